import { criticalT, twoSidedP } from '../distributions/studentT.ts'
import type { PlainMean } from '../estimation/plainMean.ts'

/**
 * Difference between two unweighted means, second minus first, with unequal variances (Welch, 1947). R: `t.test(y ~ group)`.
 * @throws RangeError unless both groups have a standard deviation above 0
 */
export function welchDifference(first: PlainMean, second: PlainMean) {
  if (!(first.mean !== null && second.mean !== null && first.standardDeviation && second.standardDeviation)) {
    throw new RangeError('both groups need answers that differ')
  }
  const one = first.standardDeviation ** 2 / first.base
  const two = second.standardDeviation ** 2 / second.base
  const standardError = Math.sqrt(one + two)
  const degreesOfFreedom = (one + two) ** 2 / (one ** 2 / (first.base - 1) + two ** 2 / (second.base - 1))
  const difference = second.mean - first.mean
  const t = difference / standardError
  const halfWidth = criticalT(degreesOfFreedom) * standardError
  return { difference, lower: difference - halfWidth, upper: difference + halfWidth, t, degreesOfFreedom, p: twoSidedP(t, degreesOfFreedom) }
}
