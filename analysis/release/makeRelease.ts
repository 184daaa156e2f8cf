import { auditRelease } from './audit/auditRelease.ts'
import { questionOf, showingIn } from './audit/question.ts'
import { derivedFigures } from './derived.ts'
import { figureOf, withheld } from './displays/figureOf.ts'
import { plainFigure } from './displays/plainFigure.ts'
import { isOrdered } from './displays/showing.ts'
import { releaseRules } from './releaseRules.ts'
import { answerTableOf, countsByGroup } from './universe/answerTable.ts'
import { peersOf } from './universe/peers.ts'
import { universeOf } from './universe/universe.ts'
import { variablesOf } from '../variables.ts'
import type { Question } from './audit/question.ts'
import type { OnStep } from '../onStep.ts'
import type { ResponseMatrix } from '../responseMatrix.ts'
import type { ReleaseAudit, ReleaseDocument, ReleasedFigure, ReleaseRules } from './releaseDocument.ts'

export interface ReleaseOptions {
  /** False: every group with its exact counts, for the attack that must then succeed. Never for a release that leaves the house. */
  readonly enforced?: boolean
  readonly onStep?: OnStep
}

/**
 * The figures of a wave that may leave the house, by the rules, and what the audit had to drop for it. The same responses
 * give the same document, in whatever order they stand. A complete response is a row of the matrix; where companies have
 * several memberships, each is a row of its own.
 *
 * Before any answer is looked at, bases decide what is withheld; then the audit drops what linear combinations reveal and
 * what leaves a company without a second data set that displays the same. Whole numbers leak where linear algebra sees
 * nothing, and many figures together pin single answers (Dinur and Nissim, Revealing information while preserving privacy,
 * 2003): therefore the integer audit.
 * @throws RangeError when a column is missing or holds a byte that is no code
 */
export function makeRelease(matrix: ResponseMatrix, rules: ReleaseRules = releaseRules, { enforced = true, onStep }: ReleaseOptions = {}): { document: ReleaseDocument; audit: ReleaseAudit } {
  const universe = universeOf(matrix)
  const withoutActivity = universeOf(matrix, false)
  const variables = variablesOf(matrix.statements)
  const questions = variables.map((variable) => questionOf(answerTableOf(variable === 'q1_active' ? withoutActivity : universe, variable), rules))
  const { rounds, proven } = enforced ? auditRelease(questions, rules, onStep) : { rounds: 1, proven: 0 }

  const groups = universe.groups.map((group) => group.name)
  const shown = new Map(questions.map((question) => [question.table.variable, enforced ? figuresOf(question, rules) : plainFiguresOf(question)]))
  const places = new Map(groups.map((group, place) => [group, place]))
  const document: ReleaseDocument = {
    format: 'release-1',
    rules,
    variables,
    groups,
    peers: peersOf(universe, rules),
    figures: variables.flatMap((variable) => groups.map((group, place) => ({ variable, group, shown: shown.get(variable)![place]! }))),
    derived: derivedFigures((variable, group) => shown.get(variable)![places.get(group)!]!, groups, matrix.statements),
  }
  return { document, audit: { ...reportOf(questions, enforced, rules), rounds, proven } }
}

function figuresOf(question: Question, rules: ReleaseRules): ReleasedFigure[] {
  const { codes } = question.table
  const counts = countsByGroup(question.table)
  return question.reasons.map((reason, group) =>
    reason === null ? figureOf(codes, counts.subarray(group * codes.length, (group + 1) * codes.length), showingIn(question, group), rules) : withheld,
  )
}

function plainFiguresOf({ table, bases }: Question): ReleasedFigure[] {
  const counts = countsByGroup(table)
  const width = table.codes.length
  return bases.map((_, group) => plainFigure(table.codes, counts.subarray(group * width, (group + 1) * width), isOrdered(table.variable)))
}

function reportOf(questions: readonly Question[], enforced: boolean, rules: ReleaseRules): Omit<ReleaseAudit, 'rounds' | 'proven'> {
  const all = questions.flatMap(({ table, bases, reasons, rounded }) =>
    bases.map((base, place) => ({ variable: table.variable, group: table.universe.groups[place]!.name, base, reason: enforced ? reasons[place]! : null, rounded: rounded[place]! })),
  )
  const eligible = all.filter(({ base }) => base >= rules.distributionBase)
  return {
    eligible: eligible.length,
    kept: eligible.filter(({ reason }) => reason === null).length,
    // Nobody in the group, or nobody asked: nothing to withhold
    dropped: all.flatMap(({ variable, group, base, reason }) => (reason === null || base === 0 ? [] : [{ variable, group, reason }])),
    rounded: all.flatMap(({ variable, group, rounded, reason }) => (rounded && reason === null ? [{ variable, group }] : [])),
  }
}
