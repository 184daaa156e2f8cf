import { rakeToClusterAndSize } from './raking.ts'
import type { NotEstimable } from '../result.ts'
import type { View } from '../figures/mean.ts'
import type { Raked } from './raking.ts'
import type { SurveyDesign } from './surveyDesign.ts'

/** A weight for every cell, and for a raked one what its variance needs. */
export interface Weighting {
  readonly kind: 'weighting'
  /** Final weight by cell; 0 in a cell without responses. */
  readonly weights: Float64Array
  readonly raked: Raked | null
}

/** Base weight N_h / n_h by cell. */
export function baseWeights(design: SurveyDesign): Float64Array {
  return design.cellResponses.map((count, cell) => {
    const cluster = Math.floor(cell / design.sizes)
    return count > 0 ? design.membersOf[cluster]! / design.responsesOf[cluster]! : 0
  })
}

/** Weights of a design-based view; raking may be impossible and says why. */
export function weightingOf(design: SurveyDesign, view: Exclude<View, 'published'>): Weighting | NotEstimable {
  const base = baseWeights(design)
  if (view === 'stratified') return { kind: 'weighting', weights: base, raked: null }
  const raked = rakeToClusterAndSize(design, base)
  return raked.kind === 'raked' ? { kind: 'weighting', weights: raked.afterSize, raked } : raked
}
