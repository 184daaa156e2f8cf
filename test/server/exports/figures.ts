import { crossing, crossTable, effectMatrices, kindOfView, pairedEffects, raking, withholdInPairedEffects, withholdSmallBases } from '../../../analysis/index.ts'
import type { CrossingBy, DomainId, ResponseMatrix, TableRequest, VerticalAxis, View } from '../../../analysis/index.ts'
import { sidesOfGroups, takenComparison } from '../../../server/exports/told/comparison/comparedMatrices.ts'
import { takenPairedEffects } from '../../../server/exports/told/comparison/pairedEffects.ts'
import { compareDomains } from '../../../server/figures/change/matrixComparison.ts'
import type { Occasion, TakenCrossings, TakenEffectMatrix, TakenTable, TakenTold } from '../../../server/exports/takenFigure.ts'

export const occasion: Occasion = {
  wave: { id: '2019', label: 'Golf 2019', state: 'closed', synthetic: true, opensAt: '2019-01-01T00:00:00.000Z', closesAt: '2019-03-01T00:00:00.000Z', questionnaireVersion: '2020.1' },
  origin: 'https://bevraging.example',
  takenAt: '2026-11-21T12:00:00.000Z',
}

export const takenMatrix = (matrix: ResponseMatrix, domain: DomainId, vertical: VerticalAxis, view: View): TakenEffectMatrix => ({
  kind: 'effectMatrix',
  view,
  matrix: withholdSmallBases(effectMatrices(matrix, view)).find((one) => one.domain === domain && one.vertical === vertical)!,
  raking: kindOfView(view) === 'raked' ? raking(matrix, view) : undefined,
})

export const takenCrossings = (matrix: ResponseMatrix, variable: string, by: readonly CrossingBy[], view: View): TakenCrossings => ({
  kind: 'crossings',
  view,
  variable,
  by,
  crossings: by.map((one) => withholdSmallBases(crossing(matrix, variable, one, view))),
  raking: kindOfView(view) === 'raked' ? raking(matrix, view) : undefined,
})

export const takenTable = (matrix: ResponseMatrix, rows: readonly string[], banner: readonly string[], layer: TableRequest['layer'], view: View): TakenTable => ({
  kind: 'table',
  view,
  rows,
  table: crossTable(matrix, { rows, banner, layer, view, withhold: true }),
  raking: kindOfView(view) === 'raked' ? raking(matrix, view) : undefined,
  clusterNames: new Map(),
})

/** The wave in which only `keep` of one level answered: small bases, and their complements. */
export function withFew(matrix: ResponseMatrix, by: 'call' | 'size', level: string, keep: number): ResponseMatrix {
  const ordinal = matrix.register.levels[by].indexOf(level)
  let found = 0
  const rows = Array.from({ length: matrix.responses }, (_, row) => row).filter((row) => matrix[by][row] !== ordinal || ++found <= keep)
  const take = (column: Uint8Array) => Uint8Array.from(rows, (row) => column[row]!)
  return {
    ...matrix,
    responses: rows.length,
    cluster: Uint16Array.from(rows, (row) => matrix.cluster[row]!),
    call: take(matrix.call),
    size: take(matrix.size),
    embedding: take(matrix.embedding),
    columns: Object.fromEntries(Object.entries(matrix.columns).map(([name, column]) => [name, take(column)])),
  }
}

const rakingOf = (matrix: ResponseMatrix, view: View) => (kindOfView(view) === 'raked' ? raking(matrix, view) : undefined)

export const takenPaired = (matrix: ResponseMatrix, domain: DomainId, by: CrossingBy, view: View): TakenTold =>
  takenPairedEffects(withholdInPairedEffects(pairedEffects(matrix, view)), domain, by, rakingOf(matrix, view))!

export const takenGroups = (matrix: ResponseMatrix, first: DomainId, second: DomainId, vertical: VerticalAxis, view: View) => {
  const comparison = compareDomains('2019', matrix, withholdSmallBases(effectMatrices(matrix, view)), [first, second], vertical, view)!
  return { comparison, figure: takenComparison(comparison, sidesOfGroups(first, second), rakingOf(matrix, view)) }
}
