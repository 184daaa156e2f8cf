import { answerIsProven, answersGiven } from './answersOfProfiles.ts'
import { ChangedTable } from './changedTable.ts'
import { relaxationsOf, relaxUntil } from './relaxations.ts'
import { displaysOf } from '../question.ts'
import type { ReleaseRules } from '../../releaseDocument.ts'
import type { Question } from '../question.ts'

export interface Proof {
  /** Answers for which a second data set exists beside every insider. */
  readonly proven: number
  /** Figures that had to go, or to tell less. */
  readonly relaxed: number
}

/**
 * Proves a question whose displays depend on no other answer, who answered it being known. What is proven stays proven
 * when a figure goes, so that one pass suffices.
 * @throws Error when an answer cannot be protected even with every figure about it withheld: then the audit itself is wrong
 */
export function proveQuestion(question: Question, rules: ReleaseRules): Proof {
  const fresh = (): ChangedTable => new ChangedTable(question.table, displaysOf(question), rules)
  let changed = fresh()
  let proven = 0
  let relaxed = 0
  for (const answer of answersGiven(question.table)) {
    if (!answerIsProven(changed, answer)) {
      const steps = relaxUntil(relaxationsOf([question], answer.profile, rules), () => answerIsProven(fresh(), answer))
      if (steps === null) throw new Error(`${question.table.variable}: an answer cannot be protected, even with every figure about it withheld`)
      relaxed += steps
      changed = fresh()
    }
    proven += answer.companies
  }
  return { proven, relaxed }
}
