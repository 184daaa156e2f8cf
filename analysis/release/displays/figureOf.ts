import { roundedRatio, toMultiple } from './rounding.ts'
import type { Showing } from './showing.ts'
import type { ReleasedBase, ReleasedCounts, ReleasedFigure, ReleaseRules } from '../releaseDocument.ts'

export const withheld: ReleasedFigure = { kind: 'withheld' }

/**
 * What is displayed of these answers. The only place where answers become a figure: the audit compares what this
 * function says of other data sets with what it says of the real one.
 * Under `distributionBase` categories without an order show nothing: a mean has no meaning, and single counts would be exact.
 * @param counts answers per code, in code order
 */
export function figureOf(codes: readonly number[], counts: ArrayLike<number>, showing: Showing, rules: ReleaseRules): ReleasedFigure {
  let base = 0
  for (let place = 0; place < codes.length; place++) base += counts[place]!
  if (base < rules.smallestBase) return withheld
  if (base < rules.distributionBase) return showing.ordered ? meanOnly(codes, counts, base, showing, rules) : withheld
  const told: ReleasedBase = showing.baseKnown ? { kind: 'exact', base } : { kind: 'about', base: toMultiple(base, rules.countsRoundedTo) }
  const common = codes.findIndex((_, place) => counts[place]! >= base - rules.dissentersHidden)
  if (common >= 0) return { kind: 'nearlyAll', base: told, code: codes[common]! }
  const rounded = codes.map((code, place) => [code, toMultiple(counts[place]!, rules.countsRoundedTo)] as const)
  if (showing.exactMean && base >= rules.exactBase) {
    let sum = 0
    codes.forEach((code, place) => (sum += code * counts[place]!))
    return { kind: 'exact', base: told, counts: rounded, mean: roundedRatio(sum, base, 2) }
  }
  return { kind: 'distribution', base: told, counts: rounded, mean: showing.ordered ? meanOfCounts(rounded) : null }
}

/** The mean of counts as they are shown, to two decimals; null where all of them were rounded to 0. */
export function meanOfCounts(counts: ReleasedCounts): number | null {
  let base = 0
  let sum = 0
  for (const [code, count] of counts) {
    base += count
    sum += code * count
  }
  return base === 0 ? null : roundedRatio(sum, base, 2)
}

function meanOnly(codes: readonly number[], counts: ArrayLike<number>, base: number, { baseKnown }: Showing, rules: ReleaseRules): ReleasedFigure {
  const told: ReleasedBase = baseKnown ? { kind: 'exact', base } : { kind: 'between', least: rules.smallestBase, most: rules.distributionBase - 1 }
  const lowest = codes[0]!
  const length = codes.at(-1)! - lowest
  let sum = 0
  codes.forEach((code, place) => (sum += (code - lowest) * counts[place]!))
  // What a base of n says, or, where n is not told, the least that any base says
  const n = baseKnown ? base : rules.smallestBase
  if (sum >= length * (base - 1)) return { kind: 'atLeast', base: told, bound: Math.floor((10 * (lowest * n + length * (n - 1))) / n) / 10 }
  if (sum <= length) return { kind: 'atMost', base: told, bound: Math.ceil((10 * (lowest * n + length)) / n) / 10 }
  return { kind: 'mean', base: told, mean: roundedRatio(lowest * base + sum, base, 1), decimals: 1 }
}
