import { randomBytes } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Schema } from '../../schema.ts'
import type { RecordedWaveState } from '../schema.ts'
import type { Database } from '../../store.ts'

export interface Wave {
  readonly id: string
  readonly label: string
  readonly questionnaireVersion: string
  /** ISO 8601 in UTC. */
  readonly opensAt: string
  readonly closesAt: string
  /** Made up, no answer of anyone. */
  readonly synthetic: boolean
  /** Other than before: rows changed in another way than by a member answering. */
  readonly mark: string
  /** As recorded; what it is at a moment says `waveStateAt`. */
  readonly state: RecordedWaveState
  readonly frozenAt: string | null
  /** SHA-256 over the answers as they were frozen. */
  readonly answersHash: string | null
  readonly releasedAt: string | null
  readonly archivedAt: string | null
  /** Nobody can tell any more which answers of the wave are whose. */
  readonly linkDestroyed: boolean
}

const fields = [
  'id',
  'label',
  'questionnaire_version as questionnaireVersion',
  'opens_at as opensAt',
  'closes_at as closesAt',
  'synthetic',
  'mark',
  'state',
  'frozen_at as frozenAt',
  'answers_hash as answersHash',
  'released_at as releasedAt',
  'archived_at as archivedAt',
  'link_destroyed_at as linkDestroyedAt',
] as const

const waveOf = <Row extends { readonly synthetic: number; readonly linkDestroyedAt: string | null }>({ linkDestroyedAt, ...row }: Row) => ({ ...row, synthetic: row.synthetic === 1, linkDestroyed: linkDestroyedAt !== null })

const newMark = () => randomBytes(9).toString('base64url')

/** All waves, the latest to open first. The trial of a wave is none: nothing that counts ever comes across it. */
export async function listWaves(db: Database): Promise<Wave[]> {
  const rows = await db.selectFrom('wave').select(fields).where('test_of', 'is', null).orderBy('opens_at', 'desc').orderBy('id').execute()
  return rows.map(waveOf)
}

/** All waves, by id, none of which changes by another hand until the transaction ends. Take it before any other lock. */
export async function lockWaves(transaction: Transaction<Schema>): Promise<Wave[]> {
  const rows = await transaction.selectFrom('wave').select([...fields, 'test_of']).orderBy('id').forUpdate().execute()
  return rows.flatMap(({ test_of: of, ...row }) => (of === null ? [waveOf(row)] : []))
}

export async function findWave(db: Database, id: string): Promise<Wave | undefined> {
  const row = await db.selectFrom('wave').select(fields).where('id', '=', id).where('test_of', 'is', null).executeTakeFirst()
  return row && waveOf(row)
}

export async function insertWave(
  db: Database,
  wave: {
    readonly id: string
    readonly label: string
    readonly questionnaireVersion: string
    readonly opensAt: Date
    readonly closesAt: Date
    readonly synthetic: boolean
    /** Open when it is left out: then its moments decide. */
    readonly state?: RecordedWaveState
  },
): Promise<void> {
  await db
    .insertInto('wave')
    .values({
      id: wave.id,
      label: wave.label,
      questionnaire_version: wave.questionnaireVersion,
      opens_at: wave.opensAt.toISOString(),
      closes_at: wave.closesAt.toISOString(),
      synthetic: wave.synthetic ? 1 : 0,
      mark: newMark(),
      state: wave.state ?? 'open',
    })
    .execute()
}

/** Tells every running server that what it holds of this wave in memory is out of date. */
export async function markWave(db: Database, id: string): Promise<void> {
  await db.updateTable('wave').set({ mark: newMark() }).where('id', '=', id).execute()
}

/** Makes of a wave one whose answers come from a file: their version, and recorded as closed, at `closesAt`. */
export async function turnIntoFileWave(db: Database, id: string, change: { readonly questionnaireVersion: string; readonly opensAt: Date; readonly closesAt: Date }): Promise<void> {
  await db
    .updateTable('wave')
    .set({
      questionnaire_version: change.questionnaireVersion,
      opens_at: change.opensAt.toISOString(),
      closes_at: change.closesAt.toISOString(),
      mark: newMark(),
      state: 'closed',
    })
    .where('id', '=', id)
    .execute()
}
