import { lockHead, recordAct } from './auditTrail.ts'
import type { Transaction } from 'kysely'
import type { Schema } from '../schema.ts'
import type { Actor } from './auditTrail.ts'

/** Nothing younger is removed. */
export const auditKeptYears = 5

/** @returns the moment before which entries have been kept long enough */
export function auditKeptSince(now: Date): Date {
  const since = new Date(now)
  since.setUTCFullYear(since.getUTCFullYear() - auditKeptYears)
  return since
}

/**
 * Removes the entries from before a moment, because they were kept long enough. What stays can still be verified: the
 * head keeps the number and the hash of the last one removed (the anchor), the triggers let go of exactly those
 * entries, and an entry of its own says the same, so that a moved anchor is found.
 * @returns how many were removed; 0 leaves no entry
 */
export async function trimTrail(transaction: Transaction<Schema>, { before, actor, now }: { readonly before: Date; readonly actor: Actor; readonly now: Date }): Promise<number> {
  const { anchor_sequence } = await lockHead(transaction)
  // The clock may once have been set back: everything up to the first entry that has to stay
  const staying = await transaction.selectFrom('audit_entry').select('sequence').where('at', '>=', before.toISOString()).orderBy('sequence').limit(1).executeTakeFirst()
  const last = await transaction
    .selectFrom('audit_entry')
    .select(['sequence', 'hash'])
    .$if(staying !== undefined, (query) => query.where('sequence', '<', staying!.sequence))
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last === undefined) return 0
  await transaction.updateTable('audit_head').set({ anchor_sequence: last.sequence, anchor_hash: last.hash }).where('id', '=', 1).execute()
  await transaction.deleteFrom('audit_entry').where('sequence', '<=', last.sequence).execute()
  const removed = last.sequence - anchor_sequence
  await recordAct(transaction, { at: now, actor, act: 'auditTrimmed', details: { upTo: last.sequence, hash: last.hash, entries: removed, before: before.toISOString() } })
  return removed
}
