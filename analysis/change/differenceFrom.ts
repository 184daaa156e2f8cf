import { criticalT, twoSidedP } from '../distributions/studentT.ts'
import { notEstimable } from '../result.ts'
import type { PlainMean } from '../estimation/plainMean.ts'
import type { NotEstimable } from '../result.ts'
import type { Difference } from './difference.ts'

/** A difference with its interval and test, from its standard error. An interval needs two degrees of freedom. */
export function differenceFrom(base: number, difference: number, standardError: number, degreesOfFreedom: number): Difference {
  if (!(standardError > 0)) return notEstimable('noVariation')
  if (!(degreesOfFreedom >= 2)) return notEstimable('noDegreesOfFreedom')
  const t = difference / standardError
  const halfWidth = criticalT(degreesOfFreedom) * standardError
  return {
    kind: 'estimated',
    base,
    difference,
    standardError,
    lower: difference - halfWidth,
    upper: difference + halfWidth,
    t,
    degreesOfFreedom,
    p: twoSidedP(t, degreesOfFreedom),
  }
}

/** Why two sets of answers cannot be held beside each other: a side without spread has a standard error that is falsely 0. */
export function whyNotCompared(first: PlainMean, second: PlainMean): NotEstimable | null {
  if (first.base + second.base === 0) return notEstimable('noResponse')
  if (first.base === 0 || second.base === 0) return notEstimable('emptyLevel')
  if (first.base === 1 || second.base === 1) return notEstimable('oneResponse')
  if (!first.varies || !second.varies) return notEstimable('noVariation')
  return null
}
