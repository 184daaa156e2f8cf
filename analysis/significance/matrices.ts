export type Matrix = readonly (readonly number[])[]

export const transposed = (a: Matrix): Matrix => (a[0] ?? []).map((_, column) => a.map((row) => row[column]!))

export function product(a: Matrix, b: Matrix): Matrix {
  const columns = b[0]?.length ?? 0
  return a.map((row) => {
    const out = new Array<number>(columns).fill(0)
    row.forEach((factor, inner) => {
      for (let column = 0; column < columns; column++) out[column]! += factor * b[inner]![column]!
    })
    return out
  })
}

export const trace = (a: Matrix): number => a.reduce((sum, row, index) => sum + row[index]!, 0)

/** X with A X = B, by Gaussian elimination with partial pivoting; null when A is singular. */
export function solve(a: Matrix, b: Matrix): Matrix | null {
  const size = a.length
  const work = a.map((row, index) => [...row, ...b[index]!])
  const scale = Math.max(...a.flat().map(Math.abs))
  for (let pivot = 0; pivot < size; pivot++) {
    let best = pivot
    for (let row = pivot + 1; row < size; row++) if (Math.abs(work[row]![pivot]!) > Math.abs(work[best]![pivot]!)) best = row
    if (!(Math.abs(work[best]![pivot]!) > 1e-13 * scale)) return null
    ;[work[pivot], work[best]] = [work[best]!, work[pivot]!]
    const own = work[pivot]!
    for (let row = 0; row < size; row++) {
      if (row === pivot) continue
      const factor = work[row]![pivot]! / own[pivot]!
      if (factor === 0) continue
      for (let column = pivot; column < own.length; column++) work[row]![column]! -= factor * own[column]!
    }
  }
  return work.map((row, index) => row.slice(size).map((value) => value / row[index]!))
}
