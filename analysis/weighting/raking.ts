import type { RakingMargin } from './margins.ts'
import type { SurveyDesign } from './surveyDesign.ts'

/** Weights by cell, and what the variance of a raked figure needs to know of the way to them. */
export interface Raked {
  readonly margins: readonly RakingMargin[]
  /** After the step on each margin in the last cycle, in the order of the margins; those after the last margin are the final ones. */
  readonly afterMargin: readonly Float64Array[]
  readonly weights: Float64Array
  readonly sweeps: number
  /** Whether the weights settled and meet every margin; where no weights can, those of the last sweep miss some. */
  readonly reachesMargins: boolean
  /** Members: how far the weights of a level add up from its members, at most. */
  readonly largestDifference: number
}

const mostSweeps = 2000
const tolerance = 1e-12

/**
 * Rakes weights to the members by each margin, over clusters with a response (Deming and Stephan, 1940): margin after margin,
 * until no cell changes in one cycle by more than 1e-12 of the sum of the weights.
 * R: `rake(design, list(~cluster_id, ~size), margins, control = list(maxit = 2000, epsilon = 1e-12))`; a crossed margin is
 * `~call + size`.
 * @param margins at least one, without refusedLevels
 */
export function rake(design: SurveyDesign, margins: readonly RakingMargin[], start: Float64Array): Raked {
  const { cellResponses } = design
  let weights = start
  let afterMargin: Float64Array[] = []
  let settled = false
  let sweeps = 0
  while (!settled && sweeps < mostSweeps) {
    sweeps++
    const before = weights
    afterMargin = margins.map((margin) => (weights = fitted(cellResponses, weights, margin)))
    let change = 0
    for (let cell = 0; cell < weights.length; cell++) change = Math.max(change, cellResponses[cell]! * Math.abs(weights[cell]! - before[cell]!))
    settled = change < tolerance * design.membersRepresented
  }
  const { largest, relative } = missed(cellResponses, weights, margins)
  return { margins, afterMargin, weights, sweeps, reachesMargins: settled && relative <= 1e-6, largestDifference: largest }
}

function totalsOf(cellResponses: Float64Array, weights: Float64Array, { levelOfCell, members }: RakingMargin): Float64Array {
  const totals = new Float64Array(members.length)
  for (let cell = 0; cell < weights.length; cell++) totals[levelOfCell[cell]!]! += cellResponses[cell]! * weights[cell]!
  return totals
}

function fitted(cellResponses: Float64Array, weights: Float64Array, margin: RakingMargin): Float64Array {
  const { levelOfCell, members } = margin
  const factors = totalsOf(cellResponses, weights, margin)
  for (let level = 0; level < factors.length; level++) factors[level] = factors[level] === 0 ? 1 : members[level]! / factors[level]!
  return weights.map((weight, cell) => weight * factors[levelOfCell[cell]!]!)
}

function missed(cellResponses: Float64Array, weights: Float64Array, margins: readonly RakingMargin[]) {
  let largest = 0
  let relative = 0
  for (const margin of margins) {
    totalsOf(cellResponses, weights, margin).forEach((total, level) => {
      const members = margin.members[level]!
      if (members === 0) return
      largest = Math.max(largest, Math.abs(total - members))
      relative = Math.max(relative, Math.abs(total / members - 1))
    })
  }
  return { largest, relative }
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
