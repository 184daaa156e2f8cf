import { rakingMargins } from '../weighting/margins.ts'
import { surveyDesign } from '../weighting/surveyDesign.ts'
import { rakingChoiceOf } from '../weighting/view.ts'
import type { ResponseMatrix } from '../responseMatrix.ts'
import type { Margin, View } from '../weighting/view.ts'

/** What one margin of a raked view aims at. */
export interface RakingTotals {
  readonly margin: Margin
  /** Members in clusters with a response, by level; levels without members are left out. */
  readonly levels: readonly { readonly level: readonly string[]; readonly members: number }[]
}

/** The members by every margin of a raked view, in the order of raking. */
export function rakingTotals(matrix: ResponseMatrix, view: View): RakingTotals[] {
  const { margins } = rakingChoiceOf(view)
  return rakingMargins(surveyDesign(matrix), margins).map(({ members, levelName }, place) => ({
    margin: margins[place]!,
    levels: [...members.keys()].filter((level) => members[level]! > 0).map((level) => ({ level: levelName(level), members: members[level]! })),
  }))
}
