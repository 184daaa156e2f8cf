import { recordAct, type Actor } from '../../db/audit/auditTrail.ts'
import { findWave, insertWave, lockWaves, type Wave } from '../../db/identity/waves/wave.ts'
import { currentVersion } from '../../surveys/index.ts'
import type { Transaction } from 'kysely'
import type { Schema } from '../../db/schema.ts'

export interface WaveToPrepare {
  readonly id: string
  readonly label: string
  readonly opensAt: Date
  readonly closesAt: Date
  /** The wave that this one continues: its questionnaire, question by question. */
  readonly copyOf: string
  readonly actor: Actor
  readonly now: Date
}

export type PrepareOutcome =
  | { readonly kind: 'made'; readonly wave: Wave }
  | { readonly kind: 'refused'; readonly why: 'unknownWave' | 'idTaken' | 'closesFirst' | 'closingPast' }

/** Version of a wave that was fielded here; what was imported with statements of its own goes on with the present version. */
const versionAfter = ({ questionnaireVersion }: Wave): string => (questionnaireVersion.startsWith('coded:') ? currentVersion : questionnaireVersion)

/** Makes a draft of a new wave after an earlier one. It is opened by an act of its own, and not beside another open one. */
export async function prepareWave(transaction: Transaction<Schema>, { id, label, opensAt, closesAt, copyOf, actor, now }: WaveToPrepare): Promise<PrepareOutcome> {
  const waves = await lockWaves(transaction)
  const former = waves.find((one) => one.id === copyOf)
  if (former === undefined) return { kind: 'refused', why: 'unknownWave' }
  if (waves.some((one) => one.id.toLowerCase() === id.toLowerCase())) return { kind: 'refused', why: 'idTaken' }
  if (closesAt <= opensAt) return { kind: 'refused', why: 'closesFirst' }
  if (closesAt <= now) return { kind: 'refused', why: 'closingPast' }
  await insertWave(transaction, { id, label, questionnaireVersion: versionAfter(former), opensAt, closesAt, synthetic: former.synthetic, state: 'draft' })
  const wave = (await findWave(transaction, id))!
  await recordAct(transaction, { at: now, actor, act: 'waveMade', subject: { kind: 'wave', id }, details: { state: 'draft', opensAt: wave.opensAt, closesAt: wave.closesAt, synthetic: wave.synthetic, copiedFrom: copyOf, version: wave.questionnaireVersion } })
  return { kind: 'made', wave }
}
