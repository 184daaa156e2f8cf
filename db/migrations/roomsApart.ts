import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { Store } from '../store.ts'
import type { CrossingMigration } from './migration.ts'

/** `submission_key` came from the link: it is stored with the answers that it makes safe to send twice. */
const responseColumns = sql.raw('wave_id, id, cluster_id, "call", embedding, "size", status, revision, submission_revision, submission_digest, page, coded, answers')

/** In the order of their random keys, so that no row number tells the order of arrival. */
async function makeTables(transaction: Transaction<any>): Promise<void> {
  await sql`create table if not exists answers.response (
    wave_id text not null, id text not null, cluster_id text not null, "call" text not null, embedding text not null, "size" text not null,
    status text not null, revision integer not null, submission_revision integer, submission_digest text, page text, coded blob not null, answers text not null,
    submission_key text,
    constraint response_key primary key (wave_id, id), constraint response_status_known check (status in ('partial', 'complete'))) without rowid`.execute(transaction)
  await sql`create table if not exists main.response_link (
    invitation_id text primary key not null, response_id text not null unique) without rowid`.execute(transaction)
}

async function standsInIdentity(transaction: Transaction<any>, table: string): Promise<boolean> {
  const { rows } = await sql`select 1 from identity.sqlite_master where type = 'table' and name = ${table}`.execute(transaction)
  return rows.length > 0
}

/** The two tables stay what counts until they are dropped: both copies are whole before that. */
async function moveInFiles(store: Store): Promise<void> {
  await store.kysely.transaction().execute(async (transaction) => {
    await makeTables(transaction)
    if (!(await standsInIdentity(transaction, 'response')) || !(await standsInIdentity(transaction, 'response_link'))) return
    await sql`insert or replace into answers.response (${responseColumns}, submission_key)
      select ${responseColumns}, (select submission_key from identity.response_link where response_id = id) from identity.response`.execute(transaction)
    await sql`insert or replace into main.response_link select invitation_id, response_id from identity.response_link`.execute(transaction)
  })
  await store.kysely.transaction().execute(async (transaction) => {
    for (const table of ['response', 'response_link']) await sql`drop table if exists identity.${sql.id(table)}`.execute(transaction)
  })
  const { rows } = await sql`select 1 from identity.wave limit 1`.execute(store.kysely)
  if (rows.length > 0) await leaveNothingBehind(store)
}

/** Pages that an earlier program freed still hold what stood on them. */
async function leaveNothingBehind(store: Store): Promise<void> {
  await sql`vacuum identity`.execute(store.kysely)
  const { rows } = await sql<{ busy: number }>`pragma identity.wal_checkpoint(truncate)`.execute(store.kysely)
  if (rows[0]?.busy !== 0) throw new Error('another program uses the database, so the answers cannot be taken out of its file: stop it, and start again')
}

const identityTables = [
  'cluster', 'company', 'membership', 'contact', 'account', 'account_subject', 'sign_in_link', 'session', 'attempt_count', 'saved_crossing',
  'wave', 'invitation', 'respondent_session', 'audit_entry', 'audit_head',
]

async function moveInSchemas(transaction: Transaction<any>): Promise<void> {
  const places = [...identityTables.map((table) => [table, 'identity']), ['response', 'answers'], ['response_link', 'link']] as const
  for (const [table, room] of places) {
    for (const from of ['public', 'identity']) {
      if (from === room) continue
      const { rows } = await sql<{ is: boolean }>`select to_regclass(${`${from}.${table}`}) is not null as is`.execute(transaction)
      if (rows[0]!.is) await sql`alter table ${sql.id(from!, table!)} set schema ${sql.id(room!)}`.execute(transaction)
    }
  }
  await sql`alter table answers.response add column if not exists submission_key text`.execute(transaction)
  const { rows } = await sql`select 1 from information_schema.columns where table_schema = 'link' and table_name = 'response_link' and column_name = 'submission_key'`.execute(transaction)
  if (rows.length === 0) return
  await sql`update answers.response set submission_key = l.submission_key from link.response_link l where l.response_id = id and l.submission_key is not null`.execute(transaction)
  await sql`alter table link.response_link drop column submission_key`.execute(transaction)
}

/** Takes the answers and the link out of the one file, or schema, in which everything stood. */
export const roomsApart: CrossingMigration = {
  name: '0006 rooms apart',
  async across(store) {
    if (store.kind === 'sqlite') await moveInFiles(store)
    else await store.rooms.change('identity', moveInSchemas)
  },
}
