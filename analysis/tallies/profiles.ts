import { leftBlank } from '../responseMatrix.ts'
import { memberKinds } from '../weighting/memberKinds.ts'
import type { ResponseMatrix } from '../responseMatrix.ts'

/** Activity of a profile whose members left the question blank: in neither activity domain. */
export const activityUnknown = 2

/**
 * Distinct combinations of cluster, kind of member and what else tells the domains of a request apart.
 * There are few (at most a handful a cluster), so every figure of every domain can be made from
 * counts by profile, and a column is read once whatever the number of domains.
 */
export interface CellProfiles {
  readonly matrix: ResponseMatrix
  readonly count: number
  /** Profile of each response. */
  readonly ofResponse: Uint16Array | Uint32Array
  readonly cluster: Uint16Array
  /** Kind of its members within their cluster, as memberKinds counts them; with the cluster it makes the weighting cell. */
  readonly kind: Uint32Array
  readonly responses: Float64Array
  /** The first response of each profile. */
  readonly firstResponse: Uint32Array
}

/** The distinct combinations of cluster, size, call, embedding and activity among the responses. */
export interface Profiles extends CellProfiles {
  readonly size: Uint8Array
  readonly call: Uint8Array
  readonly embedding: Uint8Array
  /** 0, 1, or activityUnknown. */
  readonly activity: Uint8Array
}

/** Without clusters the profiles stay fewer than fifty: enough for unweighted figures, and quicker. */
export type ProfileDetail = 'withCluster' | 'withoutCluster'

/** One pass over the class columns. */
export function profilesOf(matrix: ResponseMatrix, detail: ProfileDetail = 'withCluster'): Profiles {
  const { register, responses, cluster, call, size, embedding } = matrix
  const active = matrix.columns['q1_active']!
  const calls = Math.max(1, register.levels.call.length)
  const sizes = Math.max(1, register.levels.size.length)
  const embeddings = Math.max(1, register.levels.embedding.length)
  const perCluster = sizes * calls * embeddings * 3
  const clusters = detail === 'withCluster' ? register.clusterIds.length : 1
  const clusterFactor = detail === 'withCluster' ? perCluster : 0
  const ordinalOfKey = new Int32Array(clusters * perCluster).fill(-1)
  const keys: number[] = []
  const counts: number[] = []
  const firsts: number[] = []
  const ofResponse = ordinalOfKey.length <= 65_536 ? new Uint16Array(responses) : new Uint32Array(responses)
  for (let response = 0; response < responses; response++) {
    const activity = active[response]!
    const key = cluster[response]! * clusterFactor
      + ((size[response]! * calls + call[response]!) * embeddings + embedding[response]!) * 3
      + (activity < leftBlank - 1 ? activity : activityUnknown)
    let ordinal = ordinalOfKey[key]!
    if (ordinal < 0) {
      ordinal = keys.length
      ordinalOfKey[key] = ordinal
      keys.push(key)
      counts.push(0)
      firsts.push(response)
    }
    ofResponse[response] = ordinal
    counts[ordinal]!++
  }
  const part = (divisor: number, modulus: number) => (key: number) => Math.floor(key / divisor) % modulus
  const classes = {
    size: Uint8Array.from(keys, part(3 * embeddings * calls, sizes)),
    call: Uint8Array.from(keys, part(3 * embeddings, calls)),
    embedding: Uint8Array.from(keys, part(3, embeddings)),
  }
  const { ofSize, ofCall, ofEmbedding } = memberKinds(register)
  return {
    matrix,
    count: keys.length,
    ofResponse,
    cluster: Uint16Array.from(keys, (key) => (detail === 'withCluster' ? Math.floor(key / perCluster) : 0)),
    kind: Uint32Array.from(keys, (_, profile) => classes.size[profile]! * ofSize + classes.call[profile]! * ofCall + classes.embedding[profile]! * ofEmbedding),
    ...classes,
    activity: Uint8Array.from(keys, part(1, 3)),
    responses: Float64Array.from(counts),
    firstResponse: Uint32Array.from(firsts),
  }
}
