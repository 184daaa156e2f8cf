import { revealingCombination } from './revealingCombination.ts'
import { finestFirst } from '../finestFirst.ts'
import type { ReleaseRules } from '../../releaseDocument.ts'
import type { Question } from '../question.ts'

/**
 * Drops the finest figure of every combination that touches one to four companies, until there is none.
 * @returns how many figures had to go
 */
export function dropRevealing(question: Question, rules: ReleaseRules): number {
  let dropped = 0
  for (;;) {
    const combination = revealingCombination(question.table, question.reasons.map((reason) => reason === null), rules.smallestBase)
    if (combination === null) return dropped
    question.reasons[finestFirst(question, combination)[0]!] = 'linear'
    dropped++
  }
}
