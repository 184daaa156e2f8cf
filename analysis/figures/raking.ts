import { notEstimable } from '../result.ts'
import { rakeToClusterAndSize, kishDesignEffect } from '../weighting/raking.ts'
import { surveyDesign } from '../weighting/surveyDesign.ts'
import { baseWeights } from '../weighting/weighting.ts'
import type { ResponseMatrix } from '../responseMatrix.ts'
import type { Result } from '../result.ts'

/** What an analyst should know of the raked weights before trusting a raked figure. */
export type RakingReport = Result<{
  readonly converged: true
  readonly sweeps: number
  readonly smallestWeight: number
  readonly largestWeight: number
  /** At least 1: the factor by which unequal weights enlarge variances. */
  readonly kishDesignEffect: number
}>

/** Rakes a wave to its members by cluster and size, and describes the weights; not estimable with the reason when it cannot be done. */
export function raking(matrix: ResponseMatrix): RakingReport {
  const design = surveyDesign(matrix)
  if (design.responses === 0) return notEstimable('noResponse')
  const raked = rakeToClusterAndSize(design, baseWeights(design))
  if (raked.kind === 'notEstimable') return raked
  if (!raked.reachesMargins) return notEstimable('didNotConverge')
  let smallestWeight = Infinity
  let largestWeight = 0
  raked.afterSize.forEach((weight, cell) => {
    if (design.cellResponses[cell] === 0) return
    smallestWeight = Math.min(smallestWeight, weight)
    largestWeight = Math.max(largestWeight, weight)
  })
  return { kind: 'estimated', converged: true, sweeps: raked.sweeps, smallestWeight, largestWeight, kishDesignEffect: kishDesignEffect(design, raked.afterSize) }
}
