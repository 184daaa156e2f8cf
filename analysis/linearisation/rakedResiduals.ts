import type { Raked } from '../weighting/raking.ts'
import type { SurveyDesign } from '../weighting/surveyDesign.ts'

const passes = 10

/**
 * Takes out of a linearised variable what the raking margins explain: ten passes that subtract, margin after margin, the plain
 * mean by level of z / weight times the weight, with the weights after the step on that margin in the last raking cycle.
 * Within a cell every response loses the same amount, so sums by cell are enough.
 * R: `svyrecvar` on a raked design, survey 4.1-1 (`calibrate(raking)` takes regression residuals instead and differs slightly).
 * @param sums sum of z by cell; changed in place into the sums of the residuals
 * @returns what every response of a cell loses
 */
export function rakedResiduals({ cellResponses }: SurveyDesign, { margins, afterMargin }: Raked, sums: Float64Array): Float64Array {
  const shifts = new Float64Array(sums.length)
  const means = margins.map(({ members }) => new Float64Array(members.length))
  const first = margins[0]!.levelOfCell
  for (let cell = 0; cell < sums.length; cell++) if (cellResponses[cell]! > 0) means[0]![first[cell]!]! += sums[cell]! / afterMargin[0]![cell]!
  for (let pass = 0; pass < passes; pass++) {
    for (let place = 0; place < margins.length; place++) {
      const { levelOfCell, responses } = margins[place]!
      const own = means[place]!
      const weights = afterMargin[place]!
      // The sums for the next margin are made on the way, so that each step reads the cells once
      const next = (place + 1) % margins.length
      const following = next === place ? new Float64Array(own.length) : means[next]!
      const nextLevels = margins[next]!.levelOfCell
      const nextWeights = afterMargin[next]!
      for (let level = 0; level < own.length; level++) if (own[level] !== 0) own[level]! /= responses[level]!
      following.fill(0)
      for (let cell = 0; cell < sums.length; cell++) {
        const count = cellResponses[cell]!
        if (count === 0) continue
        const loss = weights[cell]! * own[levelOfCell[cell]!]!
        shifts[cell]! += loss
        sums[cell]! -= count * loss
        following[nextLevels[cell]!]! += sums[cell]! / nextWeights[cell]!
      }
      means[next] = following
    }
  }
  return shifts
}
