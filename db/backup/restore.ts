import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readHead, recordAct } from '../audit/auditTrail.ts'
import { connect } from '../connect.ts'
import { roomFiles } from '../connections/sqliteFiles.ts'
import { destroyLinks } from '../crossings/destroyLinkKey.ts'
import { listErasures, replayErasures } from '../crossings/erasures.ts'
import { inChunks } from '../inChunks.ts'
import { keyFileOf } from './backup.ts'
import { checkCopy, checkKey } from './checkCopy.ts'
import { takeFileApart } from './oneFile.ts'
import { countRows, insertRows, readRows } from './rows.ts'
import { auditTables, leftOutOfRestore, tables } from './tables.ts'
import type { Transaction } from 'kysely'
import type { ActDetails } from '../audit/auditTrail.ts'
import type { Schema } from '../schema.ts'
import type { Database, Store } from '../store.ts'
import type { RowCounts } from './tables.ts'

/** The database holds something, and nobody said that it may be replaced. */
export class NotEmpty extends Error {
  override readonly name = 'NotEmpty'
}

export interface Restored {
  /** How many rows of each table the database has now. */
  readonly counts: RowCounts
  /** False when `FILE.key` was not beside the copy: nobody can tell which answers are whose. */
  readonly withKey: boolean
}

/**
 * Puts the rows of a backup, and of the key beside it if there is one, into a database of either kind, in one transaction.
 * A backup of an older program is migrated on the way. Sign-in links and sessions of accounts are not put back: everybody
 * signs in again. What was erased since stays erased, and a link that was destroyed since stays destroyed.
 * @throws NotEmpty when the database has rows and `replace` is false; nothing is changed then
 */
export async function restore(target: Store, file: string, { replace }: { readonly replace: boolean }): Promise<Restored> {
  const { seal } = checkCopy(file)
  // Before copies were sealed, they held the key themselves
  const keyFile = seal !== 0 && existsSync(keyFileOf(file)) ? keyFileOf(file) : undefined
  if (keyFile !== undefined) checkKey(keyFile, seal)
  const folder = mkdtempSync(join(tmpdir(), 'restore-'))
  try {
    const copy = join(folder, 'copy.db')
    copyFileSync(file, copy)
    if (keyFile !== undefined) copyFileSync(keyFile, roomFiles(copy).link)
    takeFileApart(copy, keyFile !== undefined)
    const source = await connect(`sqlite:${copy}`)
    try {
      return { counts: await replaceWhole(source, target, replace), withKey: seal === 0 || keyFile !== undefined }
    } finally {
      await source.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** On SQLite a commit cut between two files would leave rows that do not belong together: until it is whole, nobody else starts. */
async function replaceWhole(source: Store, target: Store, replace: boolean): Promise<RowCounts> {
  await target.kysely.insertInto('restoration').values({ id: 1, begun_at: new Date().toISOString() }).onConflict((conflict) => conflict.doNothing()).execute()
  let isWhole = false
  try {
    return await target.kysely.transaction().execute(async (writing) => {
      const counts = await replaceRows(source, writing, replace)
      await writing.deleteFrom('restoration').execute()
      isWhole = true
      return counts
    })
  } catch (error) {
    // Taken back as a whole, unless it broke while being committed
    if (!isWhole) await target.kysely.deleteFrom('restoration').execute()
    throw error
  }
}

async function replaceRows(source: Store, writing: Transaction<Schema>, replace: boolean): Promise<RowCounts> {
  const before = await countRows(writing)
  const held = tables.filter((table) => before[table] > 0 && !auditTables.has(table))
  if (held.length > 0 && !replace) {
    throw new NotEmpty(`the database is not empty (${held.map((table) => `${before[table]} ${table}`).join(', ')})`)
  }
  const goneSince = { erasures: await listErasures(writing), links: await destroyedLinks(writing) }
  for (const table of [...tables].reverse()) if (!auditTables.has(table)) await writing.deleteFrom(table).execute()
  await source.snapshot(async (reading) => {
    for (const table of tables) {
      if (leftOutOfRestore.has(table) || (auditTables.has(table) && before[table] > 0)) continue
      for await (const rows of readRows(reading, source.kind, table)) await insertRows(writing, table, rows)
    }
  })
  await inChunks(goneSince.erasures, async (chunk) => await writing.insertInto('erasure').values(chunk).onConflict((conflict) => conflict.doNothing()).execute())
  await replayErasures(writing)
  for (const { id, at } of goneSince.links) await destroyLinks(writing, id, at)
  // A server that runs reads every wave again
  for (const { id } of await writing.selectFrom('wave').select('id').execute()) {
    await writing.updateTable('wave').set({ mark: randomBytes(9).toString('base64url') }).where('id', '=', id).execute()
  }
  // What the copy still had to send may have gone out since it was made: somebody looks first, and resumes
  const waiting = writing.selectFrom('mail').select('wave_id').where('state', 'in', ['queued', 'sending'])
  await writing.updateTable('wave').set({ mails_paused_at: new Date().toISOString() }).where('id', 'in', waiting).where('mails_paused_at', 'is', null).execute()
  await recordRestore(source, writing, before.audit_head === 0)
  return await countRows(writing)
}

async function destroyedLinks(db: Database): Promise<{ id: string; at: string }[]> {
  const rows = await db.selectFrom('wave').select(['id', 'link_destroyed_at as at']).where('link_destroyed_at', 'is not', null).execute()
  return rows.map(({ id, at }) => ({ id, at: at! }))
}

/** Names the last entry of the copy's own trail, so that the copy can be held against it where the trail was not taken over. */
async function recordRestore(source: Store, writing: Transaction<Schema>, trailWasEmpty: boolean): Promise<void> {
  const copied = await readHead(source.kysely)
  const { wave: waves, invitation: invitations, response: responses, response_link: links } = await countRows(writing)
  const trail: ActDetails = copied === undefined ? {} : { trailOfCopy: `${copied.sequence}:${copied.hash}`, trailTakenOver: trailWasEmpty }
  await recordAct(writing, { at: new Date(), actor: { kind: 'command', name: 'restore' }, act: 'backupRestored', details: { waves, invitations, responses, links, ...trail } })
}
