import betainc from '@stdlib/math-base-special-betainc'
import quantile from '@stdlib/stats-base-dists-t-quantile'

/**
 * Two-sided p-value of Student's t: the probability of a |T| at least as large.
 * Computed as an upper tail (regularised incomplete beta), so that it keeps its digits far out; R: `2 * pt(-abs(t), df)`.
 * @param t any finite number
 * @param degreesOfFreedom above 0
 * @throws RangeError when degreesOfFreedom is not above 0
 */
export function twoSidedP(t: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0)) throw new RangeError(`degrees of freedom must be above 0, not ${degreesOfFreedom}`)
  if (t === 0) return 1
  return betainc(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5)
}

/**
 * Half width of a two-sided 95 % interval in standard errors; R: `qt(0.975, df)`.
 * @param degreesOfFreedom above 0
 * @throws RangeError when degreesOfFreedom is not above 0
 */
export function criticalT(degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0)) throw new RangeError(`degrees of freedom must be above 0, not ${degreesOfFreedom}`)
  return quantile(0.975, degreesOfFreedom)
}
