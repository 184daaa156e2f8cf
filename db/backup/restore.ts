import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../connect.ts'
import { checkCopy } from './checkCopy.ts'
import { countRows, insertRows, readRows } from './rows.ts'
import { leftOutOfRestore, tables } from './tables.ts'
import type { Store } from '../store.ts'
import type { RowCounts } from './tables.ts'

/** The database holds something, and nobody said that it may be replaced. */
export class NotEmpty extends Error {
  override readonly name = 'NotEmpty'
}

/**
 * Puts the rows of a backup into a database of either kind, in one transaction. A backup of an older program is migrated on the way.
 * Sign-in links and sessions of accounts are not put back: everybody signs in again.
 * @returns how many rows of each table the database has now
 * @throws NotEmpty when the database has rows and `replace` is false; nothing is changed then
 */
export async function restore(target: Store, file: string, { replace }: { readonly replace: boolean }): Promise<RowCounts> {
  checkCopy(file)
  const folder = mkdtempSync(join(tmpdir(), 'restore-'))
  try {
    copyFileSync(file, join(folder, 'copy.db'))
    const source = await connect(`sqlite:${join(folder, 'copy.db')}`)
    try {
      return await replaceRows(source, target, replace)
    } finally {
      await source.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function replaceRows(source: Store, target: Store, replace: boolean): Promise<RowCounts> {
  return await target.kysely.transaction().execute(async (writing) => {
    const before = await countRows(writing)
    const held = tables.filter((table) => before[table] > 0)
    if (held.length > 0 && !replace) {
      throw new NotEmpty(`the database is not empty (${held.map((table) => `${before[table]} ${table}`).join(', ')})`)
    }
    for (const table of [...tables].reverse()) await writing.deleteFrom(table).execute()
    await source.kysely.transaction().execute(async (reading) => {
      for (const table of tables) {
        if (leftOutOfRestore.has(table)) continue
        for await (const rows of readRows(reading, source.kind, table)) await insertRows(writing, table, rows)
      }
    })
    // A server that runs reads every wave again
    for (const { id } of await writing.selectFrom('wave').select('id').execute()) {
      await writing.updateTable('wave').set({ mark: randomBytes(9).toString('base64url') }).where('id', '=', id).execute()
    }
    return await countRows(writing)
  })
}
