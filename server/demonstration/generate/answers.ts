import { benefitProfile, effectProfiles, priorityProfile, strengthProfile } from './profiles.ts'
import type { Participant } from './participants.ts'
import type { Random } from './random.ts'

export const batteries = { strength: strengthProfile.length, benefit: benefitProfile.length, priority: priorityProfile.length }

type Code = number | undefined

/** One response as coded answers; undefined where nothing was asked or answered. */
export interface Answers {
  readonly member: string
  readonly status: 'complete' | 'partial'
  active: Code
  relevance: Code
  readonly desired: Code[]
  readonly realised: Code[]
  readonly contribution: Code[]
  readonly strength: Code[]
  readonly benefit: Code[]
  competitive: string | undefined
  readonly priority: Code[]
}

const within = (value: number, from: number, to: number): number => Math.min(to, Math.max(from, value))

/** How far the networks of a call and an embedding have come; means of these four give the printed ones of each. */
const progress = (participant: Participant): number => {
  const { call, embedding } = participant.member.cluster
  if (call === '1') return embedding === 'zelfstandig' ? 0.1 : -0.05
  return embedding === 'zelfstandig' ? -0.06 : -0.33
}

/** Who desires what, and how strongly: per effect the right number of responses, those whose leaning is greatest. */
function desires(all: readonly Participant[], attitude: readonly number[], random: Random): number[][] {
  const codes = all.map(() => new Array<number>(effectProfiles.length).fill(0))
  const breadth = all.map((one, index) => 0.35 * attitude[index]! + (one.active ? 0.15 : -0.5) + 0.55 * random.normal())
  effectProfiles.forEach((effect, column) => {
    const ranked = all
      .map((one, index) => {
        const { cluster, size } = one.member
        const pull = (cluster.embedding === 'zelfstandig' ? 1 : -1) * effect.independentPull + (size === 'MGO' ? effect.sizePull : 0)
        return { index, leaning: breadth[index]! + pull + random.normal(), late: (cluster.call === '2' ? 0.7 : 0) + (size === 'MGO' ? 0.5 : 0) }
      })
      .sort((left, right) => right.leaning - left.leaning)
      .slice(0, Math.round(effect.chosen * all.length))
      .map((one) => ({ ...one, strength: 0.5 * one.leaning + one.late + random.normal() }))
      .sort((left, right) => right.strength - left.strength)
    const strong = Math.round((effect.desired - effect.chosen) * all.length)
    ranked.forEach((one, order) => (codes[one.index]![column] = order < strong ? 2 : 1))
  })
  return codes
}

/** Four-point relevance by rank, so that its printed mean and top-2 share hold: codes 4, 3, 2, 1 in these shares. */
const relevanceCounts = { complete: [67, 146, 47], share: [0.22, 0.5, 0.22] } as const

function relevances(all: readonly Participant[], attitude: readonly number[], bigClusters: ReadonlySet<string>, random: Random): number[] {
  const codes = new Array<number>(all.length).fill(1)
  for (const status of ['complete', 'partial'] as const) {
    const ranked = all
      .map((one, index) => {
        const { cluster, size } = one.member
        const shift = (one.active ? 0.45 : -0.45) + (cluster.embedding === 'zelfstandig' ? 0.3 : 0) + (size === 'MGO' ? 0.3 : 0) - (bigClusters.has(cluster.id) ? 0.35 : 0)
        return { index, score: 0.7 * attitude[index]! + shift + 0.5 * random.normal() }
      })
      .filter(({ index }) => all[index]!.status === status)
      .sort((left, right) => right.score - left.score)
    const counts = status === 'complete' ? relevanceCounts.complete : relevanceCounts.share.map((share) => Math.round(share * ranked.length))
    ranked.forEach(({ index }, order) => {
      codes[index] = order < counts[0]! ? 4 : order < counts[0]! + counts[1]! ? 3 : order < counts[0]! + counts[1]! + counts[2]! ? 2 : 1
    })
  }
  return codes
}

const competitiveAnswer = (score: number): string => {
  if (score > 1.25) return 'gerealiseerd'
  if (score > 0.75) return 'binnen_1_jaar'
  if (score > -0.35) return 'binnen_3_jaar'
  if (score > -0.65) return 'later'
  return score > -1.15 ? 'weet_niet' : 'niet'
}

/** Every question of everybody who answered, as if all had come to the end; the calibration follows. */
export function answers(all: readonly Participant[], bigClusters: ReadonlySet<string>, random: Random): Answers[] {
  const clusterMood = new Map<string, number>()
  for (const { member } of all) if (!clusterMood.has(member.cluster.id)) clusterMood.set(member.cluster.id, 0.15 * random.normal())
  const attitude = all.map((one) => 0.6 * one.engagement + clusterMood.get(one.member.cluster.id)! + 0.75 * random.normal())
  const desired = desires(all, attitude, random)
  const relevance = relevances(all, attitude, bigClusters, random)
  const battery = (mean: number, profile: readonly number[], opinion: number): number[] =>
    profile.map((shift) => within(Math.round(mean + shift + 0.55 * opinion + 0.45 * random.normal()), 1, 4))

  return all.map((one, row) => {
    const { size } = one.member
    const opinion = attitude[row]!
    const ahead = progress(one) + (one.active ? 0.1 : -0.5) + (size === 'MGO' ? 0.03 : 0) + 0.22 * opinion
    const realised = effectProfiles.map((effect, column) =>
      desired[row]![column] === 0 ? undefined : within(Math.round(effect.realised + ahead + 0.6 * random.normal()), 0, 2),
    )
    const contribution = effectProfiles.map((effect, column) => {
      const done = realised[column]
      if (done === undefined) return undefined
      const level = effect.contribution + 20 * (done - effect.realised) + 25 * ahead + (one.active ? 2 : -12) + 12 * random.normal()
      return 25 * within(Math.round(level / 25), 0, 4)
    })
    const shift = size === 'MGO' ? 0.1 : 0
    const strength = battery((one.active ? 2.98 : 2.12) + shift, strengthProfile, opinion)
    const benefit = battery((one.active ? 3 : 2.35) + shift + 0.3 * progress(one), benefitProfile, 0.9 * opinion + 0.15 * random.normal())
    const competitive = competitiveAnswer(0.6 * opinion + (one.active ? 0.2 : -0.75) + (size === 'MGO' ? 0.25 : 0) + 0.6 * random.normal())
    const priority = priorityProfile.map(([more, less]) => {
      const draw = random.fraction() - 0.05 * opinion
      if (draw < more) return 4
      return draw < 1 - less ? 3 : random.fraction() < 0.78 ? 2 : 1
    })
    return {
      member: one.member.id, status: one.status, active: one.active ? 1 : 0, relevance: relevance[row],
      desired: desired[row]!, realised, contribution, strength, benefit, competitive, priority,
    }
  })
}
