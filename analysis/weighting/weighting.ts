import { notEstimable } from '../result.ts'
import { capWeights } from './capWeights.ts'
import { rakingMargins, refusedLevels } from './margins.ts'
import { rake } from './raking.ts'
import { rakingChoiceOf } from './view.ts'
import type { NotEstimable } from '../result.ts'
import type { Cap } from './capWeights.ts'
import type { RefusedLevel } from './margins.ts'
import type { Raked } from './raking.ts'
import type { SurveyDesign } from './surveyDesign.ts'
import type { View } from './view.ts'

/** A weight for every cell, and for a raked one what its variance needs. */
export interface Weighting {
  readonly kind: 'weighting'
  /** Final weight by cell; 0 in a cell without responses. */
  readonly weights: Float64Array
  readonly raked: Raked | null
  /** Where the analyst asked for a cap. */
  readonly cap: Cap | null
}

/** A weighting that cannot be: with the levels that nobody answered in, where that is why. */
export interface RefusedWeighting extends NotEstimable {
  readonly refused: readonly RefusedLevel[]
}

/** Base weight N_h / n_h by cell. */
export function baseWeights(design: SurveyDesign): Float64Array {
  return design.cellResponses.map((count, cell) => {
    const cluster = Math.floor(cell / design.kinds)
    return count > 0 ? design.membersOf[cluster]! / design.responsesOf[cluster]! : 0
  })
}

/**
 * Weights of a design-based view. A margin with a level that has members but not one response makes the whole view impossible,
 * rather than a figure raked on fewer margins than its name says; which level it is comes along.
 * @throws RangeError for a view that names a margin the register does not have
 */
export function weightingOf(design: SurveyDesign, view: Exclude<View, 'published'>): Weighting | RefusedWeighting {
  const base = baseWeights(design)
  if (view === 'stratified') return { kind: 'weighting', weights: base, raked: null, cap: null }
  const choice = rakingChoiceOf(view)
  if (design.responses === 0) return { ...notEstimable('noResponse'), refused: [] }
  const margins = rakingMargins(design, choice.margins)
  const refused = refusedLevels(margins)
  if (refused.length > 0) return { ...notEstimable('marginWithoutResponse'), refused }
  const raked = rake(design, margins, base)
  if (!choice.capped) return { kind: 'weighting', weights: raked.weights, raked, cap: null }
  const { weights, cap } = capWeights(design, raked.weights)
  const again = cap.trimmed > 0 ? rake(design, margins, weights) : raked
  return { kind: 'weighting', weights: again.weights, raked: again, cap }
}
