import type { DomainMoments } from '../../linearisation/cellMoments.ts'
import type { Weighting } from '../../weighting/weighting.ts'

/**
 * Variance of a weighted mean over the variance that a simple random sample without replacement of the same base would
 * have, from the population that the base stands for. R: `svymean(y, subset(design, …), deff = TRUE)`.
 * @returns null on one answer, without spread, or where the base is the whole population
 */
export function designEffect(weighting: Weighting, moments: DomainMoments, mean: number, standardError: number): number | null {
  const { base } = moments
  let weight = 0
  let squares = 0
  weighting.weights.forEach((one, cell) => {
    const count = moments.count[cell]!
    weight += one * count
    squares += one * (moments.squares[cell]! + count * (moments.mean[cell]! - mean) ** 2)
  })
  if (base < 2 || !moments.varies || weight - base <= 1e-9 * weight) return null
  const variance = (squares / weight) * (base / (base - 1))
  return standardError ** 2 / ((variance * (weight - base)) / (weight * base))
}
