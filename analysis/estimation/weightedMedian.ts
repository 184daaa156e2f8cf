import { weightedQuantile } from 'simple-statistics'

/** Half, less than any rounding of the cumulative weights: at an exact tie the lower value is the median. */
const half = 0.5 - 1e-12

/**
 * Weighted median as the inverse of the weighted empirical distribution function: the first value at which
 * the cumulative weight reaches half of the whole. R: `svyquantile(…, 0.5, qrule = "math")`, survey 4.1.
 * @param weights sum of the weights of each value; values with weight 0 do not count
 * @returns null when no value has weight
 */
export function weightedMedian(values: readonly number[], weights: ArrayLike<number>): number | null {
  const answered: number[] = []
  const weightOf: number[] = []
  values.forEach((value, place) => {
    if (weights[place]! > 0) {
      answered.push(value)
      weightOf.push(weights[place]!)
    }
  })
  return answered.length > 0 ? weightedQuantile(answered, weightOf, half) : null
}
