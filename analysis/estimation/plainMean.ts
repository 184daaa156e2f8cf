import type { Tally } from '../tallies/tally.ts'

export interface PlainMean {
  readonly base: number
  /** null when nobody answered. */
  readonly mean: number | null
  /** Divided by n - 1; null under two answers. R: `sd`. */
  readonly standardDeviation: number | null
  readonly varies: boolean
}

/** Unweighted mean and standard deviation over the marked profiles, from the counts of each value. */
export function plainMean(tally: Tally, inDomain: Uint8Array): PlainMean {
  const { values } = tally
  const times = countsInDomain(tally, inDomain)
  let base = 0
  let total = 0
  let different = 0
  for (let slot = 0; slot < values.length; slot++) {
    base += times[slot]!
    total += times[slot]! * values[slot]!
    if (times[slot]! > 0) different++
  }
  if (base === 0) return { base, mean: null, standardDeviation: null, varies: false }
  const mean = total / base
  let squares = 0
  for (let slot = 0; slot < values.length; slot++) squares += times[slot]! * (values[slot]! - mean) ** 2
  return { base, mean, standardDeviation: base > 1 ? Math.sqrt(squares / (base - 1)) : null, varies: different > 1 }
}

/** How often each value was answered in the domain; then left blank, then not asked. */
export function countsInDomain(tally: Tally, inDomain: Uint8Array): Float64Array {
  const { counts, stride, profiles } = tally
  const times = new Float64Array(stride)
  for (let profile = 0; profile < profiles.count; profile++) {
    if (inDomain[profile] === 0) continue
    for (let slot = 0, at = profile * stride; slot < stride; slot++, at++) times[slot]! += counts[at]!
  }
  return times
}
