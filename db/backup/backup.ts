import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { sql } from 'kysely'
import { openDatabase } from '../connect.ts'
import { migrate } from '../migrate.ts'
import { migrations } from '../migrations/migrations.ts'
import { checkCopy } from './checkCopy.ts'
import { insertRows, readRows } from './rows.ts'
import { tables } from './tables.ts'
import type { Store } from '../store.ts'
import type { RowCounts } from './tables.ts'

/**
 * Writes a consistent copy of the database as one SQLite file, whichever database it comes from, while the server goes on.
 * The copy appears under its name only once it is whole, checked and on disk.
 * @returns how many rows of each table are in it
 * @throws Error when the file exists, or the copy is not sound
 */
export async function backUp(store: Store, file: string): Promise<RowCounts> {
  if (existsSync(file)) throw new Error(`${file} exists already: choose another name, or remove it first`)
  if (!existsSync(dirname(file))) throw new Error(`there is no folder ${dirname(file)} to put the copy in`)
  const partial = `${file}.partial`
  const remove = () => {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(partial + ending, { force: true })
  }
  remove()
  try {
    if (store.kind === 'sqlite') await sql`vacuum into ${partial}`.execute(store.kysely)
    else await copyIntoSqlite(store, partial)
    const counts = checkCopy(partial)
    syncToDisk(partial)
    linkSync(partial, file)
    syncToDisk(dirname(file))
    return counts
  } finally {
    remove()
  }
}

/** One transaction sees one state of everything. */
async function copyIntoSqlite(source: Store, file: string): Promise<void> {
  const target = await openDatabase(`sqlite:${file}`)
  try {
    await source.kysely
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (transaction) => {
        const applied = new Set((await transaction.selectFrom('migration').select('name').execute()).map((row) => row.name))
        await migrate(target, migrations.filter((migration) => applied.has(migration.name)))
        await target.kysely.transaction().execute(async (writing) => {
          for (const table of tables) for await (const rows of readRows(transaction, source.kind, table)) await insertRows(writing, table, rows)
        })
      })
    // One file, without the write-ahead log beside it
    await sql`pragma journal_mode = delete`.execute(target.kysely)
  } finally {
    await target.close()
  }
}

function syncToDisk(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
