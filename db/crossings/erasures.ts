import { sql } from 'kysely'
import { inChunks } from '../inChunks.ts'
import type { Transaction } from 'kysely'
import type { IdentityRoom } from '../identity/schema.ts'
import type { Schema } from '../schema.ts'
import type { Database } from '../store.ts'

export type ErasedSubject = IdentityRoom['erasure']['subject_kind']

export interface Erasure {
  readonly kind: ErasedSubject
  readonly id: string
}

/**
 * Writes down what is erased, before it is erased and in a transaction of its own: whatever is cut afterwards is made up
 * for by replaying. A second time changes nothing.
 */
export async function recordErasure(transaction: Transaction<Schema>, erased: readonly Erasure[], now: Date): Promise<void> {
  await inChunks(erased, async (chunk) =>
    await transaction
      .insertInto('erasure')
      .values(chunk.map(({ kind, id }) => ({ subject_kind: kind, subject_id: id, erased_on: now.toISOString().slice(0, 10) })))
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  )
}

export async function listErasures(db: Database): Promise<IdentityRoom['erasure'][]> {
  return await db.selectFrom('erasure').selectAll().orderBy('subject_kind').orderBy('subject_id').execute()
}

/**
 * Erases whatever the list names and is there: a response with its link, an invitation's link, token, sessions and
 * progress (its row stays, it counts among those invited), a contact with the mails that wait for it. Run it after a restore and at the start; again changes nothing.
 * Crosses all three rooms.
 * @returns the waves of which a response went, whose marks are the caller's to change
 */
export async function replayErasures(transaction: Transaction<Schema>): Promise<string[]> {
  const erased = await listErasures(transaction)
  const ids = (kind: ErasedSubject) => erased.filter((one) => one.subject_kind === kind).map((one) => one.subject_id)
  const waves = new Set<string>()
  await inChunks(ids('response'), async (chunk) => {
    for (const { wave_id: wave } of await transaction.selectFrom('response').select('wave_id').where('id', 'in', chunk).execute()) waves.add(wave)
    await transaction.deleteFrom('response_link').where('response_id', 'in', chunk).execute()
    await transaction.deleteFrom('response').where('id', 'in', chunk).execute()
  })
  for (const { subject_id: id, erased_on: day } of erased.filter((one) => one.subject_kind === 'invitation')) {
    await transaction.deleteFrom('response_link').where('invitation_id', '=', id).execute()
    for (const table of ['respondent_session', 'invitation_link', 'delegate'] as const) await transaction.deleteFrom(table).where('invitation_id', '=', id).execute()
    const revoked = { token_hash: null, started_at: null, completed_at: null, revoked_at: sql<string>`coalesce(revoked_at, ${`${day}T00:00:00.000Z`})` }
    await transaction.updateTable('invitation').set(revoked).where('id', '=', id).execute()
  }
  await inChunks(ids('contact'), async (chunk) => {
    // What is being handed over at this moment is looked at by whoever claims it again
    await transaction.updateTable('mail').set({ state: 'cancelled', outcome: 'erased' }).where('recipient_id', 'in', chunk).where('state', '=', 'queued').execute()
    for (const table of ['contact', 'delegate'] as const) await transaction.deleteFrom(table).where('id', 'in', chunk).execute()
  })
  return [...waves]
}
