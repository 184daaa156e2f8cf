import { notEstimable } from '../result.ts'
import type { NotEstimable } from '../result.ts'
import type { SurveyDesign } from '../weighting/surveyDesign.ts'

/** Of the mean: a believable standard error this small takes some ten thousand million responses. */
const smallestShare = 1e-5

export const isNothing = (standardError: number, scale: number): boolean => standardError <= smallestShare * Math.max(1, Math.abs(scale))

/**
 * Whether a standard error is as good as 0 although not everybody answered: raking to clusters takes away all spread of a
 * cluster with one response (to the rest that its sweeps leave), and a domain of such clusters then seems certain.
 */
export function vanished(design: SurveyDesign, standardError: number, scale: number): boolean {
  return isNothing(standardError, scale) && design.responses < design.membersRepresented
}

/**
 * Why a standard error is 0: because every member of the clusters that count answered, so that nothing is left to chance,
 * or because what is left of the answers has no spread.
 * @param counts responses that count, by weighting cell
 */
export function whyWithoutSpread(design: SurveyDesign, counts: Float64Array): NotEstimable {
  return everybodyAnswered(design, counts) ? notEstimable('everybodyAnswered') : notEstimable('noVariation')
}

/** Whether every cluster with a response that counts has the responses of all its members. */
export function everybodyAnswered({ clusters, kinds, membersOf, responsesOf }: SurveyDesign, counts: Float64Array): boolean {
  for (let cluster = 0; cluster < clusters; cluster++) {
    const counted = counts.subarray(cluster * kinds, (cluster + 1) * kinds).some((count) => count > 0)
    if (counted && responsesOf[cluster]! < membersOf[cluster]!) return false
  }
  return true
}
