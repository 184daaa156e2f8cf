import Database from 'better-sqlite3'
import { Kysely, PostgresDialect, sql, SqliteDialect } from 'kysely'
import pg from 'pg'
import { migrations } from '../../db/migrations/migrations.ts'
import { roomsApart } from '../../db/migrations/roomsApart.ts'
import type { DatabaseKind } from '../../db/store.ts'

/** What stood once in the answers and was replaced: on freed pages of an old file it still stands. */
export const takenBack = 'an answer that was taken back'

/** Two members who answered, one of them twice, in one wave; with a third who did not. */
export const oldRows = {
  responses: [
    { id: 'response-a', status: 'complete', answers: '{"q1":1}', submission_key: 'key-of-a' },
    { id: 'response-b', status: 'partial', answers: '{"q1":0}', submission_key: null },
  ],
  links: [
    { invitation_id: 'invitation-a', response_id: 'response-a' },
    { invitation_id: 'invitation-b', response_id: 'response-b' },
  ],
} as const

async function openAsBefore(url: string, kind: DatabaseKind): Promise<Kysely<any>> {
  if (kind === 'postgres') return new Kysely<any>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 1 }) }) })
  const database = new Database(url.slice('sqlite:'.length))
  for (const setting of ['journal_mode = WAL', 'secure_delete = OFF']) database.pragma(setting)
  return new Kysely<any>({ dialect: new SqliteDialect({ database }) })
}

/** A database as programs made it before the rooms came apart, with rows in every one: all in one file, or in `public`. */
export async function makeOldDatabase(url: string, kind: DatabaseKind): Promise<void> {
  const db = await openAsBefore(url, kind)
  try {
    await db.schema.createTable('migration').addColumn('name', 'text', (column) => column.primaryKey()).addColumn('applied_at', 'text', (column) => column.notNull()).execute()
    for (const migration of migrations.slice(0, migrations.indexOf(roomsApart))) {
      if (!('up' in migration)) throw new Error(`${migration.name} crosses rooms`)
      await db.transaction().execute(async (transaction) => {
        await migration.up(transaction, kind)
        await transaction.insertInto('migration').values({ name: migration.name, applied_at: '2026-01-01T00:00:00.000Z' }).execute()
      })
    }
    await db.insertInto('cluster').values({ id: 'alpha', name: 'Alpha', abbreviation: null, call: '1', embedding: 'zelfstandig' }).execute()
    await db.insertInto('wave').values({ id: '2019', label: 'Golf 2019', questionnaire_version: '2020.1', opens_at: '2019-01-01T00:00:00.000Z', closes_at: '2099-01-01T00:00:00.000Z', synthetic: 1, mark: 'mark' }).execute()
    for (const letter of ['a', 'b', 'c']) {
      await db.insertInto('company').values({ id: `company-${letter}`, name: `Bedrijf ${letter}` }).execute()
      await db.insertInto('membership').values({ id: `membership-${letter}`, company_id: `company-${letter}`, cluster_id: 'alpha' }).execute()
      const invitation = { id: `invitation-${letter}`, wave_id: '2019', membership_id: `membership-${letter}`, member_id: letter, reference: `reference-${letter}`, token_hash: `hash-${letter}`, cluster_id: 'alpha', call: '1', embedding: 'zelfstandig', size: 'KO', language: 'nl' }
      await db.insertInto('invitation').values({ ...invitation, started_at: letter === 'c' ? null : '2019-02-01T00:00:00.000Z', completed_at: letter === 'a' ? '2019-02-01T00:00:00.000Z' : null }).execute()
    }
    for (const { submission_key: _, ...response } of oldRows.responses) {
      const digest = response.status === 'complete' ? { submission_revision: 1, submission_digest: 'digest' } : {}
      await db.insertInto('response').values({ wave_id: '2019', cluster_id: 'alpha', call: '1', embedding: 'zelfstandig', size: 'KO', revision: 1, coded: Buffer.of(1, 255), ...response, ...digest, answers: JSON.stringify({ comment: `${takenBack} `.repeat(400) }) }).execute()
    }
    for (const { id, answers } of oldRows.responses) await db.updateTable('response').set({ answers }).where('id', '=', id).execute()
    await db
      .insertInto('response_link')
      .values(oldRows.links.map((link) => ({ ...link, submission_key: oldRows.responses.find(({ id }) => id === link.response_id)!.submission_key })))
      .execute()
    if (kind === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(db)
  } finally {
    await db.destroy()
  }
}
