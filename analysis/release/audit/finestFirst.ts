import type { Question } from './question.ts'

const fineness = { cluster: 0, activity: 1, size: 1, embedding: 1, call: 1, total: 2 } as const

/** Groups in the order in which they have to go: clusters, classes, the total; in each the smallest base first, then by place. */
export function finestFirst({ table: { universe }, bases }: Question, groups: readonly number[]): number[] {
  const rank = (group: number): number => fineness[universe.groups[group]!.kind]
  return [...groups].sort((a, b) => rank(a) - rank(b) || bases[a]! - bases[b]! || a - b)
}
