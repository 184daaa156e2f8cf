import type { StatementCounts } from './responseMatrix.ts'

/** The effects of the questionnaire are numbered 1..11 in every wave since 2019. */
export const effectCount = 11
export const effectNumbers: readonly number[] = Array.from({ length: effectCount }, (_, index) => index + 1)

export type EffectAxis = 'desired' | 'realised' | 'contribution'
export const effectAxes: readonly EffectAxis[] = ['desired', 'realised', 'contribution']
export type Battery = 'strength' | 'benefit'
export const batteries: readonly Battery[] = ['strength', 'benefit']

/** The answers to the question on competitiveness: code in the column, word in data files. */
export const competitiveCategories: readonly { readonly code: number; readonly word: string }[] = [
  { code: 1, word: 'gerealiseerd' },
  { code: 2, word: 'binnen_1_jaar' },
  { code: 3, word: 'binnen_3_jaar' },
  { code: 4, word: 'later' },
  { code: 5, word: 'niet' },
  { code: 9, word: 'weet_niet' },
]

const fourPoints = [1, 2, 3, 4]
const threePoints = [0, 1, 2]
const scales: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^q1_active$/, [0, 1]],
  [/^q2_relevance$/, fourPoints],
  [/^(desired|realised)_\d+$/, threePoints],
  [/^contribution_\d+$/, [0, 25, 50, 75, 100]],
  [/^(strength|benefit|priority)_\d+$/, fourPoints],
  [/^competitive$/, competitiveCategories.map((category) => category.code)],
]

/**
 * The codes a variable can have, ascending.
 * @throws RangeError for a name that no questionnaire has
 */
export function codesOf(variable: string): readonly number[] {
  const scale = scales.find(([pattern]) => pattern.test(variable))
  if (!scale) throw new RangeError(`no variable is called ${variable}`)
  return scale[1]
}

const numbered = (stem: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${stem}_${index + 1}`)

/** Every column of a response matrix with these batteries, in the order of the questionnaire. */
export function variablesOf(statements: StatementCounts): string[] {
  return [
    'q1_active',
    'q2_relevance',
    ...effectAxes.flatMap((axis) => numbered(axis, effectCount)),
    ...numbered('strength', statements.strength),
    ...numbered('benefit', statements.benefit),
    'competitive',
    ...numbered('priority', statements.priority),
  ]
}

/** Variables that no column holds: the mean of the statements answered, and whether competitiveness comes within three years. */
export const derivedVariables = ['strength_mean', 'benefit_mean', 'competitive_within3'] as const
export type DerivedVariable = (typeof derivedVariables)[number]
export const isDerived = (variable: string): variable is DerivedVariable => (derivedVariables as readonly string[]).includes(variable)

/** Items on four points, where the order of the answers is surer than the distance between them. */
export const isFourPointItem = (variable: string): boolean => scales.some(([pattern, codes]) => codes === fourPoints && pattern.test(variable))
