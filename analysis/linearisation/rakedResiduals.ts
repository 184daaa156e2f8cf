import { levelSpace } from './levelSpace.ts'
import type { Raked } from '../weighting/raking.ts'
import type { SurveyDesign } from '../weighting/surveyDesign.ts'
import type { LevelSpace } from './levelSpace.ts'

export const passes = 10

/** Above this many levels beside those of the first margin, ten passes over the cells are the shorter way. */
const mostLevels = 64

const spaces = new WeakMap<Raked, LevelSpace>()

/**
 * Takes out of a linearised variable what the raking margins explain: ten passes that subtract, margin after margin, the plain
 * mean by level of z / weight times the weight, with the weights after the step on that margin in the last raking cycle.
 * Within a cell every response loses the same amount, so sums by cell are enough.
 * R: `svyrecvar` on a raked design, survey 4.1-1 (`calibrate(raking)` takes regression residuals instead and differs slightly).
 *
 * What all passes together subtract from a cell is, for each margin, its weight times one number a level. These numbers, A_m,
 * follow one another as A_m = t_m - (sum over the other margins n of C_nm A_n), with t_m the means by level before anything is
 * subtracted and C_nm the means by level of m of one unit at each level of n. So the ten passes need only the levels, and the
 * cells are read a few times in all. `residualsByCell` is the same, pass by pass.
 * @param sums sum of z by cell; changed in place into the sums of the residuals
 * @returns what every response of a cell loses
 */
export function rakedResiduals(design: SurveyDesign, raked: Raked, sums: Float64Array): Float64Array {
  if (raked.margins.slice(1).reduce((levels, { members }) => levels + members.length, 0) > mostLevels) return residualsByCell(design, raked, sums)
  let space = spaces.get(raked)
  if (!space) spaces.set(raked, (space = levelSpace(design, raked)))
  return inLevels(design, raked, space, sums)
}

function inLevels({ cellResponses }: SurveyDesign, { margins, afterMargin }: Raked, space: LevelSpace, sums: Float64Array): Float64Array {
  const { levels, meanOf, firstOnLater, laterOnFirst, through, between, levelOfCell, starts } = space
  const first = margins[0]!.levelOfCell
  const means = space.means(sums)
  const own = new Float64Array(levels)
  for (let later = 1; later < margins.length; later++) {
    const at = levelOfCell[later - 1]!
    const weight = meanOf[later]!
    const effect = firstOnLater[later - 1]!
    for (let cell = 0; cell < sums.length; cell++) own[at[cell]!]! += sums[cell]! * weight[cell]! - effect[cell]! * means[first[cell]!]!
  }
  let before = new Float64Array(levels)
  let after = new Float64Array(levels)
  for (let pass = 0; pass < passes; pass++) {
    const kept = before
    before = after
    after = kept
    after.set(before)
    for (let later = 1; later < margins.length; later++) {
      for (let level = starts[later - 1]!; level < starts[later]!; level++) {
        let value = own[level]!
        for (let other = 0, place = level * levels; other < levels; other++, place++) value += through[place]! * before[other]! - between[place]! * after[other]!
        after[level] = value
      }
    }
  }
  for (let later = 1; later < margins.length; later++) {
    const at = levelOfCell[later - 1]!
    const effect = laterOnFirst[later - 1]!
    for (let cell = 0; cell < sums.length; cell++) means[first[cell]!]! -= effect[cell]! * before[at[cell]!]!
  }
  const shifts = new Float64Array(sums.length)
  const firstWeights = afterMargin[0]!
  for (let cell = 0; cell < sums.length; cell++) {
    const count = cellResponses[cell]!
    if (count === 0) continue
    let shift = firstWeights[cell]! * means[first[cell]!]!
    for (let later = 1; later < margins.length; later++) shift += afterMargin[later]![cell]! * after[levelOfCell[later - 1]![cell]!]!
    shifts[cell] = shift
    sums[cell]! -= count * shift
  }
  return shifts
}

/** Ten passes over the cells: rakedResiduals where the levels are too many for anything shorter. */
export function residualsByCell({ cellResponses }: SurveyDesign, { margins, afterMargin }: Raked, sums: Float64Array): Float64Array {
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
