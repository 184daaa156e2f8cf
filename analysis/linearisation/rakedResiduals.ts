import type { Raked } from '../weighting/raking.ts'
import type { SurveyDesign } from '../weighting/surveyDesign.ts'

const passes = 10

/**
 * Takes out of a linearised variable what the raking margins explain: ten passes that subtract, per cluster and then
 * per size, the plain mean of z / weight times the weight, with the weights after each half step of the last raking cycle.
 * Within a cell every response loses the same amount, so sums by cell are enough.
 * R: `svyrecvar` on a raked design, survey 4.1-1 (`calibrate(raking)` takes regression residuals instead and differs slightly).
 * @param sums sum of z by cell; changed in place into the sums of the residuals
 * @returns what every response of a cell loses
 */
export function rakedResiduals(design: SurveyDesign, raked: Raked, sums: Float64Array): Float64Array {
  const { clusters, sizes, cellResponses, responsesOf } = design
  const { afterCluster, afterSize } = raked
  const shifts = new Float64Array(sums.length)
  const responsesOfSize = new Float64Array(sizes)
  cellResponses.forEach((count, cell) => (responsesOfSize[cell % sizes]! += count))
  const meansOfSize = new Float64Array(sizes)
  for (let pass = 0; pass < passes; pass++) {
    meansOfSize.fill(0)
    for (let cluster = 0; cluster < clusters; cluster++) {
      const responses = responsesOf[cluster]!
      if (responses === 0) continue
      const from = cluster * sizes
      let mean = 0
      for (let size = 0; size < sizes; size++) {
        const cell = from + size
        if (cellResponses[cell]! > 0) mean += sums[cell]! / afterCluster[cell]!
      }
      mean /= responses
      for (let size = 0; size < sizes; size++) {
        const cell = from + size
        const count = cellResponses[cell]!
        if (count === 0) continue
        const loss = afterCluster[cell]! * mean
        shifts[cell]! += loss
        sums[cell]! -= count * loss
        meansOfSize[size]! += sums[cell]! / afterSize[cell]!
      }
    }
    for (let size = 0; size < sizes; size++) meansOfSize[size]! /= responsesOfSize[size]! || 1
    for (let cell = 0; cell < sums.length; cell++) {
      const count = cellResponses[cell]!
      if (count === 0) continue
      const loss = afterSize[cell]! * meansOfSize[cell % sizes]!
      shifts[cell]! += loss
      sums[cell]! -= count * loss
    }
  }
  return shifts
}
