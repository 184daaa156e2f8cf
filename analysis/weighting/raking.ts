import { notEstimable } from '../result.ts'
import type { NotEstimable } from '../result.ts'
import type { SurveyDesign } from './surveyDesign.ts'

/** Weights by cell after each half step of the last cycle. */
export interface Raked {
  readonly kind: 'raked'
  readonly afterCluster: Float64Array
  readonly afterSize: Float64Array
  readonly sweeps: number
  /** Whether the weights settled and meet every margin; where no weights can, those of the last sweep miss the clusters. */
  readonly reachesMargins: boolean
}

const mostSweeps = 2000
const tolerance = 1e-12

/**
 * Rakes base weights to the members by cluster and by size, over clusters with a response (Deming and Stephan, 1940):
 * cluster, then size, until no cell of the weighted table cluster x size changes in one cycle by more than
 * 1e-12 of the sum of the weights. R: `rake(design, list(~cluster_id, ~size), margins, control = list(maxit = 2000, epsilon = 1e-12))`.
 * A size with members but without a response cannot be a margin: then there is no raked figure, and the reason says so.
 */
export function rakeToClusterAndSize(design: SurveyDesign, base: Float64Array): Raked | NotEstimable {
  const { clusters, sizes, cellResponses, membersOf, responsesOf, representedBySize } = design
  if (design.responses === 0) return notEstimable('noResponse')
  for (let size = 0; size < sizes; size++) {
    let answered = 0
    for (let cluster = 0; cluster < clusters; cluster++) answered += cellResponses[cluster * sizes + size]!
    if (answered === 0 && representedBySize[size]! > 0) return notEstimable('marginWithoutResponse')
  }
  let weights = base
  let afterCluster = base
  let settled = false
  let sweeps = 0
  while (!settled && sweeps < mostSweeps) {
    sweeps++
    const before = weights
    afterCluster = before.slice()
    for (let cluster = 0; cluster < clusters; cluster++) {
      if (responsesOf[cluster] === 0) continue
      let total = 0
      for (let size = 0; size < sizes; size++) total += cellResponses[cluster * sizes + size]! * before[cluster * sizes + size]!
      const factor = membersOf[cluster]! / total
      for (let size = 0; size < sizes; size++) afterCluster[cluster * sizes + size]! *= factor
    }
    weights = afterCluster.slice()
    for (let size = 0; size < sizes; size++) {
      let total = 0
      for (let cluster = 0; cluster < clusters; cluster++) total += cellResponses[cluster * sizes + size]! * afterCluster[cluster * sizes + size]!
      if (total === 0) continue
      const factor = representedBySize[size]! / total
      for (let cluster = 0; cluster < clusters; cluster++) weights[cluster * sizes + size]! *= factor
    }
    let change = 0
    for (let cell = 0; cell < weights.length; cell++) change = Math.max(change, cellResponses[cell]! * Math.abs(weights[cell]! - before[cell]!))
    settled = change < tolerance * design.membersRepresented
  }
  return { kind: 'raked', afterCluster, afterSize: weights, sweeps, reachesMargins: settled && reachesClusters(design, weights) }
}

/** The last half step was on sizes, so only the clusters can be missed. */
function reachesClusters({ clusters, sizes, cellResponses, membersOf, responsesOf }: SurveyDesign, weights: Float64Array): boolean {
  for (let cluster = 0; cluster < clusters; cluster++) {
    if (responsesOf[cluster] === 0) continue
    let total = 0
    for (let size = 0; size < sizes; size++) total += cellResponses[cluster * sizes + size]! * weights[cluster * sizes + size]!
    if (Math.abs(total / membersOf[cluster]! - 1) > 1e-6) return false
  }
  return true
}

/**
 * What weighting costs in precision: n times the sum of squared weights over the squared sum of weights (Kish, 1965).
 * 1 for equal weights.
 */
export function kishDesignEffect(design: SurveyDesign, weights: Float64Array): number {
  let sum = 0
  let squares = 0
  weights.forEach((weight, cell) => {
    const count = design.cellResponses[cell]!
    sum += count * weight
    squares += count * weight * weight
  })
  return (design.responses * squares) / (sum * sum)
}
