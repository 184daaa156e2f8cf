import { domainMean } from '../estimation/domainMean.ts'
import { plainMean } from '../estimation/plainMean.ts'
import { domainMoments } from '../linearisation/cellMoments.ts'
import { everybodyAnswered, vanished } from '../linearisation/vanished.ts'
import { notEstimable } from '../result.ts'
import { clustersWith } from '../weighting/surveyDesign.ts'
import { differenceFrom, whyNotCompared } from './differenceFrom.ts'
import type { Estimator } from '../estimation/estimator.ts'
import type { CellProfiles } from '../tallies/profiles.ts'
import type { Tally } from '../tallies/tally.ts'
import type { Difference } from './difference.ts'

/** One variable in one domain of one wave. */
export interface WaveSide {
  readonly estimator: Estimator<CellProfiles>
  readonly tally: Tally
  readonly inDomain: Uint8Array
}

/**
 * Change of a mean from one wave to another, later minus earlier, for everyone who answered: the waves are independent
 * samples given their designs, so the variances add. Members who answered both make the two means correlate, as a rule
 * positively; this counts that as 0, so that the interval is rather too wide than too narrow (the panel counts it).
 * Degrees of freedom: of both waves the responses in the domain that answered minus their clusters, together minus 1; as
 * published those of Welch. R: `svyttest(y ~ wave, design)` on the stacked waves with strata wave x cluster; `t.test`.
 */
export function differenceOfWaves(earlier: WaveSide, later: WaveSide): Difference {
  const before = plainMean(earlier.tally, earlier.inDomain)
  const after = plainMean(later.tally, later.inDomain)
  const why = whyNotCompared(before, after)
  if (why) return why
  const base = before.base + after.base
  if (earlier.estimator.view === 'published' || later.estimator.view === 'published') {
    const one = before.standardDeviation! ** 2 / before.base
    const two = after.standardDeviation! ** 2 / after.base
    const degreesOfFreedom = (one + two) ** 2 / (one ** 2 / (before.base - 1) + two ** 2 / (after.base - 1))
    return differenceFrom(base, after.mean! - before.mean!, Math.sqrt(one + two), degreesOfFreedom)
  }
  const sides = [earlier, later].map(estimateOf)
  const [one, two] = sides
  if (one!.kind === 'notEstimable') return one!
  if (two!.kind === 'notEstimable') return two!
  if (one!.standardError === 0 && two!.standardError === 0) return notEstimable('everybodyAnswered')
  return differenceFrom(base, two!.mean - one!.mean, Math.hypot(one!.standardError, two!.standardError), one!.degreesOfFreedom + two!.degreesOfFreedom - 1)
}

function estimateOf({ estimator, tally, inDomain }: WaveSide) {
  if (estimator.view === 'published') throw new RangeError('an unweighted mean has no design')
  const { design, weighting } = estimator
  if (weighting.kind === 'notEstimable') return weighting
  const moments = domainMoments(design, tally, inDomain)
  const { mean, standardError } = domainMean(design, weighting, moments)
  // A side of which all members answered adds no chance; one whose spread raking took away hides it
  if (vanished(design, standardError, mean) && !everybodyAnswered(design, moments.count)) return notEstimable('noVariation')
  return { kind: 'estimated' as const, mean, standardError, degreesOfFreedom: moments.base - clustersWith(design, moments.count) }
}
