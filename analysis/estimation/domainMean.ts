import { rescaled } from '../linearisation/cellMoments.ts'
import { linearisedVariance } from '../linearisation/linearisedVariance.ts'
import type { SurveyDesign } from '../weighting/surveyDesign.ts'
import type { Weighting } from '../weighting/weighting.ts'
import type { CellMoments, DomainMoments } from '../linearisation/cellMoments.ts'

export interface DomainMean {
  readonly mean: number
  readonly standardError: number
  /** Moments of the linearised variable without its weight: (y - mean) / (sum of weights in the domain). */
  readonly linearised: CellMoments
}

/**
 * Weighted mean over a domain and its linearised standard error: m = sum(w y) / sum(w) over the domain.
 * R: `svymean` on `subset(design, domain)`.
 * @throws RangeError when the base is 0
 */
export function domainMean(design: SurveyDesign, weighting: Weighting, moments: DomainMoments): DomainMean {
  if (moments.base === 0) throw new RangeError('a mean needs at least one answer')
  let weight = 0
  let total = 0
  for (let cell = 0; cell < weighting.weights.length; cell++) {
    const inCell = weighting.weights[cell]! * moments.count[cell]!
    weight += inCell
    total += inCell * moments.mean[cell]!
  }
  const mean = total / weight
  const linearised = rescaled(moments, mean, 1 / weight)
  return { mean, standardError: Math.sqrt(linearisedVariance(design, weighting, linearised)), linearised }
}
