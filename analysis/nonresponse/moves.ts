import { notEstimable } from '../result.ts'
import { codesOf } from '../variables.ts'
import type { Crossing } from '../figures/crossing.ts'
import type { EffectMatrix } from '../figures/effectMatrix.ts'
import type { ViewKind } from '../figures/mean.ts'
import type { Result } from '../result.ts'

export const axisFigures = ['desired_axis', 'realised_axis', 'contribution_axis'] as const

export type ByView<Value> = Readonly<Record<ViewKind, Value>>
type Value = Result<{ readonly value: number; readonly standardError: number | null }>

/** One mean in the three views, and what raking moves it by. */
export interface Move {
  /** A variable of the crossings, or the mean of an axis of the effects. */
  readonly variable: string
  readonly base: number | null
  readonly lowest: number
  readonly highest: number
  readonly values: ByView<Value>
  /** Raked minus as published, in the units of the figure and as a part (signed) of the length of its scale. */
  readonly moved: Result<{ readonly value: number; readonly partOfScale: number }>
}

/**
 * What raking moves every mean of all members by, in the order of the questionnaire, the means of the axes last.
 * @param crossings of every variable by one and the same classification, withheld as people may see them; only their totals are read
 */
export function moves(crossings: ByView<readonly Crossing[]>, matrices: ByView<readonly EffectMatrix[]>): Move[] {
  const items = crossings.published.flatMap(({ variable, columns: [total] }): Move[] => {
    // Its codes are no scale: competitive_within3 is its figure
    if (variable === 'competitive' || total === undefined) return []
    const valueIn = (view: ViewKind) => valueOf(crossings[view].find((one) => one.variable === variable)?.columns[0]?.figure.mean)
    return [moveOf(variable, total.figure.base, endsOf(variable), { published: valueIn('published'), stratified: valueIn('stratified'), raked: valueIn('raked') })]
  })
  const axes = axisFigures.map((variable) => {
    const vertical = variable === 'contribution_axis' ? 'contribution' : 'realised'
    const matrixIn = (view: ViewKind) => matrices[view].find((one) => one.domain === 'total' && one.vertical === vertical)
    const valueIn = (view: ViewKind) => matrixIn(view)?.axisMeans[variable === 'desired_axis' ? 'desired' : 'vertical'].mean ?? notEstimable('noResponse')
    return moveOf(variable, matrixIn('published')?.base ?? null, variable === 'contribution_axis' ? [0, 100] : [0, 2], { published: valueIn('published'), stratified: valueIn('stratified'), raked: valueIn('raked') })
  })
  return [...items, ...axes]
}

function moveOf(variable: string, base: number | null, [lowest, highest]: readonly [number, number], values: ByView<Value>): Move {
  const { published, raked } = values
  const absent = published.kind === 'estimated' ? raked : published
  const moved: Move['moved'] = published.kind === 'estimated' && raked.kind === 'estimated'
    ? { kind: 'estimated', value: raked.value - published.value, partOfScale: (raked.value - published.value) / (highest - lowest) }
    : absent.kind === 'estimated' ? notEstimable('noResponse') : absent
  return { variable, base, lowest, highest, values, moved }
}

const valueOf = (mean: Crossing['columns'][number]['figure']['mean'] | undefined): Value =>
  mean === undefined ? notEstimable('noResponse') : mean.kind === 'estimated' ? { kind: 'estimated', value: mean.value, standardError: mean.standardError } : mean

/** Lowest and highest value that one answer can have. */
export function endsOf(variable: string): readonly [number, number] {
  if (variable === 'competitive_within3') return [0, 1]
  const codes = codesOf(variable.endsWith('_mean') ? variable.replace('_mean', '_1') : variable)
  return [codes[0]!, codes.at(-1)!]
}
