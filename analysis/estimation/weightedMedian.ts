import { weightedQuantile } from 'simple-statistics'

/** Half, less than any rounding of the cumulative weights: at an exact tie the lower value is the median. */
const half = 0.5 - 1e-12

/** The responses that gave each of a list of ascending values. */
export interface WeightedValues {
  readonly values: readonly number[]
  /** Sum of the weights of the responses that gave the value. */
  readonly weights: ArrayLike<number>
  /** How many responses gave the value. */
  readonly counts: ArrayLike<number>
}

/**
 * Weighted median as the inverse of the weighted empirical distribution function: the first value at which
 * the cumulative weight reaches half of the whole. R: `svyquantile(…, 0.5, qrule = "math")`, survey 4.1.
 * Where one response holds the lowest value and more than half of all weight, R takes the next value instead;
 * so does this, that both agree on every domain (it takes a base of a handful).
 * @returns null when nobody answered
 */
export function weightedMedian({ values, weights, counts }: WeightedValues): number | null {
  const answered: number[] = []
  const weightOf: number[] = []
  let lowestCount = 0
  let total = 0
  values.forEach((value, place) => {
    if (!(counts[place]! > 0)) return
    if (answered.length === 0) lowestCount = counts[place]!
    answered.push(value)
    weightOf.push(weights[place]!)
    total += weights[place]!
  })
  if (answered.length === 0) return null
  if (answered.length > 1 && lowestCount === 1 && weightOf[0]! > (0.5 + 1e-12) * total) return answered[1]!
  return weightedQuantile(answered, weightOf, half)
}
