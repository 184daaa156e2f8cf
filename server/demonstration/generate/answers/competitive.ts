import { apportion } from '../apportion.ts'
import type { Participant } from '../register/participants.ts'
import type { Random } from '../random.ts'

const within3 = ['gerealiseerd', 'binnen_1_jaar', 'binnen_3_jaar'] as const
/** Those who do not expect it within three years, from the most to the least hopeful. */
const beyond = [['later', 0.26], ['weet_niet', 0.42], ['niet', 0.32]] as const

/**
 * Complete responses that expect to be more competitive within three years. Active 151 of 214 = 71 %, not active
 * 17 of 55 = 31 % and MGO 43 of 60 = 72 % as printed; KO is then 125 of 209 = 60 %, where 57 % was printed: the four
 * exclude one another (exclusions.ts). A third of the 168 already or within the year: 24 and 32.
 */
const expecting = { inactive: 17, active: 151, mediumOrLarge: 43, inactiveMediumOrLarge: 0.4 }
const soon = { gerealiseerd: 24, binnen_1_jaar: 32 }
const partialShare = 0.5

/** What each member expects of its competitiveness, by rank of leaning within activity and size. */
export function competitiveness(all: readonly Participant[], attitude: readonly number[], random: Random): string[] {
  const leaning = all.map((one, row) => 0.6 * attitude[row]! + (one.active ? 0.2 : -0.3) + 0.6 * random.normal())
  const rows = (wanted: (one: Participant) => boolean): number[] =>
    all.map((_, row) => row).filter((row) => wanted(all[row]!)).sort((left, right) => leaning[right]! - leaning[left]!)
  const group = (active: boolean, large: boolean): number[] =>
    rows((one) => one.status === 'complete' && one.active === active && (one.member.size === 'MGO') === large)

  const inactiveLarge = group(false, true)
  const fromInactiveLarge = Math.round(expecting.inactiveMediumOrLarge * inactiveLarge.length)
  const fromActiveLarge = expecting.mediumOrLarge - fromInactiveLarge
  const partials = rows((one) => one.status === 'partial')
  const yes = [
    ...inactiveLarge.slice(0, fromInactiveLarge),
    ...group(false, false).slice(0, expecting.inactive - fromInactiveLarge),
    ...group(true, true).slice(0, fromActiveLarge),
    ...group(true, false).slice(0, expecting.active - fromActiveLarge),
  ]
  const expects = new Set([...yes, ...partials.slice(0, Math.round(partialShare * partials.length))])
  const codes = new Array<string>(all.length).fill(within3[2])
  const others = all.map((_, row) => row).filter((row) => !expects.has(row)).sort((left, right) => leaning[right]! - leaning[left]!)
  const steps = apportion(others.length, beyond.map(([, share]) => share))
  for (const [index, [answer]] of beyond.entries()) for (const row of others.splice(0, steps[index]!)) codes[row] = answer
  yes
    .sort((left, right) => leaning[right]! - leaning[left]!)
    .forEach((row, order) => (codes[row] = order < soon.gerealiseerd ? within3[0] : order < soon.gerealiseerd + soon.binnen_1_jaar ? within3[1] : within3[2]))
  return codes
}
