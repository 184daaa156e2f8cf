import { memberKinds } from '../../weighting/memberKinds.ts'
import { noLevel } from './classifications.ts'
import type { CellProfiles } from '../../tallies/profiles.ts'
import type { ResponseMatrix } from '../../responseMatrix.ts'
import type { Classification } from './classifications.ts'

/** Combinations that one lookup table may have: 4 MB. */
const mostCombinations = 1_048_576

/** Profiles that tell apart the levels of some classifications: one tally by profile serves all their columns. */
export interface ClassedProfiles {
  readonly profiles: CellProfiles
  /** By name of the classification: the level of each profile, or noLevel. */
  readonly levels: ReadonlyMap<string, Uint16Array>
}

/**
 * Profiles for these classifications, in as few groups as fit a lookup table; the layer is in each of them.
 * One pass over the class columns a group.
 */
export function classedProfiles(matrix: ResponseMatrix, classifications: readonly Classification[], layer: Classification | null): ClassedProfiles[] {
  const cells = Math.max(1, matrix.register.clusterIds.length) * memberKinds(matrix.register).kinds
  const always = layer ? [layer] : []
  const groups: Classification[][] = [[...always]]
  let combinations = cells * widthOf(layer)
  const first = combinations
  for (const one of classifications) {
    if (groups.at(-1)!.includes(one)) continue
    if (combinations * widthOf(one) > mostCombinations && groups.at(-1)!.length > always.length) {
      groups.push([...always])
      combinations = first
    }
    groups.at(-1)!.push(one)
    combinations *= widthOf(one)
  }
  return groups.map((group) => oneGroup(matrix, group))
}

/** Cluster and size are in every profile already. */
const widthOf = (one: Classification | null): number => (one?.source.kind === 'column' ? one.levels.length + 1 : 1)

function oneGroup(matrix: ResponseMatrix, group: readonly Classification[]): ClassedProfiles {
  const { register, responses } = matrix
  const { kinds, ofSize, ofCall, ofEmbedding } = memberKinds(register)
  const keys = new Uint32Array(responses)
  for (let response = 0; response < responses; response++) {
    keys[response] = matrix.cluster[response]! * kinds + matrix.size[response]! * ofSize + matrix.call[response]! * ofCall + matrix.embedding[response]! * ofEmbedding
  }
  const cells = Math.max(1, register.clusterIds.length) * kinds
  let space = cells
  const divisors = new Map<string, number>()
  for (const { name, levels, source } of group) {
    if (source.kind !== 'column') continue
    const { column } = source
    const placeOfByte = Uint16Array.from(source.levelOfByte, (level) => Math.min(level, levels.length))
    for (let response = 0; response < responses; response++) keys[response]! += space * placeOfByte[column[response]!]!
    divisors.set(name, space)
    space *= levels.length + 1
  }
  const ordinalOfKey = new Int32Array(space).fill(-1)
  const distinct: number[] = []
  const firsts: number[] = []
  const ofResponse = space <= 65_536 ? new Uint16Array(responses) : new Uint32Array(responses)
  const counts: number[] = []
  for (let response = 0; response < responses; response++) {
    const key = keys[response]!
    let ordinal = ordinalOfKey[key]!
    if (ordinal < 0) {
      ordinal = distinct.length
      ordinalOfKey[key] = ordinal
      distinct.push(key)
      firsts.push(response)
      counts.push(0)
    }
    ofResponse[response] = ordinal
    counts[ordinal]!++
  }
  const cluster = Uint16Array.from(distinct, (key) => Math.floor((key % cells) / kinds))
  const kind = Uint32Array.from(distinct, (key) => key % kinds)
  const levelsOf = ({ name, levels, source }: Classification): Uint16Array => {
    if (source.kind === 'size') return Uint16Array.from(kind, (one) => Math.floor(one / ofSize))
    if (source.kind === 'cluster') return Uint16Array.from(cluster, (one) => source.levelOfCluster[one]!)
    const divisor = divisors.get(name)!
    return Uint16Array.from(distinct, (key) => {
      const place = Math.floor(key / divisor) % (levels.length + 1)
      return place < levels.length ? place : noLevel
    })
  }
  return {
    profiles: { matrix, count: distinct.length, ofResponse, cluster, kind, responses: Float64Array.from(counts), firstResponse: Uint32Array.from(firsts) },
    levels: new Map(group.map((one) => [one.name, levelsOf(one)])),
  }
}
