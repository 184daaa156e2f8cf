import { upperTailF } from '../distributions/fisherF.ts'
import { covarianceOfShares } from './covarianceOfShares.ts'
import { product, solve, trace, transposed } from './matrices.ts'
import { weightedTable } from './weightedTable.ts'
import type { NotEstimableReason } from '../result.ts'
import type { Tally } from '../tallies/tally.ts'
import type { SurveyDesign } from '../weighting/surveyDesign.ts'
import type { Weighting } from '../weighting/weighting.ts'
import type { Matrix } from './matrices.ts'

export interface Independence {
  readonly base: number
  /** null when the shares have no spread at all, as when everybody answered. */
  readonly F: number | null
  readonly numeratorDf: number | null
  readonly denominatorDf: number | null
  /** null without F or degrees of freedom. */
  readonly p: number | null
  /** Smallest expected count, weights scaled to the base: under 1 the approximation is not to be published. */
  readonly smallestExpected: number
}

/**
 * Does the distribution over the values depend on the level? Pearson's X2 of the weighted table with the second-order
 * correction of Rao and Scott (1984), as an F. Values and levels without an answer are left out.
 * R: `svychisq(~value + level, subset(design, both answered), statistic = "F")`. There a raked design keeps the degrees of
 * freedom of all responses and an unraked one those of the rows in the table; so it is here.
 * @param levelOfProfile level of each profile; one not below `levels` belongs to none
 */
export function independence(design: SurveyDesign, weighting: Weighting, tally: Tally, levelOfProfile: Uint8Array, levels: number): Independence | NotEstimableReason {
  const table = weightedTable(design, weighting, tally, levelOfProfile, levels)
  if (table.base === 0) return 'noResponse'
  const { rows, columns, shares } = table
  if (columns < 2) return 'emptyLevel'
  if (rows < 2) return 'noVariation'
  const degreesOfFreedom = weighting.raked ? design.degreesOfFreedom : table.base - table.clusters

  const rowShares = Array.from({ length: rows }, (_, row) => sumOver(columns, (column) => shares[row * columns + column]!))
  const columnShares = Array.from({ length: columns }, (_, column) => sumOver(rows, (row) => shares[row * columns + column]!))
  let chiSquare = 0
  let smallestExpected = Infinity
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const expected = rowShares[row]! * columnShares[column]!
      chiSquare += (shares[row * columns + column]! - expected) ** 2 / expected
      smallestExpected = Math.min(smallestExpected, table.base * expected)
    }
  }

  const contrasts = interactionContrasts(rows, columns)
  const inverse = (cell: number) => (shares[cell]! > 0 ? 1 / shares[cell]! : 0)
  const scaled = contrasts.map((row, cell) => row.map((value) => value * inverse(cell)))
  const numerator = product(product(transposed(scaled), covarianceOfShares(design, weighting, table)), scaled)
  const denominator = product(transposed(contrasts), scaled)
  const delta = solve(denominator, numerator)
  if (delta === null) return 'expectedCountBelowOne'
  const first = trace(delta)
  const second = trace(product(delta, delta))
  if (!(first > 1e-12 && second > 0)) return { base: table.base, F: null, numeratorDf: null, denominatorDf: null, p: null, smallestExpected }
  const numeratorDf = (first * first) / second
  const F = chiSquare / first
  const denominatorDf = numeratorDf * degreesOfFreedom
  return { base: table.base, F, numeratorDf, denominatorDf, p: degreesOfFreedom > 0 ? upperTailF(F, numeratorDf, denominatorDf) : null, smallestExpected }
}

const sumOver = (count: number, value: (index: number) => number): number => {
  let sum = 0
  for (let index = 0; index < count; index++) sum += value(index)
  return sum
}

/**
 * A basis of the interaction of a table: (cells) x (rows - 1)(columns - 1), every row and column of each contrast summing
 * to 0. The test does not depend on the choice of basis.
 */
function interactionContrasts(rows: number, columns: number): Matrix {
  const sign = (index: number, contrast: number) => (index === 0 ? -1 : index === contrast ? 1 : 0)
  return Array.from({ length: rows * columns }, (_, cell) => {
    const row = Math.floor(cell / columns)
    const column = cell % columns
    const contrasts: number[] = []
    for (let r = 1; r < rows; r++) for (let c = 1; c < columns; c++) contrasts.push(sign(row, r) * sign(column, c))
    return contrasts
  })
}
