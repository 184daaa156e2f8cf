import { notEstimable } from '../result.ts'
import { propensityModel } from '../representativeness/representativeness.ts'
import { combinationKey, registerVariables, responseGroups } from '../representativeness/responseGroups.ts'
import { levelsOf } from '../tallies/domains.ts'
import type { CrossingBy } from '../figures/crossing.ts'
import type { NotEstimable } from '../result.ts'
import type { ResponseMatrix } from '../responseMatrix.ts'

/** The response propensities of the members of one level. */
export interface LevelPropensities {
  readonly level: string
  readonly mean: number
  /** Standard deviation over the members of the level. */
  readonly spread: number
}

/**
 * How much the response propensities differ inside each level of a classification. Nobody knows the activity of members who did not
 * answer: there each active (or inactive) respondent stands for as many members as its propensity says.
 */
export function responseSpread(matrix: ResponseMatrix, by: CrossingBy): readonly LevelPropensities[] | NotEstimable {
  if (matrix.responses === 0) return notEstimable('noResponse')
  const groups = responseGroups(matrix)
  const model = propensityModel(matrix, groups)
  if (model === null) return notEstimable('didNotConverge')
  const membersIn = by === 'activity' ? activeMembers(matrix, groups.map(({ levels }) => levels), model.propensities) : registerMembers(groups, by)
  return levelsOf(matrix.register, by).map((level, ordinal) => {
    const members = groups.map((_, place) => membersIn(place, ordinal))
    const all = members.reduce((sum, one) => sum + one, 0)
    if (all === 0) return { level, mean: 0, spread: 0 }
    const mean = members.reduce((sum, one, place) => sum + one * model.propensities[place]!, 0) / all
    return { level, mean, spread: Math.sqrt(members.reduce((sum, one, place) => sum + one * (model.propensities[place]! - mean) ** 2, 0) / all) }
  })
}

type MembersIn = (group: number, level: number) => number

function registerMembers(groups: ReturnType<typeof responseGroups>, by: Exclude<CrossingBy, 'activity'>): MembersIn {
  const which = registerVariables.indexOf(by)
  return (group, level) => (groups[group]!.levels[which] === level ? groups[group]!.members : 0)
}

function activeMembers(matrix: ResponseMatrix, groupLevels: readonly (readonly number[])[], propensities: readonly number[]): MembersIn {
  const keyOf = combinationKey(matrix)
  const placeOf = new Map(groupLevels.map(([call, size, embedding], place) => [keyOf(call!, size!, embedding!), place]))
  const active = matrix.columns['q1_active']!
  const answered = [new Float64Array(groupLevels.length), new Float64Array(groupLevels.length)]
  for (let response = 0; response < matrix.responses; response++) {
    const place = placeOf.get(keyOf(matrix.call[response]!, matrix.size[response]!, matrix.embedding[response]!))!
    const ofLevel = answered[active[response]!]
    if (ofLevel) ofLevel[place]!++
  }
  return (group, level) => (answered[level]![group]! > 0 ? answered[level]![group]! / propensities[group]! : 0)
}
