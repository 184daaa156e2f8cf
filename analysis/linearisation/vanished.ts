import type { SurveyDesign } from '../weighting/surveyDesign.ts'

/**
 * Whether a standard error is 0 but for rounding although not everybody answered: raking to clusters takes away all spread
 * of a cluster with one response, and a domain of such clusters then seems certain.
 */
export function vanished(design: SurveyDesign, standardError: number, scale: number): boolean {
  if (standardError > 1e-12 * Math.max(1, Math.abs(scale))) return false
  return design.responses < design.membersRepresented
}
