import { criticalT } from '../distributions/studentT.ts'
import { domainMoments } from '../linearisation/cellMoments.ts'
import { domainMean } from '../estimation/domainMean.ts'
import { plainMean } from '../estimation/plainMean.ts'
import { entry, numberOr } from './notEstimableEntry.ts'
import { designViews } from './wave.ts'
import type { NotEstimableReason } from '../result.ts'
import type { Tally } from '../tallies/tally.ts'
import type { Json, JsonObject } from './json.ts'
import type { Wave } from './wave.ts'

/** Base, unweighted mean and standard deviation, and the design-based means with standard error and interval. */
export function itemDocument(wave: Wave, tally: Tally, inDomain: Uint8Array): Json {
  const { base, mean, standardDeviation, varies } = plainMean(tally, inDomain)
  const moments = base > 0 ? domainMoments(wave.design, tally, inDomain) : null
  const designBased = designViews.map((view): [string, Json] => {
    const weighting = wave.weightings[view]
    if (moments === null) return [view, entry('noResponse')]
    if (weighting.kind === 'notEstimable') return [view, entry(weighting.reason)]
    const estimate = domainMean(wave.design, weighting, moments)
    const withoutSpread = base === 1 ? 'oneResponse' : varies ? null : 'noVariation'
    return [view, { mean: estimate.mean, ...spread(estimate.mean, estimate.standardError, wave.design.degreesOfFreedom, withoutSpread) }]
  })
  return {
    base,
    mean: numberOr(mean, 'noResponse'),
    standardDeviation: numberOr(standardDeviation, base === 0 ? 'noResponse' : 'oneResponse'),
    ...Object.fromEntries(designBased),
  }
}

/**
 * Standard error and 95 % interval. One answer, or only equal ones, give a linearised standard error of 0: it stands here as R
 * gives it, with a caution beside it, as it is no certainty and not to be published.
 */
export function spread(mean: number, standardError: number, degreesOfFreedom: number, withoutSpread: NotEstimableReason | null): JsonObject {
  if (withoutSpread !== null) {
    const bound = degreesOfFreedom > 0 ? mean : entry('noDegreesOfFreedom')
    return { standardError: 0, lower: bound, upper: bound, caution: withoutSpread }
  }
  if (degreesOfFreedom <= 0) return { standardError, lower: entry('noDegreesOfFreedom'), upper: entry('noDegreesOfFreedom') }
  const halfWidth = criticalT(degreesOfFreedom) * standardError
  return { standardError, lower: mean - halfWidth, upper: mean + halfWidth }
}
