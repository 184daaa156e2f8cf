import { batteries, derivedVariables, effectAxes, variablesOf } from '../../variables.ts'
import type { ResponseMatrix } from '../../responseMatrix.ts'
import type { EffectAxis } from '../../variables.ts'

/** What a row of a table measures. */
export type RowKind =
  | 'score' // a mean of codes, with its categories where it has any
  | 'share' // a share of the members, shown beside its categories where it has any
  | 'axisMean' // the mean of the 11 effect means of an axis

const axisMeanNames: Readonly<Record<EffectAxis, string>> = { desired: 'desired_mean', realised: 'realised_mean', contribution: 'contribution_mean' }

export const axisOfMean = (row: string): EffectAxis | null => effectAxes.find((axis) => axisMeanNames[axis] === row) ?? null

/** Every single row of a wave: its variables, what is derived from them, and the means of the effect axes. */
export function rowNames(matrix: ResponseMatrix): string[] {
  return [...variablesOf(matrix.statements), ...derivedVariables, ...Object.values(axisMeanNames)]
}

/** Names that stand for several rows: an effect axis or a battery, its mean first. */
export function rowGroups(matrix: ResponseMatrix): Record<string, string[]> {
  const of = (stem: string) => variablesOf(matrix.statements).filter((variable) => new RegExp(`^${stem}_\\d+$`).test(variable))
  return {
    ...Object.fromEntries(effectAxes.map((axis) => [axis, [axisMeanNames[axis], ...of(axis)]])),
    ...Object.fromEntries(batteries.map((battery) => [battery, [`${battery}_mean`, ...of(battery)]])),
    priority: of('priority'),
  }
}

/**
 * Single rows from names of rows and of groups of rows, each once.
 * @throws RangeError for a name that is neither
 */
export function expandRows(matrix: ResponseMatrix, names: readonly string[]): string[] {
  const single = new Set(rowNames(matrix))
  const groups = rowGroups(matrix)
  const rows = names.flatMap((name) => {
    if (Object.hasOwn(groups, name)) return groups[name]!
    if (!single.has(name)) throw new RangeError(`${JSON.stringify(name)} is not a row of this wave`)
    return [name]
  })
  return [...new Set(rows)]
}

export function kindOfRow(row: string): RowKind {
  if (axisOfMean(row)) return 'axisMean'
  return row === 'q1_active' || row === 'competitive' || row === 'competitive_within3' ? 'share' : 'score'
}
