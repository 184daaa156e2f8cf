import { gridOf, shownRow } from '../layout/tableCounts.ts'
import { withholdInGrid } from './withholdInGrid.ts'
import type { Placing } from '../layout/tableCounts.ts'
import type { Reason } from './withholdInGrid.ts'

/** What must go from one row of the table: its total, and by banner question its columns. */
export interface Withholding {
  readonly total: Reason
  readonly columns: readonly (readonly Reason[])[]
}

/** @param countsOf by banner question: the number of responses of each profile that counts */
export function withholdingOf(placings: readonly Placing[], countsOf: readonly ArrayLike<number>[]): Withholding {
  const grids = placings.map((placing, question) => gridOf(placing, countsOf[question]!))
  let totals: Reason[] = grids[0]!.map(() => null)
  for (;;) {
    const reasons = grids.map((grid) => withholdInGrid(grid, totals))
    const found = totals.map((_, row) => reasons.map((one) => one[row]![0]!).find((reason) => reason !== null) ?? null)
    if (found.every((reason, row) => reason === totals[row])) {
      const shown = reasons.map((one, question) => shownRow(placings[question]!, one))
      return { total: shown[0]![0]!, columns: shown.map((row) => row.slice(1, -1)) }
    }
    // A total hidden for one crossing would be the sum of the columns of another
    totals = found
  }
}

/** What must go for the sake of either. */
export function together(first: Withholding, second: Withholding): Withholding {
  return {
    total: first.total ?? second.total,
    columns: first.columns.map((columns, question) => columns.map((reason, column) => reason ?? second.columns[question]![column]!)),
  }
}

export function nothingWithheld(placings: readonly Placing[]): Withholding {
  return { total: null, columns: placings.map(({ columns }) => new Array<Reason>(columns).fill(null)) }
}
