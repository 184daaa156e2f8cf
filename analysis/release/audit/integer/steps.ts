import type { ChangedTable } from './changedTable.ts'

/** Companies that must keep their answer: insiders, who know it. */
export interface Kept {
  /** One of each profile and code that somebody gave, so that nobody at all can tell by the own answer. */
  readonly oneEverywhere: boolean
  /** How many at a place (profile x code) of the table. */
  readonly least: ReadonlyMap<number, number>
  /** The place of the company whose answer is being changed, if it is alone there: it is no insider to itself. */
  readonly but?: number | null
}

export const keptEverywhere: Kept = { oneEverywhere: true, least: new Map() }
export const keptAt = (places: Iterable<number>): Kept => ({ oneEverywhere: false, least: new Map([...places].map((place) => [place, 1])) })

/** What a search may take, and for how long. */
export interface SearchLimits {
  readonly kept: Kept
  /** A place that must not be given back what was taken: the answer that is being changed. */
  readonly left: number | null
  /** Steps that may still be tried. */
  budget: number
  /** Whether steps that only lead half way back are among them. */
  halfWay: boolean
  /** Results that may still be refused by who asked for the search. */
  refusals: number
}

/** One company answers otherwise; or two of one cluster exchange answers (`other` is then not -1), so that the cluster's own display stays. */
export interface Step {
  readonly profile: number
  readonly other: number
  readonly from: number
  readonly to: number
}

/** Whether one more company of this profile may give up this answer. */
export function mayLeave(changed: ChangedTable, { oneEverywhere, least, but }: Kept, profile: number, code: number): boolean {
  const place = profile * changed.width + code
  const needed = Math.max(oneEverywhere && place !== but && changed.realAt(profile, code) > 0 ? 1 : 0, least.get(place) ?? 0)
  return changed.at(profile, code) > needed
}

/**
 * Steps that move a group's counts back towards the real ones. Of steps with the same effect on every display that can
 * break (the same classes, wherever the cluster) only the first is given: there are then few, whatever the number of clusters.
 */
export function stepsFor(changed: ChangedTable, group: number, limits: SearchLimits): Step[] {
  const { table: { universe: { profiles, profilesOf, groups } }, width } = changed
  const available = (profile: number, from: number, to: number): boolean => limits.left !== profile * width + to && mayLeave(changed, limits.kept, profile, from)
  const isCluster = groups[group]!.kind === 'cluster'
  const steps: Step[] = []
  for (const [from, to] of directionsFor(changed, group, limits.halfWay)) {
    const seen = new Set<number>()
    for (const profile of profilesOf[group]!) {
      if (!available(profile, from, to)) continue
      const { size, activity, call, embedding, groups: own } = profiles[profile]!
      const kind = size * 3 + activity
      if (isCluster) {
        steps.push({ profile, other: -1, from, to })
        continue
      }
      const alone = -1 - ((call * 256 + embedding) * 768 + kind)
      if (!seen.has(alone) && !changed.wouldShow(own[0]!, from, to)) {
        seen.add(alone)
        steps.push({ profile, other: -1, from, to })
      }
      for (const other of profilesOf[own[0]!]!) {
        const both = kind * 768 + profiles[other]!.size * 3 + profiles[other]!.activity
        if (seen.has(both) || other === profile || !available(other, to, from) || profiles[other]!.groups.includes(group)) continue
        seen.add(both)
        steps.push({ profile, other, from, to })
      }
    }
  }
  return steps
}

/**
 * From codes of which the group has too many to codes of which it has too few; where only the sum may show, whatever moves it
 * back; and half ways, by a third code, for codes that are rare.
 */
function directionsFor({ changes, width, table: { codes } }: ChangedTable, group: number, withHalfWay: boolean): [from: number, to: number][] {
  const change = (code: number): number => changes[group * width + code]!
  let shift = 0
  for (let code = 0; code < width; code++) shift += codes[code]! * change(code)
  const restoring: [number, number][] = []
  const balancing: [number, number][] = []
  const halfWay: [number, number][] = []
  for (let from = 0; from < width; from++) {
    for (let to = 0; to < width; to++) {
      if (from === to) continue
      if (change(from) > 0 && change(to) < 0) restoring.push([from, to])
      else if (shift !== 0 && codes[to]! - codes[from]! === -shift) balancing.push([from, to])
      else if (withHalfWay && (change(from) > 0 || change(to) < 0)) halfWay.push([from, to])
    }
  }
  return [...restoring, ...balancing, ...halfWay]
}
