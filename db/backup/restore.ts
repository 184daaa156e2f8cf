import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readHead, recordAct } from '../audit/auditTrail.ts'
import { connect } from '../connect.ts'
import { checkCopy } from './checkCopy.ts'
import { countRows, insertRows, readRows } from './rows.ts'
import { auditTables, leftOutOfRestore, tables } from './tables.ts'
import type { Transaction } from 'kysely'
import type { ActDetails } from '../audit/auditTrail.ts'
import type { Schema } from '../schema.ts'
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
    const held = tables.filter((table) => before[table] > 0 && !auditTables.has(table))
    if (held.length > 0 && !replace) {
      throw new NotEmpty(`the database is not empty (${held.map((table) => `${before[table]} ${table}`).join(', ')})`)
    }
    for (const table of [...tables].reverse()) if (!auditTables.has(table)) await writing.deleteFrom(table).execute()
    await source.kysely.transaction().execute(async (reading) => {
      for (const table of tables) {
        if (leftOutOfRestore.has(table) || (auditTables.has(table) && before[table] > 0)) continue
        for await (const rows of readRows(reading, source.kind, table)) await insertRows(writing, table, rows)
      }
    })
    // A server that runs reads every wave again
    for (const { id } of await writing.selectFrom('wave').select('id').execute()) {
      await writing.updateTable('wave').set({ mark: randomBytes(9).toString('base64url') }).where('id', '=', id).execute()
    }
    await recordRestore(source, writing, before.audit_head === 0)
    return await countRows(writing)
  })
}

/** Names the last entry of the copy's own trail, so that the copy can be held against it where the trail was not taken over. */
async function recordRestore(source: Store, writing: Transaction<Schema>, trailWasEmpty: boolean): Promise<void> {
  const copied = await readHead(source.kysely)
  const { wave: waves, invitation: invitations, response: responses } = await countRows(writing)
  const trail: ActDetails = copied === undefined ? {} : { trailOfCopy: `${copied.sequence}:${copied.hash}`, trailTakenOver: trailWasEmpty }
  await recordAct(writing, { at: new Date(), actor: { kind: 'command', name: 'restore' }, act: 'backupRestored', details: { waves, invitations, responses, ...trail } })
}
