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
  'account', 'account_subject', 'attempt_count', 'audit_entry', 'audit_head', 'cluster', 'company', 'contact', 'invitation', 'membership', 'migration',
  'respondent_session', 'response', 'response_link', 'saved_crossing', 'session', 'sign_in_link', 'wave',
]

/** Table names of the room that a column of another table refers to. */
const rooms: Record<string, string> = { response: 'answers', response_link: 'link' }

async function tableNames(store: Store): Promise<string[]> {
  const found = await store.kysely.introspection.getTables()
  return found.map((table) => table.name).sort()
}

async function foreignKeys(store: Store): Promise<{ from: string; to: string }[]> {
  const query =
    store.kind === 'sqlite'
      ? sql<{ from: string; to: string }>`select m.name as "from", f."table" as "to" from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table'`
      : sql<{ from: string; to: string }>`select conrelid::regclass::text as "from", confrelid::regclass::text as "to" from pg_constraint where contype = 'f'`
  return (await query.execute(store.kysely)).rows
}

onEachDatabase('migrations', ({ open, newUrl, kind }) => {
  test('an empty database gets every table', async () => {
    const store = await open()
    expect(await tableNames(store)).toEqual(tables)
  })

  test('a second time nothing happens', async () => {
    const url = await newUrl()
    const first = await open(url)
    const before = await first.kysely.selectFrom('migration').selectAll().execute()
    expect(before.map((row) => row.name)).toEqual(migrations.map((migration) => migration.name))
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
    expect(await store.kysely.selectFrom('migration').select('name').execute()).toEqual(migrations.map(({ name }) => ({ name })))
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
    expect(await tableNames(store)).toEqual([...tables, 'good'].sort())
    expect(await migrate(store, [...migrations, good])).toEqual([])
  })

  test('no foreign key leads from one room into another, and the links of identity are kept', async () => {
    const store = await open()
    const keys = await foreignKeys(store)
    const roomOf = (table: string) => rooms[table] ?? 'identity'
    expect(keys.filter(({ from, to }) => roomOf(from) !== roomOf(to))).toEqual([])
    expect(keys).toContainEqual({ from: 'invitation', to: 'wave' })
    await expect(store.kysely.insertInto('membership').values({ id: 'm', company_id: 'nobody', cluster_id: 'nowhere' }).execute()).rejects.toThrow(/foreign key/i)
  })

  test('a response has no column for a moment or a member', async () => {
    const store = await open()
    const found = (await store.kysely.introspection.getTables()).find((table) => table.name === 'response')!
    expect(found.columns.map((column) => column.name).filter((name) => /(_at|member|company|contact|invitation|token|reference)/.test(name))).toEqual([])
  })
})
