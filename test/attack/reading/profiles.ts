import type { ResponseMatrix } from '../../../analysis/index.ts'
import type { Sighting } from './sighting.ts'

/**
 * Companies that no release can tell apart: the same cluster, size, call, embedding and activity, and present in the
 * same releases. What the attacker looks for is how many of each profile gave each answer.
 */
export interface Profiles {
  readonly count: number
  readonly ofResponse: Int32Array
  readonly size: Int32Array
  readonly cluster: Int32Array
  /** Everything but the cluster: exchanging answers along a class in two clusters leaves every other group as it was. */
  readonly classOf: Int32Array
  /** Call and embedding: clusters of a kind are in the same groups of the programme. */
  readonly kindOf: Int32Array
  /** Cluster and size: what is left when only the activity differs. */
  readonly placeOf: Int32Array
  /** 1 for each profile that a group of a sighting holds. */
  holds(group: string, sighting: number): Uint8Array
}

/**
 * @param activity each company's activity as the attacker assumes it, or null for one who does not know it
 */
export function profilesOf(matrix: ResponseMatrix, sightings: readonly Sighting[], activity: Uint8Array | null): Profiles {
  const keys = new Map<string, number>()
  const classes = new Map<string, number>()
  const places = new Map<string, number>()
  const placeOf: number[] = []
  const firsts: number[] = []
  const sizes: number[] = []
  const clusters: number[] = []
  const classOf: number[] = []
  const ofResponse = new Int32Array(matrix.responses)
  for (let response = 0; response < matrix.responses; response++) {
    const present = sightings.map(({ without, classes }) => (without?.has(response) ? '-' : classes ? `${classes.cluster[response]}.${classes.call[response]}.${classes.size[response]}.${classes.embedding[response]}` : '+')).join(' ')
    const ownClass = `${matrix.size[response]} ${activity ? activity[response] : '-'} ${present}`
    const key = `${matrix.cluster[response]} ${matrix.call[response]} ${matrix.embedding[response]} ${ownClass}`
    let profile = keys.get(key)
    if (profile === undefined) {
      profile = keys.size
      keys.set(key, profile)
      const place = `${matrix.cluster[response]} ${matrix.call[response]} ${matrix.embedding[response]} ${matrix.size[response]} ${present}`
      if (!places.has(place)) places.set(place, places.size)
      placeOf.push(places.get(place)!)
      if (!classes.has(ownClass)) classes.set(ownClass, classes.size)
      firsts.push(response)
      sizes.push(0)
      clusters.push(matrix.cluster[response]!)
      classOf.push(classes.get(ownClass)!)
    }
    ofResponse[response] = profile
    sizes[profile]!++
  }
  const known = new Map<string, Uint8Array>()
  const inGroup = (response: number, group: string, classes: ResponseMatrix): boolean => {
    const at = group.indexOf('=')
    const level = group.slice(at + 1)
    switch (at < 0 ? group : group.slice(0, at)) {
      case 'total': return true
      case 'cluster': return classes.register.clusterIds[classes.cluster[response]!] === level
      case 'call': return classes.register.levels.call[classes.call[response]!] === level
      case 'size': return classes.register.levels.size[classes.size[response]!] === level
      case 'embedding': return classes.register.levels.embedding[classes.embedding[response]!] === level
      case 'activity': return activity !== null && String(activity[response]) === level
      default: throw new RangeError(`the attack does not know which companies are in the group ${group}`)
    }
  }
  return {
    count: sizes.length,
    ofResponse,
    size: Int32Array.from(sizes),
    cluster: Int32Array.from(clusters),
    classOf: Int32Array.from(classOf),
    kindOf: Int32Array.from(firsts, (response) => matrix.call[response]! * 256 + matrix.embedding[response]!),
    placeOf: Int32Array.from(placeOf),
    holds(group, sighting) {
      const key = `${sighting} ${group}`
      let mask = known.get(key)
      if (!mask) {
        mask = Uint8Array.from(firsts, (response) => Number(!sightings[sighting]!.without?.has(response) && inGroup(response, group, sightings[sighting]!.classes ?? matrix)))
        known.set(key, mask)
      }
      return mask
    },
  }
}
