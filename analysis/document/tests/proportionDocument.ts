import { domainMoments } from '../../linearisation/cellMoments.ts'
import { domainMean } from '../../estimation/domainMean.ts'
import { shareInterval } from '../../estimation/interval.ts'
import { entry } from '../notEstimableEntry.ts'
import { designViews } from '../wave.ts'
import type { DomainId } from '../../figures/effectMatrix.ts'
import type { NotEstimable } from '../../result.ts'
import type { Tally } from '../../tallies/tally.ts'
import type { Weighting } from '../../weighting/weighting.ts'
import type { Json } from '../json.ts'
import type { Wave } from '../wave.ts'

/** A share with its interval, by domain: logit, or Clopper-Pearson on the base where the share is 0 or 1. */
export function proportionDocument(wave: Wave, indicator: Tally, wanted: (domain: DomainId) => boolean): Json {
  return Object.fromEntries(wave.domains.filter(({ id }) => wanted(id)).map(({ id, inDomain }) => [
    id,
    Object.fromEntries(designViews.map((view) => [view, share(wave, wave.weightings[view], indicator, inDomain)])),
  ]))
}

function share(wave: Wave, weighting: Weighting | NotEstimable, indicator: Tally, inDomain: Uint8Array): Json {
  const moments = domainMoments(wave.design, indicator, inDomain)
  const { base, varies } = moments
  if (base === 0) return entry('noResponse')
  if (weighting.kind === 'notEstimable') return entry(weighting.reason)
  const estimate = domainMean(wave.design, weighting, moments)
  // All or nobody: exactly 1 or 0, whatever the rounding of the weights
  const value = varies ? estimate.mean : Math.round(estimate.mean)
  const interval = shareInterval(base, value, estimate.standardError, wave.design.degreesOfFreedom)
  return {
    base,
    share: value,
    standardError: varies ? estimate.standardError : 0,
    lower: interval.kind === 'estimated' ? interval.lower : entry('noDegreesOfFreedom'),
    upper: interval.kind === 'estimated' ? interval.upper : entry('noDegreesOfFreedom'),
    ...(varies ? {} : { method: 'Clopper-Pearson' }),
  }
}
