import { kishDesignEffect } from '../weighting/raking.ts'
import { surveyDesign } from '../weighting/surveyDesign.ts'
import { rakingChoiceOf } from '../weighting/view.ts'
import { weightingOf } from '../weighting/weighting.ts'
import type { ResponseMatrix } from '../responseMatrix.ts'
import type { NotEstimableReason } from '../result.ts'
import type { Cap } from '../weighting/capWeights.ts'
import type { RefusedLevel } from '../weighting/margins.ts'
import type { RakingVariable, View } from '../weighting/view.ts'

/** What an analyst should know of the raked weights before trusting a raked figure. */
export type RakingReport =
  | {
      readonly kind: 'estimated'
      readonly converged: true
      /** One register variable, or two crossed. */
      readonly margins: readonly (readonly RakingVariable[])[]
      readonly sweeps: number
      /** Members: how far the weights of a level add up from its members, at most. */
      readonly largestDifference: number
      readonly smallestWeight: number
      readonly largestWeight: number
      /** At least 1: the factor by which unequal weights enlarge variances. */
      readonly kishDesignEffect: number
      /** As many equally weighted responses would be as precise: n / design effect. */
      readonly effectiveBase: number
      /** Null where no cap was asked for. */
      readonly cap: Cap | null
    }
  | {
      readonly kind: 'notEstimable'
      readonly reason: NotEstimableReason
      readonly margins: readonly (readonly RakingVariable[])[]
      /** The levels that make a margin impossible: members, but not one response. */
      readonly refused: readonly RefusedLevel[]
      /** Where the weights did not settle: how far they came. */
      readonly reached: { readonly sweeps: number; readonly largestDifference: number } | null
    }

/** Rakes a wave to its members by the margins of the view, and describes the weights; not estimable with the reason when it cannot be done. */
export function raking(matrix: ResponseMatrix, view: View = 'raked'): RakingReport {
  const { margins } = rakingChoiceOf(view)
  const design = surveyDesign(matrix)
  const weighting = weightingOf(design, view as Exclude<View, 'published'>)
  if (weighting.kind === 'notEstimable') return { kind: 'notEstimable', reason: weighting.reason, margins, refused: weighting.refused, reached: null }
  const { weights, cap } = weighting
  const { sweeps, largestDifference, reachesMargins } = weighting.raked!
  if (!reachesMargins) return { kind: 'notEstimable', reason: 'didNotConverge', margins, refused: [], reached: { sweeps, largestDifference } }
  let smallestWeight = Infinity
  let largestWeight = 0
  weights.forEach((weight, cell) => {
    if (design.cellResponses[cell] === 0) return
    smallestWeight = Math.min(smallestWeight, weight)
    largestWeight = Math.max(largestWeight, weight)
  })
  const designEffect = kishDesignEffect(design, weights)
  return { kind: 'estimated', converged: true, margins, sweeps, largestDifference, smallestWeight, largestWeight, kishDesignEffect: designEffect, effectiveBase: design.responses / designEffect, cap }
}
