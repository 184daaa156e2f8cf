import type { ResponseMatrix } from '../responseMatrix.ts'

export type RegisterVariable = 'call' | 'size' | 'embedding'
export const registerVariables: readonly RegisterVariable[] = ['call', 'size', 'embedding']

/** Members that look the same in the register, and how many of them responded. */
export interface ResponseGroup {
  readonly members: number
  readonly responses: number
  /** Ordinal of the level on each register variable. */
  readonly levels: readonly number[]
}

/** Place of a member or response among the combinations of call, size and embedding. */
export function combinationKey({ register }: ResponseMatrix): (call: number, size: number, embedding: number) => number {
  const { size: sizes, embedding: embeddings } = register.levels
  return (call, size, embedding) => (call * sizes.length + size) * embeddings.length + embedding
}

/** One group for each combination of call, size and embedding that has members. One pass over the register and one over the responses. */
export function responseGroups(matrix: ResponseMatrix): ResponseGroup[] {
  const { register, responses } = matrix
  const keyOf = combinationKey(matrix)
  const [, sizes, embeddings] = registerVariables.map((variable) => register.levels[variable].length) as [number, number, number]
  const members = new Float64Array(registerVariables.reduce((product, variable) => product * register.levels[variable].length, 1))
  const answered = new Float64Array(members.length)
  for (let member = 0; member < register.members; member++) members[keyOf(register.call[member]!, register.size[member]!, register.embedding[member]!)]!++
  for (let response = 0; response < responses; response++) answered[keyOf(matrix.call[response]!, matrix.size[response]!, matrix.embedding[response]!)]!++
  return Array.from(members, (count, key) => ({
    members: count,
    responses: answered[key]!,
    levels: [Math.floor(key / (sizes * embeddings)), Math.floor(key / embeddings) % sizes, key % embeddings],
  })).filter((group) => group.members > 0)
}
