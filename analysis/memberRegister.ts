import type { MemberRegister } from './responseMatrix.ts'

/** The classes of one membership, as frozen with a wave. */
export interface MemberClasses {
  readonly clusterId: string
  readonly call: string
  readonly size: string
  readonly embedding: string
}

const alphabetical = (values: Iterable<string>): string[] => [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))

/** Places in a sorted list of distinct values; a second look at the same string object is a map hit. */
function ordinals(values: readonly string[]): Map<string, number> {
  return new Map(values.map((value, ordinal) => [value, ordinal]))
}

/**
 * The frame from one row per membership; member `i` of the register is row `i`.
 * @throws RangeError above 65,536 clusters or 256 levels of one class
 */
export function buildMemberRegister(rows: readonly MemberClasses[]): MemberRegister {
  const clusters = new Set<string>()
  const calls = new Set<string>()
  const sizes = new Set<string>()
  const embeddings = new Set<string>()
  for (const row of rows) {
    clusters.add(row.clusterId)
    calls.add(row.call)
    sizes.add(row.size)
    embeddings.add(row.embedding)
  }
  if (clusters.size > 65_536) throw new RangeError(`${clusters.size} clusters; a register holds at most 65,536`)
  for (const [name, levels] of [['call', calls], ['size', sizes], ['embedding', embeddings]] as const) {
    if (levels.size > 256) throw new RangeError(`${levels.size} levels of ${name}; a register holds at most 256`)
  }
  const clusterIds = alphabetical(clusters)
  const levels = { call: alphabetical(calls), size: alphabetical(sizes), embedding: alphabetical(embeddings) }
  const clusterOrdinal = ordinals(clusterIds)
  const callOrdinal = ordinals(levels.call)
  const sizeOrdinal = ordinals(levels.size)
  const embeddingOrdinal = ordinals(levels.embedding)
  const register = {
    members: rows.length,
    clusterIds,
    levels,
    cluster: new Uint16Array(rows.length),
    call: new Uint8Array(rows.length),
    size: new Uint8Array(rows.length),
    embedding: new Uint8Array(rows.length),
  }
  rows.forEach((row, member) => {
    register.cluster[member] = clusterOrdinal.get(row.clusterId)!
    register.call[member] = callOrdinal.get(row.call)!
    register.size[member] = sizeOrdinal.get(row.size)!
    register.embedding[member] = embeddingOrdinal.get(row.embedding)!
  })
  return register
}
