import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/migrations.ts'
import { onEachDatabase } from './onEachDatabase.ts'
import type { Migration } from '../../db/migrations/migration.ts'
import type { Store } from '../../db/store.ts'

const tables = [
  'account', 'account_subject', 'answers_migration', 'attempt_count', 'audit_entry', 'audit_head', 'cluster', 'cluster_alias', 'company', 'company_merge', 'contact', 'delegate', 'erasure', 'fact_correction', 'former_membership', 'inbound_count', 'invitation', 'invitation_link', 'link_migration',
  'list_mapping', 'list_task', 'mail', 'mail_invitation', 'mailing', 'membership', 'migration', 'received_list', 'release', 'reminder_plan', 'respondent_session', 'response', 'response_link', 'restoration', 'saved_crossing', 'session', 'sign_in_link', 'standard_table', 'wave',
]

/** The rooms of the answers and of the link key remember their own steps. */
const ofIdentity = migrations.filter((one) => 'across' in one || (one.room ?? 'identity') === 'identity').map(({ name }) => name)

const expectedPlace = (table: string) => ({ response: 'answers', release: 'answers', standard_table: 'answers', answers_migration: 'answers', response_link: 'link', link_migration: 'link' })[table] ?? 'identity'

/** Every table with the room in which it stands. */
async function tablesInPlace(store: Store): Promise<Record<string, string>> {
  const query =
    store.kind === 'sqlite'
      ? sql<{ name: string; place: string }>`select name, 'link' as place from main.sqlite_master where type = 'table'
          union all select name, 'answers' from answers.sqlite_master where type = 'table' union all select name, 'identity' from identity.sqlite_master where type = 'table'`
      : sql<{ name: string; place: string }>`select tablename as name, schemaname as place from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`
  const { rows } = await query.execute(store.kysely)
  return Object.fromEntries(rows.map(({ name, place }) => [name, place]))
}

const expectedPlaces = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, expectedPlace(name)]))

async function foreignKeys(store: Store): Promise<{ from: string; to: string }[]> {
  const query =
    store.kind === 'sqlite'
      ? sql<{ from: string; to: string }>`select m.name as "from", f."table" as "to" from identity.sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table'
          union all select m.name, f."table" from answers.sqlite_master m, pragma_foreign_key_list(m.name) f union all select m.name, f."table" from main.sqlite_master m, pragma_foreign_key_list(m.name) f`
      : sql<{ from: string; to: string }>`select conrelid::regclass::text as "from", confrelid::regclass::text as "to" from pg_constraint where contype = 'f'`
  return (await query.execute(store.kysely)).rows
}

onEachDatabase('migrations', ({ open, newUrl, kind }) => {
  test('an empty database gets every table', async () => {
    const store = await open(await newUrl())
    expect(await tablesInPlace(store)).toEqual(expectedPlaces(tables))
  })

  test('a second time nothing happens', async () => {
    const url = await newUrl()
    const first = await open(url)
    const before = await first.kysely.selectFrom('migration').selectAll().execute()
    expect(before).toMatchObject(ofIdentity.map((name) => ({ name })))
    const second = await open(url)
    expect(await migrate(second)).toEqual([])
    expect(await second.kysely.selectFrom('migration').selectAll().execute()).toEqual(before)
  })

  test('processes that start at once apply each migration once', async () => {
    const url = await newUrl()
    const inProcess = () => promisify(execFile)(process.execPath, [join(import.meta.dirname, 'connectAndClose.ts'), url])
    // Two writers of SQLite in one process would wait for each other without giving the other its turn
    if (kind === 'sqlite') expect((await Promise.all([1, 2, 3].map(inProcess))).map((ended) => ended.stderr)).toEqual(['', '', ''])
    else await Promise.all([1, 2, 3, 4, 5].map(() => open(url)))
    const store = await open(url)
    expect(await store.kysely.selectFrom('migration').select('name').execute()).toEqual(ofIdentity.map((name) => ({ name })))
  })

  test('a migration that breaks halfway leaves nothing of itself, and those before it stand', async () => {
    const store = await open()
    const good: Migration = { name: '9001 good', up: async (db) => await db.schema.createTable('good').addColumn('id', 'text').execute() }
    const broken: Migration = {
      name: '9002 broken',
      async up(db) {
        await db.schema.createTable('half').addColumn('id', 'text').execute()
        throw new Error('the power went')
      },
    }
    await expect(migrate(store, [...migrations, good, broken])).rejects.toThrow('the power went')
    expect(await tablesInPlace(store)).toEqual(expectedPlaces([...tables, 'good']))
    expect(await migrate(store, [...migrations, good])).toEqual([])
  })

  test('no foreign key leads from one room into another, and the links of identity are kept', async () => {
    const store = await open()
    const keys = await foreignKeys(store)
    expect(keys.filter(({ from, to }) => expectedPlace(from) !== expectedPlace(to))).toEqual([])
    expect(keys).toContainEqual({ from: 'invitation', to: 'wave' })
    await expect(store.kysely.insertInto('membership').values({ id: 'm', company_id: 'nobody', cluster_id: 'nowhere' }).execute()).rejects.toThrow(/foreign key/i)
  })

  test('a response has no column for a moment or a member', async () => {
    const store = await open()
    const query =
      store.kind === 'sqlite'
        ? sql<{ name: string }>`select name from pragma_table_info('response', 'answers')`
        : sql<{ name: string }>`select column_name as name from information_schema.columns where table_schema = 'answers' and table_name = 'response'`
    const columns = (await query.execute(store.kysely)).rows.map((row) => row.name)
    expect(columns).toContain('coded')
    expect(columns.filter((name) => /(_at|member|company|contact|invitation|token|reference)/.test(name))).toEqual([])
  })
})
