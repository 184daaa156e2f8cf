import { rakedResiduals } from './rakedResiduals.ts'
import type { SurveyDesign } from '../weighting/surveyDesign.ts'
import type { Weighting } from '../weighting/weighting.ts'
import type { CellMoments } from './cellMoments.ts'

/**
 * Share of a stratum's spread that counts: (1 - n/N) n/(n - 1), or (1 - 1/N) for a single response,
 * whose deviation is taken from 0 instead of from its own mean (R: `survey.lonely.psu = "adjust"`). 0 when all members answered.
 */
export function stratumFactor(members: number, responses: number): number {
  const sampled = 1 - responses / members
  return responses > 1 ? (sampled * responses) / (responses - 1) : sampled
}

/**
 * Variance of a statistic from its linearised variable z = weight x u, by Taylor linearisation for a stratified
 * sample without replacement; after raking z is first replaced by its residual. `moments` are those of u over the
 * responses where it is not 0 by definition; every other response of the design counts with z = 0 (a domain is not a
 * filter: dropping rows would change n_h and make false singletons).
 * R: `svyrecvar`, survey 4.1-1; Sarndal, Swensson and Wretman (1992), chapters 5 and 7.
 */
export function linearisedVariance(design: SurveyDesign, weighting: Weighting, moments: CellMoments): number {
  const { clusters, kinds, cellResponses, responsesOf, membersOf } = design
  const { weights } = weighting
  const sums = new Float64Array(weights.length)
  for (let cell = 0; cell < sums.length; cell++) sums[cell] = weights[cell]! * moments.count[cell]! * moments.mean[cell]!
  const shifts = weighting.raked ? rakedResiduals(design, weighting.raked, sums) : null

  let variance = 0
  for (let cluster = 0; cluster < clusters; cluster++) {
    const responses = responsesOf[cluster]!
    if (responses === 0 || responses === membersOf[cluster]) continue
    let total = 0
    for (let kind = 0; kind < kinds; kind++) total += sums[cluster * kinds + kind]!
    const centre = responses > 1 ? total / responses : 0
    let squares = 0
    for (let kind = 0; kind < kinds; kind++) {
      const cell = cluster * kinds + kind
      const all = cellResponses[cell]!
      if (all === 0) continue
      const weight = weights[cell]!
      const shift = shifts ? shifts[cell]! : 0
      const inside = moments.count[cell]!
      squares += weight * weight * moments.squares[cell]!
        + inside * (weight * moments.mean[cell]! - shift - centre) ** 2
        + (all - inside) * (shift + centre) ** 2
    }
    variance += stratumFactor(membersOf[cluster]!, responses) * squares
  }
  return variance
}
