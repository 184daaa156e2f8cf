import { hashAnswers } from '../answers/answersHash.ts'
import { recordAct } from '../audit/auditTrail.ts'
import { lockWaves } from '../identity/waves/wave.ts'
import { actsWithReason, openBeside, refusalOf, transitions } from '../identity/waves/waveStates.ts'
import type { Transaction } from 'kysely'
import type { Act } from '../audit/acts.ts'
import type { ActDetails, Actor } from '../audit/auditTrail.ts'
import type { Wave } from '../identity/waves/wave.ts'
import type { WaveAct, WaveRefusal } from '../identity/waves/waveStates.ts'
import type { Schema } from '../schema.ts'

export interface WaveChange {
  readonly waveId: string
  readonly act: WaveAct
  /** An account is held against its role; a command and the clock do what the program says. */
  readonly actor: Actor
  /** For acts that say when the wave closes. */
  readonly closesAt?: Date
  /** Why, in one line that names nobody; for acts that need a reason. */
  readonly reason?: string
  readonly now: Date
  /** Also in the audit trail. */
  readonly details?: ActDetails
}

export type WaveChangeOutcome =
  | { readonly kind: 'done'; readonly wave: Wave }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly why: WaveRefusal; readonly wave: Wave; readonly other?: Wave }

const recordedAs: Readonly<Record<WaveAct, Act>> = {
  open: 'waveOpened',
  extend: 'waveExtended',
  close: 'waveClosed',
  reopen: 'waveReopened',
  freeze: 'waveFrozen',
  release: 'waveReleased',
  archive: 'waveArchived',
}

/**
 * Brings a wave from one state to the next, with its entry in the audit trail. All waves are locked until the
 * transaction ends: a save that came first is part of what is frozen, one that comes later finds the new state, and
 * of two waves that are opened at once the second finds the first.
 * Crosses from the identities to the answers, because freezing takes their hash.
 */
export async function changeWave(transaction: Transaction<Schema>, { waveId, act, actor, closesAt, reason, now, details: said = {} }: WaveChange): Promise<WaveChangeOutcome> {
  const waves = await lockWaves(transaction)
  const wave = waves.find(({ id }) => id === waveId)
  if (wave === undefined) return { kind: 'unknown' }
  const why = refusalOf(act, actor.kind === 'account' ? actor.role : 'steward', wave, now, closesAt)
  if (why !== undefined) return { kind: 'refused', why, wave }
  if (actsWithReason.has(act) && reason === undefined) return { kind: 'refused', why: 'reasonMissing', wave }
  const { to } = transitions[act]
  // A wave closed in the millisecond in which it opens has still been open
  const closing = act === 'close' ? new Date(Math.max(now.getTime(), Date.parse(wave.opensAt) + 1)) : (closesAt ?? new Date(wave.closesAt))
  const changed = { ...wave, state: to, closesAt: closing.toISOString() }
  if (to === 'open') {
    const other = openBeside(changed, waves, now)
    if (other !== undefined) return { kind: 'refused', why: 'anotherOpen', wave, other }
  }
  const frozen = act === 'freeze' ? await hashAnswers(transaction, waveId) : undefined
  const stamps = {
    ...(frozen === undefined ? {} : { frozen_at: now.toISOString(), answers_hash: frozen.hash }),
    ...(act === 'release' ? { released_at: now.toISOString() } : {}),
    ...(act === 'archive' ? { archived_at: now.toISOString() } : {}),
  }
  await transaction.updateTable('wave').set({ state: to, closes_at: changed.closesAt, ...stamps }).where('id', '=', waveId).execute()
  const details: ActDetails = {
    ...(changed.closesAt === wave.closesAt ? {} : { closedBefore: wave.closesAt, closesAt: changed.closesAt }),
    ...(act === 'open' ? { opensAt: wave.opensAt, closesAt: changed.closesAt } : {}),
    ...(frozen === undefined ? {} : { responses: frozen.responses, hash: frozen.hash }),
    ...(reason === undefined ? {} : { reason }),
    ...said,
  }
  await recordAct(transaction, { at: now, actor, act: recordedAs[act], subject: { kind: 'wave', id: waveId }, details })
  return {
    kind: 'done',
    wave: {
      ...changed,
      frozenAt: stamps.frozen_at ?? wave.frozenAt,
      answersHash: stamps.answers_hash ?? wave.answersHash,
      releasedAt: stamps.released_at ?? wave.releasedAt,
      archivedAt: stamps.archived_at ?? wave.archivedAt,
    },
  }
}
