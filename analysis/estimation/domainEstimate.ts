import { domainMoments } from '../linearisation/cellMoments.ts'
import { domainMean } from './domainMean.ts'
import type { DomainMoments } from '../linearisation/cellMoments.ts'
import type { Tally } from '../tallies/tally.ts'
import type { SurveyDesign } from '../weighting/surveyDesign.ts'
import type { Weighting } from '../weighting/weighting.ts'
import type { DomainMean } from './domainMean.ts'

export interface DomainEstimate extends DomainMean {
  readonly moments: DomainMoments
}

interface Made {
  readonly weighting: Weighting
  readonly inDomain: Uint8Array
  readonly estimate: DomainEstimate
}

const lastMade = new WeakMap<Tally, Made>()

/**
 * The mean of a tally in a domain by the design, made once for all the figures of a column that ask for it in turn: mean,
 * share, design effect, comparison with its neighbours.
 * @throws RangeError when the base is 0
 */
export function domainEstimate(design: SurveyDesign, weighting: Weighting, tally: Tally, inDomain: Uint8Array): DomainEstimate {
  const known = lastMade.get(tally)
  if (known?.weighting === weighting && known.inDomain === inDomain) return known.estimate
  const moments = domainMoments(design, tally, inDomain)
  const estimate = { moments, ...domainMean(design, weighting, moments) }
  lastMade.set(tally, { weighting, inDomain, estimate })
  return estimate
}
