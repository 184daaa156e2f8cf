import { inLevel, inTotal, print, valueIn } from './printed.ts'
import type { Participation } from '../../figures/participation.ts'
import type { Representativeness } from '../../representativeness/representativeness.ts'
import type { Result } from '../../result.ts'
import type { PrintedFigure, PrintedRate, PublishedTable } from '../publishedTable.ts'

interface CountedGroups {
  readonly id: string
  readonly levels: readonly { readonly level: string; readonly participation: Participation }[]
}

/** Invited, started and complete: the groups of a classification add up to the total, and rates are those of their counts. */
export function participationTables({ total, clusters, call, size, embedding }: {
  readonly total: Participation
  readonly clusters: readonly { readonly id: string; readonly participation: Participation }[]
  readonly call: CountedGroups['levels']
  readonly size: CountedGroups['levels']
  readonly embedding: CountedGroups['levels']
}): PublishedTable[] {
  const groups: readonly CountedGroups[] = [
    { id: 'cluster', levels: clusters.map(({ id, participation }) => ({ level: id, participation })) },
    { id: 'call', levels: call },
    { id: 'size', levels: size },
    { id: 'embedding', levels: embedding },
  ]
  const counts = ['invited', 'started', 'complete'] as const
  const told = [{ place: inTotal, participation: total }, ...groups.flatMap(({ id, levels }) => levels.map(({ level, participation }) => ({ place: (measure: string) => inLevel(measure, id, level), participation })))]
  return groups.map((group): PublishedTable => ({
    measures: counts.map((id) => ({ id, kind: 'count' })),
    crossings: [{ id: group.id, levels: group.levels.map(({ level }) => ({ id: level })) }],
    figures: told.filter(({ place }) => [null, group.id].includes(place('').crossing)).flatMap(({ place, participation }) => counts.map((id) => print(place(id), participation[id], 0, null))),
    rates: told.filter(({ place }) => [null, group.id].includes(place('').crossing)).flatMap(({ place, participation: { responseRate, completionRate } }) => [
      ...rateOf(place('started'), place('invited'), responseRate),
      ...rateOf(place('complete'), place('invited'), completionRate),
    ]),
  }))
}

type Place = Pick<PrintedFigure, 'id'>

function rateOf(numerator: Place, denominator: Place, rate: Result<{ readonly value: number }>): PrintedRate[] {
  const value = valueIn(rate)
  if (value === null) return []
  const { printed, value: written, decimals } = print(inTotal(''), value * 100, 1, null)
  return [{ id: `${numerator.id}: rate`, printed, value: written, decimals, numerator: numerator.id, denominator: denominator.id }]
}

/** The members and responses of the register by the variables of the R-indicator. */
export function registerTables({ members, responses, completionRate, representativeness }: {
  readonly members: number
  readonly responses: number
  readonly completionRate: Result<{ readonly value: number }>
  readonly representativeness: Representativeness
}): PublishedTable[] {
  if (representativeness.kind !== 'estimated') return []
  const { partial, rIndicator } = representativeness
  const inGroups = partial.map(({ variable, levels }): PublishedTable => ({
    measures: [{ id: 'members', kind: 'count' }, { id: 'responses', kind: 'count' }],
    crossings: [{ id: variable, levels: levels.map(({ level }) => ({ id: level })) }],
    figures: [
      print(inTotal('members'), members, 0, null),
      print(inTotal('responses'), responses, 0, null),
      ...levels.flatMap((one) => [print(inLevel('members', variable, one.level), one.members, 0, null), print(inLevel('responses', variable, one.level), one.responses, 0, null)]),
    ],
    rates: [
      ...rateOf(inTotal('responses'), inTotal('members'), completionRate),
      ...levels.flatMap((one) => rateOf(inLevel('responses', variable, one.level), inLevel('members', variable, one.level), one.completionRate)),
    ],
  }))
  const indicator: PublishedTable = { measures: [{ id: 'rIndicator', kind: 'mean', weighted: true, scale: { lowest: 0, highest: 1 } }], crossings: [], figures: [print(inTotal('rIndicator'), rIndicator, 3, null)] }
  return [...inGroups, indicator]
}
