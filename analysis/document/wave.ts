import type { DomainId } from '../figures/effectMatrix.ts'
import type { ResponseMatrix } from '../responseMatrix.ts'
import type { NotEstimable } from '../result.ts'
import type { Profiles } from '../tallies/profiles.ts'
import type { SurveyDesign } from '../weighting/surveyDesign.ts'
import type { Weighting } from '../weighting/weighting.ts'

export interface DocumentDomain {
  readonly id: DomainId
  readonly inDomain: Uint8Array
  readonly responses: number
}

/** What every part of the results document is made from. */
export interface Wave {
  readonly matrix: ResponseMatrix
  readonly design: SurveyDesign
  readonly profiles: Profiles
  readonly weightings: { readonly stratified: Weighting | NotEstimable; readonly raked: Weighting | NotEstimable }
  readonly domains: readonly DocumentDomain[]
}

export const designViews = ['stratified', 'raked'] as const
