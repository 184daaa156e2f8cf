import { countsInDomain, plainMean } from '../../estimation/plainMean.ts'
import { domainEstimate } from '../../estimation/domainEstimate.ts'
import { shareInterval } from '../../estimation/interval.ts'
import { vanished } from '../../linearisation/vanished.ts'
import { notEstimable } from '../../result.ts'
import { tallyIndicator } from '../../tallies/tally.ts'
import type { CellProfiles } from '../../tallies/profiles.ts'
import type { Estimator } from '../../estimation/estimator.ts'
import type { Tally } from '../../tallies/tally.ts'
import type { CategoryShare } from '../crossing.ts'

/**
 * Share of every code among those who answered, each with its interval; the standard error is null where the share is 0 or 1,
 * and where raking has taken its spread away: then there is no interval either.
 * @param indicators of the values of the tally, for who has them already
 */
export function shareFigures(estimator: Estimator<CellProfiles>, tally: Tally, inDomain: Uint8Array, indicators?: readonly Tally[]): CategoryShare[] {
  const counts = countsInDomain(tally, inDomain)
  return tally.values.map((code, slot) => {
    const count = counts[slot]!
    const indicator = indicators?.[slot] ?? tallyIndicator(tally, tally.variable, (value) => value === code)
    const { share, standardError, base, degreesOfFreedom, falselyCertain, reason } = shareOf(estimator, indicator, inDomain)
    if (reason !== null) return { code, count, share: notEstimable(reason), interval: notEstimable(reason) }
    return {
      code,
      count,
      share: { kind: 'estimated', value: share, standardError: share > 0 && share < 1 && !falselyCertain ? standardError : null },
      interval: falselyCertain ? notEstimable('noVariation') : shareInterval(base, share, standardError, degreesOfFreedom),
    }
  })
}

function shareOf(estimator: Estimator<CellProfiles>, indicator: Tally, inDomain: Uint8Array) {
  const { base, mean, standardDeviation, varies } = plainMean(indicator, inDomain)
  const nothing = { share: 0, standardError: 0, base, degreesOfFreedom: 0, falselyCertain: false }
  if (mean === null) return { ...nothing, reason: 'noResponse' as const }
  if (estimator.view === 'published') {
    return { share: mean, standardError: varies ? standardDeviation! / Math.sqrt(base) : 0, base, degreesOfFreedom: base - 1, falselyCertain: false, reason: null }
  }
  const { design, weighting } = estimator
  if (weighting.kind === 'notEstimable') return { ...nothing, reason: weighting.reason }
  // All or nobody: exactly 1 or 0, whatever the rounding of the weights
  if (!varies) return { share: mean, standardError: 0, base, degreesOfFreedom: design.degreesOfFreedom, falselyCertain: false, reason: null }
  const estimate = domainEstimate(design, weighting, indicator, inDomain)
  const falselyCertain = vanished(design, estimate.standardError, estimate.mean)
  return { share: estimate.mean, standardError: estimate.standardError, base, degreesOfFreedom: design.degreesOfFreedom, falselyCertain, reason: null }
}
