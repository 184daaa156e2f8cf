import type { MemberRegister } from '../responseMatrix.ts'

/**
 * What raking may tell apart among the members of one cluster: their size, and their call and embedding where the register has
 * clusters in which these differ (they are properties of the cluster, but a file may say otherwise).
 * Kind = size x ofSize + call x ofCall + embedding x ofEmbedding.
 */
export interface MemberKinds {
  readonly kinds: number
  readonly ofSize: number
  readonly ofCall: number
  readonly ofEmbedding: number
}

const known = new WeakMap<MemberRegister, MemberKinds>()

/** One pass over the register, kept with it. */
export function memberKinds(register: MemberRegister): MemberKinds {
  const found = known.get(register)
  if (found) return found
  const sizes = Math.max(1, register.levels.size.length)
  const calls = Math.max(1, register.levels.call.length)
  const embeddings = Math.max(1, register.levels.embedding.length)
  const kinds = alikeWithinClusters(register)
    ? { kinds: sizes, ofSize: 1, ofCall: 0, ofEmbedding: 0 }
    : { kinds: sizes * calls * embeddings, ofSize: calls * embeddings, ofCall: embeddings, ofEmbedding: 1 }
  known.set(register, kinds)
  return kinds
}

function alikeWithinClusters({ members, clusterIds, cluster, call, embedding }: MemberRegister): boolean {
  const first = new Int32Array(clusterIds.length).fill(-1)
  for (let member = 0; member < members; member++) {
    const own = cluster[member]!
    const other = first[own]!
    if (other < 0) first[own] = member
    else if (call[member] !== call[other] || embedding[member] !== embedding[other]) return false
  }
  return true
}
