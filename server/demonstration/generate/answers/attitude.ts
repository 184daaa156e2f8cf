import type { Participant } from '../register/participants.ts'
import type { Random } from '../random.ts'

/** The opinion of each member that answered, about standard normal: engagement, the mood of its cluster, and its own. */
export function attitudes(all: readonly Participant[], random: Random): number[] {
  const mood = new Map<string, number>()
  for (const { member } of all) if (!mood.has(member.cluster.id)) mood.set(member.cluster.id, 0.15 * random.normal())
  return all.map((one) => 0.6 * one.engagement + mood.get(one.member.cluster.id)! + 0.75 * random.normal())
}
