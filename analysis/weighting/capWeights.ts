import { capInMedians } from './view.ts'
import type { SurveyDesign } from './surveyDesign.ts'

/** What a cap did to the weights. */
export interface Cap {
  /** Five times the median weight of the responses. */
  readonly limit: number
  /** Responses whose weight was above it. */
  readonly trimmed: number
}

/**
 * Weights above five times the median come down to it, and all other responses share equally in what that takes away.
 * R: `trimWeights(design, upper = 5 * median(weights(design)))`. The margins are then missed a little: rake once more.
 */
export function capWeights({ cellResponses }: SurveyDesign, weights: Float64Array): { readonly weights: Float64Array; readonly cap: Cap } {
  const limit = capInMedians * medianWeight(cellResponses, weights)
  let excess = 0
  let trimmed = 0
  let others = 0
  weights.forEach((weight, cell) => {
    const count = cellResponses[cell]!
    if (weight > limit) {
      excess += count * (weight - limit)
      trimmed += count
    } else others += count
  })
  if (trimmed === 0) return { weights, cap: { limit, trimmed } }
  return {
    weights: weights.map((weight, cell) => (cellResponses[cell] === 0 ? 0 : weight > limit ? limit : weight + excess / others)),
    cap: { limit, trimmed },
  }
}

/** Over responses; of an even number the mean of the two in the middle, as R's median. */
function medianWeight(cellResponses: Float64Array, weights: Float64Array): number {
  const cells = [...weights.keys()].filter((cell) => cellResponses[cell]! > 0).sort((a, b) => weights[a]! - weights[b]!)
  const responses = cells.reduce((sum, cell) => sum + cellResponses[cell]!, 0)
  const weightAt = (place: number) => {
    let passed = 0
    return weights[cells.find((cell) => (passed += cellResponses[cell]!) > place)!]!
  }
  return (weightAt(Math.floor((responses - 1) / 2)) + weightAt(Math.floor(responses / 2))) / 2
}
