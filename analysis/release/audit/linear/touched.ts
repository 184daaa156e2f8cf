/** A set of small numbers of touched companies, as bits: bit t stands for t touched. */
export const touchedOnly = (touched: number): number => 1 << touched

/** The numbers that reveal: at least one, fewer than the smallest base. */
export const fewTouched = (smallestBase: number): number => (1 << smallestBase) - 2

/** All sums of a number of one set and a number of another that stay below the smallest base, looked up. */
export function addTouched(smallestBase: number): (a: number, b: number) => number {
  const size = 1 << smallestBase
  const sums = new Int32Array(size * size)
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      let sum = 0
      for (let touched = 0; touched < smallestBase; touched++) if ((b >> touched) & 1) sum |= a << touched
      sums[a * size + b] = sum & (size - 1)
    }
  }
  return (a, b) => sums[a * size + b]!
}
