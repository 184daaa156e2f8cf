import { bandAround, calibrateComplete, printedBands } from '../calibration/printedBands.ts'
import { benefitProfile, priorityProfile, strengthProfile } from './profiles.ts'
import type { Participant } from '../register/participants.ts'
import type { Random } from '../random.ts'

/** A battery of statements 1..4: one opinion behind all of them, so that they hang together. */
function battery(
  all: readonly Participant[],
  { figure, mean, profile, meanOf, opinionOf }: {
    readonly figure: 'strength_mean' | 'benefit_mean'
    readonly mean: number
    readonly profile: readonly number[]
    meanOf(one: Participant): number
    opinionOf(row: number): number
  },
  random: Random,
): number[][] {
  const codes = all.map((one, row) => {
    const level = meanOf(one) + 0.6 * opinionOf(row)
    return profile.map((shift) => Math.min(4, Math.max(1, Math.round(level + shift + 0.42 * random.normal()))))
  })
  const columns = profile.map((shift) => bandAround(mean + shift, 0.05))
  calibrateComplete(all, codes, [1, 2, 3, 4], [{ of: (code) => code, domains: printedBands(figure, 0.05), columns }], random)
  return codes
}

/** Collaborative strength, five statements. */
export const strengths = (all: readonly Participant[], attitude: readonly number[], random: Random): number[][] =>
  battery(
    all,
    {
      figure: 'strength_mean', mean: 2.82, profile: strengthProfile,
      meanOf: ({ member, active }) => (active ? 2.84 : 2.33) + (member.cluster.embedding === 'zelfstandig' ? 0.08 : 0) + (member.size === 'MGO' ? 0.1 : 0) - (member.cluster.call === '2' ? 0.02 : 0),
      opinionOf: (row) => attitude[row]!,
    },
    random,
  )

/** Benefits, nine statements; the opinion is that of the strength with something of its own. */
export function benefits(all: readonly Participant[], attitude: readonly number[], random: Random): number[][] {
  const opinion = attitude.map((one) => 0.8 * one + 0.4 * random.normal())
  return battery(
    all,
    {
      figure: 'benefit_mean', mean: 2.89, profile: benefitProfile,
      meanOf: ({ member, active }) => (active ? 2.95 : 2.5) + (member.cluster.embedding === 'zelfstandig' ? 0.08 : 0) + (member.size === 'MGO' ? 0.06 : 0) + (member.cluster.call === '1' ? 0.03 : -0.05),
      opinionOf: (row) => opinion[row]!,
    },
    random,
  )
}

/** Priorities 1..4, thirteen items: only these means were never printed, so no target binds them. */
export const priorities = (all: readonly Participant[], attitude: readonly number[], random: Random): number[][] =>
  all.map((_, row) =>
    priorityProfile.map(([more, less]) => {
      const draw = random.fraction() - 0.05 * attitude[row]!
      if (draw < more) return 4
      return draw < 1 - less ? 3 : random.fraction() < 0.78 ? 2 : 1
    }),
  )
