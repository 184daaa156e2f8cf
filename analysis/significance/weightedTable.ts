import { clustersWith } from '../weighting/surveyDesign.ts'
import type { Tally } from '../tallies/tally.ts'
import type { SurveyDesign } from '../weighting/surveyDesign.ts'
import type { Weighting } from '../weighting/weighting.ts'

/** Values (rows) by levels (columns), of those that have an answer. A table cell is row x columns + column. */
export interface WeightedTable {
  readonly rows: number
  readonly columns: number
  /** Responses in the table, unweighted, and the clusters they are in. */
  readonly base: number
  readonly clusters: number
  /** Sum of their weights. */
  readonly weight: number
  /** Weighted share of each table cell; together 1. */
  readonly shares: Float64Array
  /** Unweighted count by weighting cell x table cell. */
  readonly counts: Float64Array
}

export function weightedTable(design: SurveyDesign, weighting: Weighting, tally: Tally, levelOfProfile: Uint8Array, levels: number): WeightedTable {
  const { profiles, values, counts, stride } = tally
  const usedValues = new Array<boolean>(values.length).fill(false)
  const usedLevels = new Array<boolean>(levels).fill(false)
  const eachAnswer = (visit: (profile: number, slot: number, level: number, times: number) => void) => {
    for (let profile = 0; profile < profiles.count; profile++) {
      const level = levelOfProfile[profile]!
      if (level >= levels) continue
      for (let slot = 0; slot < values.length; slot++) {
        const times = counts[profile * stride + slot]!
        if (times > 0) visit(profile, slot, level, times)
      }
    }
  }
  eachAnswer((_, slot, level) => {
    usedValues[slot] = true
    usedLevels[level] = true
  })
  let rows = 0
  let columns = 0
  const rowOf = usedValues.map((used) => (used ? rows++ : -1))
  const columnOf = usedLevels.map((used) => (used ? columns++ : -1))
  const cells = rows * columns
  const byWeightingCell = new Float64Array(weighting.weights.length * cells)
  const inWeightingCell = new Float64Array(weighting.weights.length)
  const shares = new Float64Array(cells)
  let base = 0
  let weight = 0
  eachAnswer((profile, slot, level, times) => {
    const weightingCell = profiles.cluster[profile]! * design.kinds + profiles.kind[profile]!
    const cell = rowOf[slot]! * columns + columnOf[level]!
    byWeightingCell[weightingCell * cells + cell]! += times
    inWeightingCell[weightingCell]! += times
    shares[cell]! += times * weighting.weights[weightingCell]!
    base += times
    weight += times * weighting.weights[weightingCell]!
  })
  for (let cell = 0; cell < cells; cell++) shares[cell]! /= weight
  return { rows, columns, base, clusters: clustersWith(design, inWeightingCell), weight, shares, counts: byWeightingCell }
}
