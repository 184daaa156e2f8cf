import { comparable, headersOf } from './fields.ts'

const looksAt = 20
const known = new Set(Object.values(headersOf).flat())

/**
 * The row that holds the names of the columns: lists often begin with a title, a date, a logo's empty rows.
 * @param rows cells as text
 * @returns the place of the row among the first twenty with the most names we know, at least two; undefined when there is none
 */
export function findHeader(rows: readonly (readonly string[])[]): number | undefined {
  let best: number | undefined
  let most = 1
  rows.slice(0, looksAt).forEach((cells, place) => {
    const names = cells.filter((cell) => known.has(comparable(cell))).length
    if (names > most) {
      most = names
      best = place
    }
  })
  return best
}
