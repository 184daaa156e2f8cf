import { differenceOfMeans } from './differenceOfMeans.ts'
import { weightsByValue } from '../estimation/weightsByValue.ts'
import type { SurveyDesign } from '../weighting/surveyDesign.ts'
import type { Weighting } from '../weighting/weighting.ts'
import type { Tally } from '../tallies/tally.ts'
import type { DifferenceOfMeans } from './differenceOfMeans.ts'

/**
 * Design-based rank test of two groups for an ordinal variable (Lumley and Scott, 2013, Wilcoxon): answers are replaced by
 * their mid-rank in the estimated population (0..1), and the mean ranks of the groups are compared as means are.
 * The difference is 0 when neither group tends to higher answers. R: `svyranktest(y ~ group, design)`, but for ties: R averages
 * the ranks of equal answers without their weights, so that its result depends on the order of the rows when weights differ.
 * @returns null when one of the groups has no answer
 */
export function rankDifference(design: SurveyDesign, weighting: Weighting, tally: Tally, inFirst: Uint8Array, inSecond: Uint8Array): DifferenceOfMeans | null {
  const inEither = inFirst.map((inside, profile) => inside | inSecond[profile]!)
  const { weights } = weightsByValue(design, weighting.weights, tally, inEither)
  const whole = Array.from(weights).reduce((sum, weight) => sum + weight, 0)
  let below = 0
  const ranks = Array.from(weights, (weight) => {
    const rank = (below + weight / 2) / whole
    below += weight
    return rank
  })
  return differenceOfMeans(design, weighting, { ...tally, values: ranks }, inFirst, inSecond)
}
