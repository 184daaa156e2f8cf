import { halfUnit } from './range.ts'
import type { Measure, PrintedFigure, PublishedTable, TableCrossing } from './publishedTable.ts'
import type { Range } from './range.ts'

/** One figure of the report, however often it is printed. */
export interface Figure extends Range {
  readonly ids: readonly string[]
  readonly printed: string
  readonly value: number
  readonly decimals: number
  readonly base: number | null
  readonly mark: string | null
}

/** A measure in one crossing: its total, and a figure for each level in the order of the crossing. */
export interface Block {
  readonly measure: Measure
  readonly crossing: TableCrossing
  readonly total: Figure | null
  readonly groups: readonly Figure[]
}

/** Every measure in every crossing of which all levels are printed; groups that do not make up the whole are left out. */
export function blocksOf(table: PublishedTable): Block[] {
  return table.measures.flatMap((measure) =>
    table.crossings.flatMap((crossing) => {
      if (crossing.partition === false || crossing.levels.length < 2) return []
      const groups = crossing.levels.map((level) => figureAt(table, measure, crossing.id, level.id))
      if (groups.some((group) => group === null)) return []
      return [{ measure, crossing, total: figureAt(table, measure, null, null), groups: groups as Figure[] }]
    }),
  )
}

/** The figure printed there; the first one where several are, which another check compares. */
export function figureAt(table: PublishedTable, measure: Measure, crossing: string | null, level: string | null): Figure | null {
  const printings = table.figures.filter((one) => one.measure === measure.id && one.crossing === crossing && one.level === level && !one.approximate)
  const [first] = printings
  if (first === undefined) return null
  const half = roundingOf(measure, first)
  return {
    ids: printings.filter((one) => one.value === first.value && one.decimals === first.decimals).map((one) => one.id),
    printed: first.printed,
    value: first.value,
    decimals: first.decimals,
    base: printings.find((one) => one.base !== undefined)?.base ?? null,
    mark: first.mark ?? null,
    from: first.value - half,
    to: first.value + half,
  }
}

/** Half a unit of the last decimal; a whole count is exact. */
export const roundingOf = (measure: Measure, figure: PrintedFigure): number =>
  measure.kind === 'count' && figure.decimals <= 0 ? 0 : halfUnit(figure.decimals)

export const idsOf = (figures: readonly (Figure | null)[]): string[] => figures.flatMap((figure) => figure?.ids ?? [])

export const populationOf = (measure: Measure): string => measure.population ?? 'all'
