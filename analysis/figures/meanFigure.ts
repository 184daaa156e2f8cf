import { domainEstimate } from '../estimation/domainEstimate.ts'
import { meanInterval } from '../estimation/interval.ts'
import { plainMean } from '../estimation/plainMean.ts'
import { vanished } from '../linearisation/vanished.ts'
import { notEstimable } from '../result.ts'
import type { CellProfiles } from '../tallies/profiles.ts'
import type { Estimator } from '../estimation/estimator.ts'
import type { Tally } from '../tallies/tally.ts'
import type { MeanFigure } from './mean.ts'

/**
 * Mean of a tallied variable in a domain.
 * As published: unweighted, standard deviation with n - 1, and an interval as under simple random sampling without finite
 * population correction (t with n - 1; the study printed none). Stratified and raked: the linearised standard error, and t
 * with the responses minus the clusters they are in.
 */
export function meanFigure(estimator: Estimator<CellProfiles>, tally: Tally, inDomain: Uint8Array): MeanFigure {
  const plain = plainMean(tally, inDomain)
  const { base, standardDeviation, varies } = plain
  if (plain.mean === null) return { base: 0, mean: notEstimable('noResponse'), interval: notEstimable('noResponse') }
  if (estimator.view === 'published') {
    const standardError = varies ? standardDeviation! / Math.sqrt(base) : null
    return {
      base,
      mean: { kind: 'estimated', value: plain.mean, standardError, standardDeviation },
      interval: meanInterval(base, varies, plain.mean, standardError ?? 0, base - 1),
    }
  }
  const { design, weighting } = estimator
  if (weighting.kind === 'notEstimable') return { base, mean: weighting, interval: weighting }
  const { mean, standardError } = domainEstimate(design, weighting, tally, inDomain)
  const spreads = varies && !vanished(design, standardError, mean)
  return {
    base,
    mean: { kind: 'estimated', value: mean, standardError: spreads ? standardError : null, standardDeviation },
    interval: meanInterval(base, spreads, mean, standardError, design.degreesOfFreedom),
  }
}
