import { seededRandom } from '../../../server/demonstration/generate/random.ts'
import { combination, nullSpace, primes } from './modular.ts'

/** A few companies whose answers, added and subtracted, follow from sums that are shown. */
export interface Isolated {
  /** Columns that the combination leaves, and with which sign. */
  readonly columns: readonly { readonly column: number; readonly sign: 1 | -1 }[]
  readonly companies: number
}

/**
 * Do some combinations of the shown sums touch only 1 to `most` companies? Coefficients may be any fractions; what is
 * left must be a signed sum of whole profiles. Searched modulo two primes, and each find proven by exact fractions.
 * @param sums one row per shown sum: 1 for every profile in it
 * @param sizes companies of each profile behind these sums; 0 for profiles without
 */
export function isolated(sums: readonly (readonly number[])[], sizes: readonly number[], most = 4): Isolated[] {
  const columns = sizes.map((_, column) => column).filter((column) => sizes[column]! > 0 && sizes[column]! <= most && sums.some((row) => row[column]))
  const spaces = primes.map((prime) => ({ prime, vectors: nullSpace(sums, sizes.length, prime) }))
  // A vector is zero when its product with random weights is, but for one chance in the prime: two primes, then the proof
  const hashes = spaces.map(({ prime, vectors }, which) => {
    const random = seededRandom(which + 1)
    const weights = (vectors[0] ?? []).map(() => 1 + random.integer(prime - 1))
    return vectors.map((vector) => vector.reduce((sum, value, index) => (sum + value * (weights[index] ?? 0)) % prime, 0))
  })
  const [first, second] = primes
  const value = (parts: readonly { column: number; sign: 1 | -1 }[], which: 0 | 1): number => {
    const prime = which ? second : first
    return parts.reduce((sum, { column, sign }) => (sum + sign * hashes[which]![column]! + prime) % prime, 0)
  }
  const found: Isolated[] = []
  const taken = new Set<string>()
  const consider = (parts: readonly { column: number; sign: 1 | -1 }[]) => {
    const companies = parts.reduce((sum, { column }) => sum + sizes[column]!, 0)
    if (companies > most || value(parts, 0) !== 0 || value(parts, 1) !== 0) return
    const sorted = [...parts].sort((a, b) => a.column - b.column)
    const key = sorted.map(({ column }) => column).join(' ')
    if (taken.has(key) || new Set(parts.map(({ column }) => column)).size < parts.length) return
    const target = sizes.map((_, column) => sorted.find((part) => part.column === column)?.sign ?? 0)
    if (!combination(sums, target)) return
    taken.add(key)
    found.push({ columns: sorted, companies })
  }
  for (const column of columns) consider([{ column, sign: 1 }])
  const together = columns.filter((column) => !taken.has(String(column)))
  const pairs = new Map<number, { column: number; sign: 1 | -1 }[][]>()
  together.forEach((column, index) => {
    for (const other of together.slice(index + 1)) {
      if (sizes[column]! + sizes[other]! > most) continue
      for (const sign of [1, -1] as const) {
        const pair: { column: number; sign: 1 | -1 }[] = [{ column, sign: 1 }, { column: other, sign }]
        consider(pair)
        const hash = value(pair, 0)
        pairs.set(hash, [...(pairs.get(hash) ?? []), pair])
      }
    }
  })
  // Three and four companies: one, or two, that take away what a pair leaves
  for (const column of together) {
    for (const sign of [1, -1] as const) {
      for (const pair of pairs.get(value([{ column, sign: sign === 1 ? -1 : 1 }], 0)) ?? []) consider([...pair, { column, sign }])
    }
  }
  for (const [hash, group] of pairs) {
    const opposite = pairs.get((first - hash) % first) ?? []
    for (const pair of group) for (const other of [...opposite, ...group.map((one) => one.map(({ column, sign }) => ({ column, sign: (sign === 1 ? -1 : 1) as 1 | -1 })))]) consider([...pair, ...other])
  }
  return found.filter(({ columns: parts }) => !found.some((other) => other.columns.length < parts.length && other.columns.every(({ column }) => parts.some((part) => part.column === column))))
}
