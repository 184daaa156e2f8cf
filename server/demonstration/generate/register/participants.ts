import { apportion } from '../apportion.ts'
import { clusters } from './cluster.ts'
import { clusterDesigns, complete, completeActive, completeSmall, partial, responseRatioOfSmall } from '../design.ts'
import type { Random } from '../random.ts'
import type { Member } from './register.ts'

/** A member that answered, with the two traits everything else hangs on. */
export interface Participant {
  readonly member: Member
  readonly status: 'complete' | 'partial'
  readonly active: boolean
  /** How much the company is in it at all, about standard normal; moves activity and every opinion. */
  readonly engagement: number
}

/** Of a number of answers per cluster: how many come from small companies. */
function smallAnswers(total: number, answers: readonly number[], small: readonly number[], other: readonly number[]): number[] {
  const expected = answers.map((count, index) => {
    const odds = responseRatioOfSmall * small[index]!
    return (count * odds) / (odds + other[index]!)
  })
  return apportion(total, expected, answers.map((count, index) => Math.min(count, small[index]!)))
}

/** The 328 members that answered, in the order of the register. */
export function participants(members: readonly Member[], random: Random): Participant[] {
  const lists = clusters.map((cluster) => ({
    KO: random.shuffled(members.filter((member) => member.cluster.id === cluster.id && member.size === 'KO')),
    MGO: random.shuffled(members.filter((member) => member.cluster.id === cluster.id && member.size === 'MGO')),
  }))
  const small = lists.map((list) => list.KO.length)
  const other = lists.map((list) => list.MGO.length)
  const completes = clusters.map((cluster) => clusterDesigns[cluster.id]!.complete)
  const completesSmall = smallAnswers(completeSmall, completes, small, other)
  const partials = apportion(partial, completes.map((count, index) => count + 0.03 * (small[index]! + other[index]!)))
  const partialsSmall = smallAnswers(Math.round((partial * completeSmall) / complete), partials, small.map((count, index) => count - completesSmall[index]!), other)

  const chosen = clusters.flatMap((_, index) => {
    const take = (list: Member[], count: number, status: Participant['status']) => list.splice(0, count).map((member) => ({ member, status }))
    return [
      ...take(lists[index]!.KO, completesSmall[index]!, 'complete'),
      ...take(lists[index]!.MGO, completes[index]! - completesSmall[index]!, 'complete'),
      ...take(lists[index]!.KO, partialsSmall[index]!, 'partial'),
      ...take(lists[index]!.MGO, partials[index]! - partialsSmall[index]!, 'partial'),
    ]
  })
  const scored = chosen.map((one) => {
    const engagement = random.normal()
    const eased = (one.member.cluster.embedding === 'gevestigd' ? 0.3 : 0) + (one.member.size === 'MGO' ? 0.6 : 0)
    return { ...one, engagement, score: engagement + eased + 0.4 * random.normal() }
  })
  const activeOf = (status: Participant['status'], count: number): number => {
    const scores = scored.filter((one) => one.status === status).map((one) => one.score).sort((left, right) => right - left)
    return scores[count - 1]!
  }
  const least = { complete: activeOf('complete', completeActive), partial: activeOf('partial', Math.round(0.6 * partial)) }
  return scored
    .map(({ member, status, engagement, score }) => ({ member, status, engagement, active: score >= least[status] }))
    .sort((left, right) => (left.member.id < right.member.id ? -1 : 1))
}
