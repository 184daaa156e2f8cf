/** Rows in one statement: small enough for the limits on parameters of both databases (32,766 and 65,535). */
const rowsAtOnce = 500

/** Does something with many rows, a chunk at a time, in order. */
export async function inChunks<Row>(rows: readonly Row[], work: (chunk: Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) await work(rows.slice(from, from + rowsAtOnce))
}
