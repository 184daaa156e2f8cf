import type { RecordedWaveState, Role } from '../schema.ts'

/** What a wave is at a moment: one that is recorded as open is only planned before it opens. */
export type WaveState = RecordedWaveState | 'planned'

export const waveActNames = ['open', 'extend', 'close', 'reopen', 'freeze', 'release', 'archive'] as const

export type WaveAct = (typeof waveActNames)[number]

/** Who had started before the wave closed may finish within this time. */
export const closingGraceMs = 15 * 60_000

/** What decides of a wave, moments as ISO 8601 in UTC. */
export interface WaveClock {
  readonly state: RecordedWaveState
  readonly opensAt: string
  readonly closesAt: string
}

/** @param now the clock of the server; the moment of closing is already closed */
export function waveStateAt({ state, opensAt, closesAt }: WaveClock, now: Date): WaveState {
  if (state !== 'open') return state
  const time = now.getTime()
  if (time < Date.parse(opensAt)) return 'planned'
  return time < Date.parse(closesAt) ? 'open' : 'closed'
}

/** From here on nobody may answer any more, whoever started. */
export const endOfGrace = ({ closesAt }: Pick<WaveClock, 'closesAt'>): Date => new Date(Date.parse(closesAt) + closingGraceMs)

/**
 * Whether an answer that the server receives at `now` is still taken.
 * @param startedAt when the member stored a first answer; null before that
 */
export function takesAnswers(wave: WaveClock, startedAt: string | null, now: Date): boolean {
  if (wave.state !== 'open' && wave.state !== 'closed') return false
  if (now.getTime() < Date.parse(wave.opensAt)) return false
  if (waveStateAt(wave, now) === 'open') return true
  return startedAt !== null && Date.parse(startedAt) < Date.parse(wave.closesAt) && now < endOfGrace(wave)
}

/** From which states an act leads where, and who does it. */
export const transitions: Readonly<Record<WaveAct, { readonly from: readonly WaveState[]; readonly to: RecordedWaveState; readonly roles: readonly Role[] }>> = {
  open: { from: ['draft'], to: 'open', roles: ['steward'] },
  extend: { from: ['planned', 'open'], to: 'open', roles: ['steward'] },
  close: { from: ['open'], to: 'closed', roles: ['steward'] },
  reopen: { from: ['closed'], to: 'open', roles: ['steward'] },
  freeze: { from: ['closed'], to: 'frozen', roles: ['steward'] },
  release: { from: ['frozen'], to: 'released', roles: ['steward'] },
  archive: { from: ['released'], to: 'archived', roles: ['steward'] },
}

/** The acts that set a new moment of closing. */
export const actsWithClosing: ReadonlySet<WaveAct> = new Set<WaveAct>(['open', 'extend', 'reopen'])

/** The acts that need a reason: what was over is not over any more, and who reads the figures wants to know why. */
export const actsWithReason: ReadonlySet<WaveAct> = new Set<WaveAct>(['reopen'])

export type WaveRefusal =
  | 'notYourRole'
  /** The act does not follow on the state. */
  | 'otherState'
  /** Somebody may still be finishing. */
  | 'graceRuns'
  /** The act needs a moment of closing, and none was given. */
  | 'closingMissing'
  /** The act needs a reason, and none was given. */
  | 'reasonMissing'
  /** The wave would close before it opens, or before now. */
  | 'closingPast'
  /** Not later than the moment at which it closes already. */
  | 'closingNotLater'
  /** Another wave of the programme is open in that time. */
  | 'anotherOpen'

/**
 * Why an act is refused, as far as the wave itself says; undefined when it is not.
 * @param closesAt the new moment of closing; opening keeps the present one when it is absent
 */
export function refusalOf(act: WaveAct, role: Role, wave: WaveClock, now: Date, closesAt?: Date): WaveRefusal | undefined {
  const { from, roles } = transitions[act]
  if (!roles.includes(role)) return 'notYourRole'
  if (!from.includes(waveStateAt(wave, now))) return 'otherState'
  if (act === 'freeze' && now < endOfGrace(wave)) return 'graceRuns'
  if (!actsWithClosing.has(act)) return undefined
  if (closesAt === undefined && act !== 'open') return 'closingMissing'
  const closing = closesAt ?? new Date(wave.closesAt)
  if (closing <= now || closing.getTime() <= Date.parse(wave.opensAt)) return 'closingPast'
  return act === 'extend' && closing.getTime() <= Date.parse(wave.closesAt) ? 'closingNotLater' : undefined
}

/** What two waves need to be held against each other. */
export interface WaveSpan extends WaveClock {
  readonly id: string
  /** The made-up waves of a demonstration are a programme of their own. */
  readonly synthetic: boolean
}

/** Another wave of the same programme that takes answers, from now on, in the time in which this one would. */
export function openBeside<Other extends WaveSpan>(wave: Omit<WaveSpan, 'state'>, others: readonly Other[], now: Date): Other | undefined {
  const from = Math.max(Date.parse(wave.opensAt), now.getTime())
  return others.find(
    (other) =>
      other.id !== wave.id &&
      other.synthetic === wave.synthetic &&
      other.state === 'open' &&
      Date.parse(other.opensAt) < Date.parse(wave.closesAt) &&
      from < Date.parse(other.closesAt),
  )
}
