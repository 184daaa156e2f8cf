/** Two primes small enough that a product of two residues is exact in a double. */
export const primes = [67_108_859, 33_554_393] as const

const power = (base: number, exponent: number, prime: number): number => {
  let result = 1
  for (let square = base % prime; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2) result = (result * square) % prime
    square = (square * square) % prime
  }
  return result
}

/**
 * For each column a vector such that a combination of columns lies in the row space of the matrix exactly when it is
 * orthogonal to all null vectors: row `column` of a basis of the null space, modulo a prime.
 */
export function nullSpace(rows: readonly (readonly number[])[], columns: number, prime: number): number[][] {
  const reduced = rows.map((row) => row.map((value) => ((value % prime) + prime) % prime))
  const pivots: number[] = []
  for (let column = 0; column < columns && pivots.length < reduced.length; column++) {
    const at = pivots.length
    const found = reduced.findIndex((row, index) => index >= at && row[column] !== 0)
    if (found < 0) continue
    ;[reduced[at], reduced[found]] = [reduced[found]!, reduced[at]!]
    const inverse = power(reduced[at]![column]!, prime - 2, prime)
    reduced[at] = reduced[at]!.map((value) => (value * inverse) % prime)
    for (let row = 0; row < reduced.length; row++) {
      const factor = reduced[row]![column]!
      if (row === at || factor === 0) continue
      const pivotRow = reduced[at]!
      reduced[row] = reduced[row]!.map((value, index) => (((value - factor * pivotRow[index]!) % prime) + prime) % prime)
    }
    pivots.push(column)
  }
  const free = Array.from({ length: columns }, (_, column) => column).filter((column) => !pivots.includes(column))
  return Array.from({ length: columns }, (_, column) => {
    const pivot = pivots.indexOf(column)
    return free.map((one) => (pivot >= 0 ? (prime - reduced[pivot]![one]!) % prime : Number(one === column)))
  })
}

/**
 * Fractions that combine the rows to the target, found without rounding; null when there are none. The certificate
 * that something is in the row space: adding up the rows so gives the target, which the caller can repeat.
 */
export function combination(rows: readonly (readonly number[])[], target: readonly number[]): { numerators: bigint[]; denominator: bigint } | null {
  // Gauss-Jordan without fractions on the transposed system: one equation a column, one unknown a row
  const system = target.map((goal, column) => [...rows.map((row) => BigInt(row[column]!)), BigInt(goal)])
  const unknowns = rows.length
  const pivots: number[] = []
  for (let unknown = 0; unknown < unknowns; unknown++) {
    const at = pivots.length
    const found = system.findIndex((equation, index) => index >= at && equation[unknown] !== 0n)
    if (found < 0) continue
    ;[system[at], system[found]] = [system[found]!, system[at]!]
    const pivotRow = system[at]!
    for (let row = 0; row < system.length; row++) {
      const factor = system[row]![unknown]!
      if (row === at || factor === 0n) continue
      system[row] = shortened(system[row]!.map((value, index) => value * pivotRow[unknown]! - factor * pivotRow[index]!))
    }
    pivots.push(unknown)
  }
  if (system.slice(pivots.length).some((equation) => equation[unknowns] !== 0n)) return null
  const denominator = pivots.reduce((product, unknown, row) => leastCommonMultiple(product, absolute(system[row]![unknown]!)), 1n)
  const numerators = rows.map(() => 0n)
  pivots.forEach((unknown, row) => (numerators[unknown] = (system[row]![unknowns]! * denominator) / system[row]![unknown]!))
  return { numerators, denominator }
}

const absolute = (value: bigint): bigint => (value < 0n ? -value : value)
const commonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : commonDivisor(b, a % b))
const leastCommonMultiple = (a: bigint, b: bigint): bigint => (a / commonDivisor(a, b)) * b

function shortened(row: bigint[]): bigint[] {
  const divisor = row.reduce((all, value) => commonDivisor(all, absolute(value)), 0n)
  return divisor > 1n ? row.map((value) => value / divisor) : row
}
