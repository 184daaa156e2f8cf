import { clusterDesigns } from '../design.ts'
import type { Participant } from '../register/participants.ts'
import type { Random } from '../random.ts'

/** Answers 4, 3 and 2; the rest is 1. Of 269 complete: mean 809 / 269 = 3.01, 213 (79.2 %) relevant or very relevant. */
const counts = { complete: [67, 146, 47], partial: [12, 29, 14] } as const

/** Networks of more than 70 members are judged less relevant (lines 1194-1198), the three largest least. */
function crowding(clusterId: string): number {
  const { printedMembers } = clusterDesigns[clusterId]!
  if (printedMembers > 100) return 0.7
  return printedMembers > 70 ? 0.3 : 0
}

/** Relevance 1..4 by rank of leaning: more for the active, the larger, the zelfstandige and the smaller networks. */
export function relevances(all: readonly Participant[], attitude: readonly number[], random: Random): number[] {
  const codes = new Array<number>(all.length).fill(1)
  const leaning = all.map((one, index) => {
    const { cluster, size } = one.member
    const shift = (one.active ? 0.4 : -0.4) + (cluster.embedding === 'zelfstandig' ? 0.6 : 0) + (size === 'MGO' ? 0.2 : 0) - crowding(cluster.id)
    return 0.7 * attitude[index]! + shift + 0.5 * random.normal()
  })
  for (const status of ['complete', 'partial'] as const) {
    const [four, three, two] = counts[status]
    all
      .map((_, index) => index)
      .filter((index) => all[index]!.status === status)
      .sort((left, right) => leaning[right]! - leaning[left]!)
      .forEach((index, order) => {
        codes[index] = order < four ? 4 : order < four + three ? 3 : order < four + three + two ? 2 : 1
      })
  }
  return codes
}
