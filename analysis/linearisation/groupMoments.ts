import type { SurveyDesign } from '../weighting/surveyDesign.ts'
import type { CellProfiles } from '../tallies/profiles.ts'
import type { Group } from '../estimation/axisMeans.ts'
import type { CellMoments } from './cellMoments.ts'

/** Moments by weighting cell from moments by profile (Chan, Golub and LeVeque, 1983). */
export function momentsByCell(design: SurveyDesign, profiles: CellProfiles, group: Group): CellMoments {
  return fold(profiles, group, design.clusters * design.kinds, (profile) => profiles.cluster[profile]! * design.kinds + profiles.kind[profile]!)
}

/** Moments of the whole group. */
export function momentsOfGroup(profiles: CellProfiles, group: Group): CellMoments {
  return fold(profiles, group, 1, () => 0)
}

function fold(profiles: CellProfiles, group: Group, cells: number, cellOf: (profile: number) => number): CellMoments {
  const count = new Float64Array(cells)
  const mean = new Float64Array(cells)
  const squares = new Float64Array(cells)
  for (let profile = 0; profile < profiles.count; profile++) {
    const times = group.count[profile]!
    if (group.inGroup[profile] === 0 || times === 0) continue
    const cell = cellOf(profile)
    const before = count[cell]!
    const gap = group.mean[profile]! - mean[cell]!
    count[cell] = before + times
    mean[cell]! += (gap * times) / (before + times)
    squares[cell]! += group.squares[profile]! + (gap * gap * before * times) / (before + times)
  }
  return { count, mean, squares }
}
