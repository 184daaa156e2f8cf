import { randomInt } from 'node:crypto'
import { chmodSync, closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { openDatabase } from '../connect.ts'
import { roomFiles } from '../connections/sqliteFiles.ts'
import { migrate } from '../migrate.ts'
import { migrations } from '../migrations/migrations.ts'
import { checkCopy, checkKey } from './checkCopy.ts'
import { joinFiles } from './oneFile.ts'
import { insertRows, readRows } from './rows.ts'
import { tables } from './tables.ts'
import type { Database, DatabaseKind, Store } from '../store.ts'
import type { RowCounts } from './tables.ts'

/** Where the key of a copy stands: apart, so that it can be kept elsewhere, and for a shorter time. */
export const keyFileOf = (file: string): string => `${file}.key`

/**
 * Writes a consistent copy of the database while the server goes on, whichever database it comes from: identity and
 * answers as one SQLite file, and the key between them as another beside it, `FILE.key`.
 * The copies appear under their names only once both are whole, checked and on disk.
 * @returns how many rows of each table are in them
 * @throws Error when a file exists, or a copy is not sound
 */
export async function backUp(store: Store, file: string): Promise<RowCounts> {
  const keyFile = keyFileOf(file)
  for (const name of [file, keyFile]) if (existsSync(name)) throw new Error(`${name} exists already: choose another name, or remove it first`)
  if (!existsSync(dirname(file))) throw new Error(`there is no folder ${dirname(file)} to put the copy in`)
  const folder = `${file}.partial`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { mode: 0o700 })
  try {
    const copy = join(folder, 'copy.db')
    await copyIntoSqlite(store, copy)
    const seal = randomInt(1, 2 ** 31)
    joinFiles(copy, seal)
    const key = roomFiles(copy).link
    const counts = { ...checkCopy(copy).counts, ...checkKey(key, seal) }
    // The key first: a copy without its key is one that can be restored, a key alone is none
    for (const [from, to] of [[key, keyFile], [copy, file]] as const) {
      chmodSync(from, 0o600)
      syncToDisk(from)
      linkSync(from, to)
      syncToDisk(dirname(to))
    }
    return counts
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** An older database is brought up to date in the copy. */
async function copyIntoSqlite(source: Store, file: string): Promise<void> {
  const target = await openDatabase(`sqlite:${file}`)
  try {
    await source.snapshot(async (reading) => {
      const applied = await appliedMigrations(reading, source.kind)
      if ((await isThere(reading, source.kind, 'restoration')) && (await reading.selectFrom('restoration').select('id').executeTakeFirst())) {
        throw new Error('putting back a backup was broken off, and what is there now may not fit together: there is nothing sound to copy')
      }
      await migrate(target, migrations.filter((migration) => applied.has(migration.name)))
      await target.kysely.transaction().execute(async (writing) => {
        for (const table of tables) {
          if (!(await isThere(reading, source.kind, table))) continue
          for await (const rows of readRows(reading, source.kind, table)) await insertRows(writing, table, rows)
        }
      })
    })
    await migrate(target)
  } finally {
    await target.close()
  }
}

async function isThere(db: Database, kind: DatabaseKind, table: string): Promise<boolean> {
  const query = kind === 'sqlite' ? sql`select 1 from pragma_table_list where name = ${table}` : sql`select 1 where to_regclass(${table}) is not null`
  return (await query.execute(db)).rows.length > 0
}

async function appliedMigrations(db: Database, kind: DatabaseKind): Promise<Set<string>> {
  const names = new Set<string>()
  for (const records of ['migration', 'answers_migration', 'link_migration'] as const) {
    if (!(await isThere(db, kind, records))) continue
    for (const { name } of await db.selectFrom(records).select('name').execute()) names.add(name)
  }
  return names
}

function syncToDisk(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
