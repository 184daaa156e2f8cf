import { stratumFactor } from '../linearisation/linearisedVariance.ts'
import { rakedResiduals } from '../linearisation/rakedResiduals.ts'
import type { SurveyDesign } from '../weighting/surveyDesign.ts'
import type { Weighting } from '../weighting/weighting.ts'
import type { Matrix } from './matrices.ts'
import type { WeightedTable } from './weightedTable.ts'

/**
 * Covariance matrix of the shares of a table's cells: the linearised variance with cross products.
 * Responses of one weighting cell in one table cell share their linearised values, so counts are enough.
 */
export function covarianceOfShares(design: SurveyDesign, weighting: Weighting, table: WeightedTable): Matrix {
  const cells = table.shares.length
  const { weights } = weighting
  const { kinds, cellResponses, responsesOf, membersOf } = design
  const inTable = new Float64Array(weights.length)
  table.counts.forEach((count, at) => (inTable[Math.floor(at / cells)]! += count))
  // linearised value for share l of a response in table cell j: weight / total weight x ([j = l] - share l)
  const sums: Float64Array[] = []
  const shifts: (Float64Array | null)[] = []
  for (let share = 0; share < cells; share++) {
    const sum = weights.map((weight, cell) => (weight / table.weight) * (table.counts[cell * cells + share]! - inTable[cell]! * table.shares[share]!))
    shifts.push(weighting.raked ? rakedResiduals(design, weighting.raked, sum) : null)
    sums.push(sum)
  }
  const covariance = Array.from({ length: cells }, () => new Array<number>(cells).fill(0))
  const centre = new Float64Array(cells)
  const common = new Float64Array(cells)
  const scaled = new Float64Array(cells)
  for (let cluster = 0; cluster < design.clusters; cluster++) {
    const responses = responsesOf[cluster]!
    if (responses === 0 || responses === membersOf[cluster]) continue
    const factor = stratumFactor(membersOf[cluster]!, responses)
    for (let share = 0; share < cells; share++) {
      let total = 0
      for (let kind = 0; kind < kinds; kind++) total += sums[share]![cluster * kinds + kind]!
      centre[share] = responses > 1 ? total / responses : 0
    }
    for (let cell = cluster * kinds; cell < (cluster + 1) * kinds; cell++) {
      const all = cellResponses[cell]!
      if (all === 0) continue
      const unit = weights[cell]! / table.weight
      const inside = inTable[cell]!
      // A response in the table has `common`, and one unit more in the share of its own table cell; one outside the table has
      // neither the unit nor its part of the shares. Their cross products added up need the counts, not the responses
      for (let share = 0; share < cells; share++) {
        const outside = -(shifts[share]?.[cell] ?? 0) - centre[share]!
        common[share] = outside - unit * table.shares[share]!
        scaled[share] = factor * unit * table.counts[cell * cells + share]!
      }
      const rest = all - inside
      for (let i = 0; i < cells; i++) {
        const row = covariance[i]!
        const ofOne = common[i]!
        const outsideOfOne = ofOne + unit * table.shares[i]!
        row[i]! += unit * scaled[i]!
        for (let j = 0; j < cells; j++) {
          const other = common[j]!
          row[j]! += factor * (inside * ofOne * other + rest * outsideOfOne * (other + unit * table.shares[j]!)) + scaled[i]! * other + ofOne * scaled[j]!
        }
      }
    }
  }
  return covariance
}
