import { bandAround, calibrateComplete, printedBands } from '../calibration/printedBands.ts'
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

/** Realised 0, 1 or 2, asked only where the effect is desired. */
export function realisations(all: readonly Participant[], attitude: readonly number[], desired: readonly (readonly number[])[], random: Random): Codes {
  const codes = all.map((one, row) => {
    const ahead = progress(one, attitude[row]!)
    return effectProfiles.map((effect, column) =>
      desired[row]![column] === 0 ? undefined : within(Math.round(effect.realised + ahead + 0.6 * random.normal()), 0, 2),
    )
  })
  const columns = effectProfiles.map((effect) => bandAround(effect.realised, 0.04))
  calibrateComplete(all, codes, [0, 1, 2], [{ of: (code) => code, domains: printedBands('realised', 0.05), columns }], random)
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
  const columns = effectProfiles.map((effect) => bandAround(effect.contribution, 2))
  calibrateComplete(all, codes, [0, 25, 50, 75, 100], [{ of: (code) => code, domains: printedBands('contribution', 0.05), columns }], random)
  return codes
}
