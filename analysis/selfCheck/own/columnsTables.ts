import { decimalsOf, axisScale, isShare, rowScale } from './rowScale.ts'
import { inLevel, inTotal, print, valueIn } from './printed.ts'
import type { Crossing } from '../../figures/crossing.ts'
import type { CategoryShare } from '../../figures/crossing.ts'
import type { MeanFigure } from '../../figures/mean.ts'
import type { View } from '../../weighting/view.ts'
import type { CrossTable } from '../../tables/crossTable.ts'
import type { Result } from '../../result.ts'
import type { Measure, PrintedFigure, PublishedTable, TableCrossing } from '../publishedTable.ts'

/** One row of figures: the total, then the columns of each classification. */
interface OwnRow {
  readonly row: string
  readonly weighted: boolean
  readonly responses: number | null
  readonly total: OwnCell
  readonly crossings: readonly { readonly id: string; readonly levels: readonly (OwnCell & { readonly level: string; readonly responses: number | null })[] }[]
}

interface OwnCell extends Pick<MeanFigure, 'base' | 'mean'> {
  readonly distribution: readonly Pick<CategoryShare, 'code' | 'count' | 'share'>[]
  /** Of the mean of an axis: that over all pairs. */
  readonly pooled: Result<{ readonly value: number }> | null
}

/** A banner table as the self-check reads it: a table for each row, so that a large one takes no longer than its rows. */
export function tablesOfCrossTable({ view, responses, banner, rows }: CrossTable): PublishedTable[] {
  return rows.flatMap(({ row, total, banner: own }) => tablesOfRow({
    row,
    weighted: view !== 'published',
    responses,
    total,
    crossings: own.map(({ classification, cells }, place) => ({ id: classification, levels: cells.map((cell, column) => ({ ...cell, ...banner[place]!.columns[column]! })) })),
  }))
}

/** One variable by one or more classifications, in the same way. */
export function tablesOfCrossings(crossings: readonly Crossing[], view: View): PublishedTable[] {
  const [first] = crossings
  if (!first) return []
  const cell = ({ figure, distribution }: Crossing['columns'][number]): OwnCell => ({ ...figure, distribution, pooled: null })
  return tablesOfRow({
    row: first.variable,
    weighted: view !== 'published',
    responses: first.columns[0]!.responses,
    total: cell(first.columns[0]!),
    crossings: crossings.map(({ by, columns }) => ({ id: by, levels: columns.slice(1).map((column) => ({ ...cell(column), level: column.domain.slice(by.length + 1), responses: column.responses })) })),
  })
}

function tablesOfRow(row: OwnRow): PublishedTable[] {
  const counted = row.total.distribution.length === 0 ? [] : [countsOfRow(row)]
  return [meansOfRow(row), ...counted]
}

/** Means, and the share of each category: everything that lies between its groups. */
function meansOfRow({ row, weighted, responses, total, crossings }: OwnRow): PublishedTable {
  const axis = /^(desired|realised|contribution)_mean$/.exec(row)?.[1] as 'desired' | 'realised' | 'contribution' | undefined
  const population = `answers to ${row}`
  const percent = isShare(row) ? 100 : 1
  const measures: Measure[] = axis
    ? [{ id: `${row}: all pairs`, kind: 'pooledPairs', population, weighted, scale: axisScale(axis).scale! }]
    : [
        { id: row, kind: isShare(row) ? 'share' : 'mean', population, weighted, ...rowScale(row) },
        ...total.distribution.map(({ code }): Measure => ({ id: `${row}: ${code}`, kind: 'share', population, weighted, scale: { lowest: 0, highest: 100 }, step: 100 })),
      ]
  const figuresOf = ({ base, mean, distribution, pooled }: OwnCell, place: (measure: string) => ReturnType<typeof inTotal>): PrintedFigure[] => {
    const figure = (measure: string, value: number | null, decimals: number, own: number | null) => (value === null ? [] : [print(place(measure), value, decimals, own)])
    // Pairs have a base of their own, which the table does not print
    if (axis) return pooled === null ? [] : figure(`${row}: all pairs`, valueIn(pooled), axis === 'contribution' ? 1 : 2, null)
    const value = valueIn(mean)
    return [
      ...figure(row, value === null ? null : value * percent, decimalsOf(row), base),
      ...distribution.flatMap(({ code, share }) => {
        const own = valueIn(share)
        return figure(`${row}: ${code}`, own === null ? null : own * 100, 1, base)
      }),
    ]
  }
  return {
    measures,
    crossings: crossings.map(({ id, levels }): TableCrossing => ({
      id,
      // Nobody is there, so the others make up the whole
      levels: levels.filter(({ base }) => base !== 0).map(({ level }) => ({ id: level })),
      ...(weighted && !coversAll(responses, levels) && { partition: false }),
    })),
    figures: [...figuresOf(total, inTotal), ...crossings.flatMap(({ id, levels }) => levels.flatMap((cell) => figuresOf(cell, (measure) => inLevel(measure, id, cell.level))))],
  }
}

/** False where some gave no answer that says which group they are in, or where that is withheld. */
const coversAll = (responses: number | null, levels: readonly { readonly responses: number | null }[]): boolean =>
  responses !== null && levels.every((one) => one.responses !== null) && levels.reduce((sum, one) => sum + one.responses!, 0) === responses

/** In every column the counts of the categories add up to the base. */
function countsOfRow({ row, total, crossings }: OwnRow): PublishedTable {
  const columns = [{ name: row, cell: total }, ...crossings.flatMap(({ id, levels }) => levels.map((cell) => ({ name: `${row}: ${id}=${cell.level}`, cell })))]
  return {
    measures: columns.map(({ name }): Measure => ({ id: name, kind: 'count' })),
    crossings: [{ id: 'answer', levels: total.distribution.map(({ code }) => ({ id: String(code) })) }],
    figures: columns.flatMap(({ name, cell: { base, distribution } }) => [
      ...(base === null ? [] : [print(inTotal(name), base, 0, null)]),
      ...distribution.flatMap(({ code, count }) => (count === null ? [] : [print(inLevel(name, 'answer', String(code)), count, 0, null)])),
    ]),
  }
}
