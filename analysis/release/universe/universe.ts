import { leftBlank } from '../../responseMatrix.ts'
import type { ResponseMatrix } from '../../responseMatrix.ts'
import type { ReleaseGroupName } from '../releaseDocument.ts'

export type GroupKind = 'total' | 'call' | 'size' | 'embedding' | 'activity' | 'cluster'

export interface Group {
  readonly name: ReleaseGroupName
  readonly kind: GroupKind
}

/**
 * The groups that are ever tabulated, and which companies stand in each. Companies that stand in the same groups are
 * one profile: no released figure tells them apart, so everything that follows works on counts by profile. A profile can be
 * empty. Profiles are
 * in the order of their classes, never of the responses, so that the order of rows moves nothing.
 */
export interface Universe {
  readonly matrix: ResponseMatrix
  readonly groups: readonly Group[]
  readonly profiles: readonly Profile[]
  /** Profiles of each group, ascending. */
  readonly profilesOf: readonly (readonly number[])[]
  readonly profileOf: Uint32Array
}

export interface Profile {
  /** Ordinals in the register's lists; activity 0, 1, or activityUnknown. */
  readonly cluster: number
  readonly call: number
  readonly embedding: number
  readonly size: number
  readonly activity: number
  /** The groups it stands in, by place: the cluster first, the total last. */
  readonly groups: readonly number[]
  readonly responses: number
}

/** Activity of who left that question blank: in neither group. */
export const activityUnknown = 2

/** Every group of the wave, those without an answer included: which there are follows from the register, never from answers. */
export function groupsOf(matrix: ResponseMatrix): Group[] {
  const { clusterIds, levels } = matrix.register
  const named = (kind: GroupKind, names: readonly string[]): Group[] => names.map((name) => ({ name: `${kind}=${name}`, kind }))
  return [
    { name: 'total', kind: 'total' },
    ...named('call', levels.call),
    ...named('size', levels.size),
    ...named('embedding', levels.embedding),
    ...named('activity', ['0', '1']),
    ...named('cluster', clusterIds),
  ]
}

/**
 * One pass over the responses.
 * @param withActivity false for the question on activity itself, which is not shown by activity
 */
export function universeOf(matrix: ResponseMatrix, withActivity = true): Universe {
  const { register: { clusterIds, levels }, responses, cluster, call, embedding, size } = matrix
  const active = matrix.columns['q1_active']!
  const sizes = levels.size.length
  const embeddings = levels.embedding.length
  const calls = levels.call.length
  const keys = new Float64Array(responses)
  const found = new Map<number, number>()
  for (let response = 0; response < responses; response++) {
    const activity = !withActivity || active[response]! >= leftBlank - 1 ? activityUnknown : active[response]!
    const key = (((cluster[response]! * calls + call[response]!) * embeddings + embedding[response]!) * sizes + size[response]!) * 3 + activity
    keys[response] = key
    found.set(key, (found.get(key) ?? 0) + 1)
  }
  // Both activities of a cluster's sizes, even if nobody has one: in other data that display the same, someone may
  if (withActivity) for (const key of [...found.keys()]) for (const activity of [0, 1]) if (!found.has(key - (key % 3) + activity)) found.set(key - (key % 3) + activity, 0)
  const ordered = [...found.keys()].sort((a, b) => a - b)
  const groups = groupsOf(matrix)
  const first = (kind: GroupKind): number => groups.findIndex((group) => group.kind === kind)
  const starts = { call: first('call'), size: first('size'), embedding: first('embedding'), activity: first('activity'), cluster: first('cluster') }
  const profiles = ordered.map((key): Profile => {
    const activity = key % 3
    const sized = Math.floor(key / 3)
    const embedded = Math.floor(sized / sizes)
    const called = Math.floor(embedded / embeddings)
    const classes = { cluster: Math.floor(called / calls), call: called % calls, embedding: embedded % embeddings, size: sized % sizes, activity }
    const places = [starts.cluster + classes.cluster, starts.call + classes.call, starts.size + classes.size, starts.embedding + classes.embedding]
    if (activity !== activityUnknown) places.push(starts.activity + activity)
    return { ...classes, groups: [...places, 0], responses: found.get(key)! }
  })
  const profilesOf: number[][] = groups.map(() => [])
  profiles.forEach((profile, place) => profile.groups.forEach((group) => profilesOf[group]!.push(place)))
  const placeOf = new Map(ordered.map((key, place) => [key, place]))
  if (clusterIds.length === 0 && responses > 0) throw new RangeError('responses of a register without clusters')
  return { matrix, groups, profiles, profilesOf, profileOf: Uint32Array.from(keys, (key) => placeOf.get(key)!) }
}
