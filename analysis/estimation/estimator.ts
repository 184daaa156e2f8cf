import { notEstimable } from '../result.ts'
import { profilesOf } from '../tallies/profiles.ts'
import { surveyDesign } from '../weighting/surveyDesign.ts'
import { weightingOf } from '../weighting/weighting.ts'
import type { ResponseMatrix } from '../responseMatrix.ts'
import type { NotEstimable } from '../result.ts'
import type { View } from '../figures/mean.ts'
import type { CellProfiles, Profiles } from '../tallies/profiles.ts'
import type { SurveyDesign } from '../weighting/surveyDesign.ts'
import type { Weighting } from '../weighting/weighting.ts'

/** Everything a figure of one view is made from; made once, used for all its figures. */
export type Estimator<Counted extends CellProfiles = Profiles> =
  | { readonly view: 'published'; readonly profiles: Counted }
  | { readonly view: Exclude<View, 'published'>; readonly profiles: Counted; readonly design: SurveyDesign; readonly weighting: Weighting | NotEstimable }

/** @param withClusters whether figures of single clusters are asked of a published view; the design-based ones always know them */
export function estimatorOf(matrix: ResponseMatrix, view: View, withClusters = false): Estimator {
  if (view === 'published') return { view, profiles: profilesOf(matrix, withClusters ? 'withCluster' : 'withoutCluster') }
  return { view, profiles: profilesOf(matrix), ...weightedDesign(matrix, view) }
}

/** Weights that miss their margins are none. */
export function weightedDesign(matrix: ResponseMatrix, view: Exclude<View, 'published'>): { readonly design: SurveyDesign; readonly weighting: Weighting | NotEstimable } {
  const design = surveyDesign(matrix)
  const weighting = weightingOf(design, view)
  if (weighting.kind === 'notEstimable') return { design, weighting: notEstimable(weighting.reason) }
  return { design, weighting: weighting.raked?.reachesMargins === false ? notEstimable('didNotConverge') : weighting }
}

/** Weight of a response by profile; 1 as published. */
export function weightOfProfile(profiles: CellProfiles, design: SurveyDesign | null, weighting: Weighting | null): Float64Array {
  const weights = new Float64Array(profiles.count).fill(1)
  if (design && weighting) {
    for (let profile = 0; profile < profiles.count; profile++) {
      weights[profile] = weighting.weights[profiles.cluster[profile]! * design.kinds + profiles.kind[profile]!]!
    }
  }
  return weights
}
