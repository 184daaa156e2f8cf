import { memberKinds } from './memberKinds.ts'
import type { MemberRegister, ResponseMatrix } from '../responseMatrix.ts'
import type { MemberKinds } from './memberKinds.ts'

/**
 * The survey as a stratified sample without replacement: clusters are strata, responding is being sampled.
 * A weighting cell is one cluster and one kind of member (as a rule: one size); every weight is constant within a cell.
 * R: `svydesign(id = ~1, strata = ~cluster_id, fpc = ~N_h)`.
 */
export interface SurveyDesign {
  readonly register: MemberRegister
  readonly clusters: number
  /** Cells of a cluster, next to each other: cell = cluster x kinds + kind. */
  readonly kinds: number
  readonly memberKinds: MemberKinds
  readonly responses: number
  /** Members and complete responses by cluster: N_h and n_h. */
  readonly membersOf: Float64Array
  readonly responsesOf: Float64Array
  /** Members and complete responses by cell. */
  readonly cellMembers: Float64Array
  readonly cellResponses: Float64Array
  /** Members in clusters with at least one response; the others are outside what the responses can speak for. */
  readonly membersRepresented: number
  /** Ordinals of clusters without, and with exactly one, response. */
  readonly emptyClusters: readonly number[]
  readonly singletonClusters: readonly number[]
  /** Responses minus clusters with a response; may be 0. */
  readonly degreesOfFreedom: number
}

/**
 * One pass over the register and one over the responses.
 * @throws RangeError when a cluster has more responses than members
 */
export function surveyDesign(matrix: ResponseMatrix): SurveyDesign {
  const { register, responses } = matrix
  const clusters = register.clusterIds.length
  const kindsOfMembers = memberKinds(register)
  const { kinds } = kindsOfMembers
  const cellMembers = countByCell(register, register.members, clusters * kinds, kindsOfMembers)
  const cellResponses = countByCell(matrix, responses, clusters * kinds, kindsOfMembers)

  const membersOf = new Float64Array(clusters)
  const responsesOf = new Float64Array(clusters)
  const emptyClusters: number[] = []
  const singletonClusters: number[] = []
  let membersRepresented = 0
  for (let cluster = 0; cluster < clusters; cluster++) {
    for (let kind = 0; kind < kinds; kind++) {
      membersOf[cluster]! += cellMembers[cluster * kinds + kind]!
      responsesOf[cluster]! += cellResponses[cluster * kinds + kind]!
    }
    const answered = responsesOf[cluster]!
    if (answered > membersOf[cluster]!) {
      throw new RangeError(`cluster ${register.clusterIds[cluster]} has ${answered} responses of ${membersOf[cluster]} members`)
    }
    if (answered === 0) emptyClusters.push(cluster)
    else membersRepresented += membersOf[cluster]!
    if (answered === 1) singletonClusters.push(cluster)
  }
  return {
    register,
    clusters,
    kinds,
    memberKinds: kindsOfMembers,
    responses,
    membersOf,
    responsesOf,
    cellMembers,
    cellResponses,
    membersRepresented,
    emptyClusters,
    singletonClusters,
    degreesOfFreedom: responses - (clusters - emptyClusters.length),
  }
}

type Classes = Pick<ResponseMatrix, 'cluster' | 'size' | 'call' | 'embedding'>

function countByCell({ cluster, size, call, embedding }: Classes, rows: number, cells: number, { kinds, ofSize, ofCall, ofEmbedding }: MemberKinds): Float64Array {
  const counts = new Float64Array(cells)
  if (ofCall === 0) for (let row = 0; row < rows; row++) counts[cluster[row]! * kinds + size[row]!]!++
  else for (let row = 0; row < rows; row++) counts[cluster[row]! * kinds + size[row]! * ofSize + call[row]! * ofCall + embedding[row]! * ofEmbedding]!++
  return counts
}

/** How many clusters have a response in these cells. */
export function clustersWith(design: SurveyDesign, counts: Float64Array): number {
  let clusters = 0
  for (let cluster = 0; cluster < design.clusters; cluster++) {
    for (let kind = 0; kind < design.kinds; kind++) {
      if (counts[cluster * design.kinds + kind]! > 0) {
        clusters++
        break
      }
    }
  }
  return clusters
}
