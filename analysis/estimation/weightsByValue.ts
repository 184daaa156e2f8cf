import type { Tally } from '../tallies/tally.ts'
import type { SurveyDesign } from '../weighting/surveyDesign.ts'
import type { WeightedValues } from './weightedMedian.ts'

/** The responses in the domain that gave each value of the tally. */
export function weightsByValue(design: SurveyDesign, weights: Float64Array, tally: Tally, inDomain: Uint8Array): WeightedValues {
  const { profiles, values, counts, stride } = tally
  const sums = new Float64Array(values.length)
  const responses = new Float64Array(values.length)
  for (let profile = 0; profile < profiles.count; profile++) {
    if (inDomain[profile] === 0) continue
    const weight = weights[profiles.cluster[profile]! * design.kinds + profiles.kind[profile]!]!
    for (let slot = 0; slot < values.length; slot++) {
      sums[slot]! += weight * counts[profile * stride + slot]!
      responses[slot]! += counts[profile * stride + slot]!
    }
  }
  return { values, weights: sums, counts: responses }
}
