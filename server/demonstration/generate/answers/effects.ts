import type { TargetDomain } from '../../targets.ts'
import { bandAround, calibrateComplete, domains, printedBands } from '../calibration/printedBands.ts'
import type { Measure } from '../calibration/runningMeans.ts'
import { effectProfiles } from './profiles.ts'
import type { Participant } from '../register/participants.ts'
import type { Random } from '../random.ts'

type Codes = (number | undefined)[][]

const within = (value: number, from: number, to: number): number => Math.min(to, Math.max(from, value))

/** How far a member has come with its effects: older and zelfstandige networks, active and larger members further. */
function progress({ member, active }: Participant, attitude: number): number {
  const { call, embedding } = member.cluster
  const network = call === '1' ? (embedding === 'zelfstandig' ? 0.04 : -0.12) : embedding === 'zelfstandig' ? -0.25 : -0.58
  return network + (active ? 0.2 : -0.38) + (member.size === 'MGO' ? 0.05 : 0) + 0.2 * attitude
}

/**
 * The printed means of an axis; each effect near its profile, and in zelfstandige networks ahead of gevestigde by about
 * the same on every effect: the printed totals alone would be reached with gaps of either sign.
 */
function effectMeasure(axis: 'realised' | 'contribution', near: number, { ahead, wide }: { readonly ahead: number; readonly wide: number }): Measure {
  const cell = (domain: TargetDomain, shift: number) =>
    effectProfiles.map((effect, column) => ({ domain: domains.indexOf(domain), column, band: bandAround(effect[axis] + shift, wide) }))
  return {
    of: (code) => code,
    domains: printedBands(axis, 0.05),
    columns: effectProfiles.map((effect) => bandAround(effect[axis], near)),
    cells: [...cell('embedding=zelfstandig', ahead), ...cell('embedding=gevestigd', -ahead)],
  }
}

/** Realised 0, 1 or 2, asked only where the effect is desired. */
export function realisations(all: readonly Participant[], attitude: readonly number[], desired: readonly (readonly number[])[], random: Random): Codes {
  const codes = all.map((one, row) => {
    const ahead = progress(one, attitude[row]!)
    return effectProfiles.map((effect, column) =>
      desired[row]![column] === 0 ? undefined : within(Math.round(effect.realised + ahead + 0.6 * random.normal()), 0, 2),
    )
  })
  calibrateComplete(all, codes, [0, 1, 2], [effectMeasure('realised', 0.04, { ahead: 0.12, wide: 0.14 })], random)
  return codes
}

/** Contribution of the network in steps of 25 up to 100, asked only where the effect is desired. */
export function contributions(all: readonly Participant[], attitude: readonly number[], realised: Codes, random: Random): Codes {
  const codes = all.map((one, row) => {
    const ahead = progress(one, attitude[row]!)
    return effectProfiles.map((effect, column) => {
      const done = realised[row]![column]
      if (done === undefined) return undefined
      const level = effect.contribution + 18 * (done - effect.realised) + (one.member.cluster.call === '2' ? 3 : 0) + 8 * ahead + (one.active ? 2 : -14) + 13 * random.normal()
      return 25 * within(Math.round(level / 25), 0, 4)
    })
  })
  calibrateComplete(all, codes, [0, 25, 50, 75, 100], [effectMeasure('contribution', 2, { ahead: 3.5, wide: 5 })], random)
  return codes
}
