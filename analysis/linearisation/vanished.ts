import type { SurveyDesign } from '../weighting/surveyDesign.ts'

/** Of the mean. A believable standard error this small takes some ten thousand million responses. */
const smallestShare = 1e-5

/**
 * Whether a standard error is as good as 0 although not everybody answered: raking to clusters takes away all spread of a
 * cluster with one response (to the rest that its sweeps leave), and a domain of such clusters then seems certain.
 */
export function vanished(design: SurveyDesign, standardError: number, scale: number): boolean {
  if (standardError > smallestShare * Math.max(1, Math.abs(scale))) return false
  return design.responses < design.membersRepresented
}
