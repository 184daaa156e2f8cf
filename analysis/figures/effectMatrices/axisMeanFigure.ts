import { momentsByCell, momentsOfGroup } from '../../linearisation/groupMoments.ts'
import { linearisedVariance } from '../../linearisation/linearisedVariance.ts'
import { meanInterval } from '../../estimation/interval.ts'
import { vanished } from '../../linearisation/vanished.ts'
import { notEstimable } from '../../result.ts'
import type { AxisMeans, Group } from '../../estimation/axisMeans.ts'
import type { CellProfiles } from '../../tallies/profiles.ts'
import type { Estimator } from '../../estimation/estimator.ts'
import type { AxisMean } from '../effectMatrix.ts'

/**
 * Mean of an axis with its interval, and the pooled mean. As published the responses of the domain count as a simple random sample
 * (n / (n - 1) times the sum of squares of the linearised variable, t with n - 1), and the pooled mean has no standard error.
 */
export function axisMeanFigure(estimator: Estimator<CellProfiles>, means: AxisMeans): AxisMean {
  if (means.mean === null || means.pooledMean === null) {
    const none = notEstimable('noResponse')
    return { mean: none, interval: none, pooled: none, effectsUsed: 0 }
  }
  if (estimator.view !== 'published' && estimator.weighting.kind === 'notEstimable') {
    return { mean: estimator.weighting, interval: estimator.weighting, pooled: estimator.weighting, effectsUsed: means.effectsUsed }
  }
  const standardError = means.varies ? standardErrorOf(estimator, means.linearised, means.mean) : null
  const degreesOfFreedom = estimator.view === 'published' ? means.responses - 1 : estimator.design.degreesOfFreedom
  return {
    mean: { kind: 'estimated', value: means.mean, standardError },
    interval: meanInterval(means.responses, standardError !== null, means.mean, standardError ?? 0, degreesOfFreedom),
    pooled: { kind: 'estimated', value: means.pooledMean, standardError: means.pooledVaries && estimator.view !== 'published' ? standardErrorOf(estimator, means.pooledLinearised, means.pooledMean) : null },
    effectsUsed: means.effectsUsed,
  }
}

function standardErrorOf(estimator: Estimator<CellProfiles>, group: Group, mean: number): number | null {
  if (estimator.view === 'published') {
    const { count, squares } = momentsOfGroup(estimator.profiles, group)
    if (count[0]! < 2) return null
    const standardError = Math.sqrt((squares[0]! * count[0]!) / (count[0]! - 1))
    // Two responses whose answers differ but average alike have no spread, either
    return standardError > 1e-12 * Math.max(1, mean) ? standardError : null
  }
  if (estimator.weighting.kind === 'notEstimable') return null
  const standardError = Math.sqrt(linearisedVariance(estimator.design, estimator.weighting, momentsByCell(estimator.design, estimator.profiles, group)))
  return vanished(estimator.design, standardError, mean) ? null : standardError
}
