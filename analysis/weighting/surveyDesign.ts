import type { ResponseMatrix } from '../responseMatrix.ts'

/**
 * The survey as a stratified sample without replacement: clusters are strata, responding is being sampled.
 * A weighting cell is one cluster and one size; every weight is constant within a cell.
 * R: `svydesign(id = ~1, strata = ~cluster_id, fpc = ~N_h)`.
 */
export interface SurveyDesign {
  readonly clusters: number
  readonly sizes: number
  readonly responses: number
  /** Members and complete responses by cluster: N_h and n_h. */
  readonly membersOf: Float64Array
  readonly responsesOf: Float64Array
  /** Complete responses by cell (cluster x size). */
  readonly cellResponses: Float64Array
  /** Members by size, in clusters with a response only. */
  readonly representedBySize: Float64Array
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
  const sizes = Math.max(1, register.levels.size.length)
  const membersByCell = new Float64Array(clusters * sizes)
  const cellResponses = new Float64Array(clusters * sizes)
  for (let member = 0; member < register.members; member++) membersByCell[register.cluster[member]! * sizes + register.size[member]!]!++
  for (let response = 0; response < responses; response++) cellResponses[matrix.cluster[response]! * sizes + matrix.size[response]!]!++

  const membersOf = new Float64Array(clusters)
  const responsesOf = new Float64Array(clusters)
  const representedBySize = new Float64Array(sizes)
  const emptyClusters: number[] = []
  const singletonClusters: number[] = []
  let membersRepresented = 0
  for (let cluster = 0; cluster < clusters; cluster++) {
    for (let size = 0; size < sizes; size++) {
      membersOf[cluster]! += membersByCell[cluster * sizes + size]!
      responsesOf[cluster]! += cellResponses[cluster * sizes + size]!
    }
    const answered = responsesOf[cluster]!
    if (answered > membersOf[cluster]!) {
      throw new RangeError(`cluster ${register.clusterIds[cluster]} has ${answered} responses of ${membersOf[cluster]} members`)
    }
    if (answered === 0) emptyClusters.push(cluster)
    else {
      membersRepresented += membersOf[cluster]!
      for (let size = 0; size < sizes; size++) representedBySize[size]! += membersByCell[cluster * sizes + size]!
    }
    if (answered === 1) singletonClusters.push(cluster)
  }
  return {
    clusters,
    sizes,
    responses,
    membersOf,
    responsesOf,
    cellResponses,
    representedBySize,
    membersRepresented,
    emptyClusters,
    singletonClusters,
    degreesOfFreedom: responses - (clusters - emptyClusters.length),
  }
}

/** How many clusters have a response in these cells. */
export function clustersWith(design: SurveyDesign, counts: Float64Array): number {
  let clusters = 0
  for (let cluster = 0; cluster < design.clusters; cluster++) {
    for (let size = 0; size < design.sizes; size++) {
      if (counts[cluster * design.sizes + size]! > 0) {
        clusters++
        break
      }
    }
  }
  return clusters
}
