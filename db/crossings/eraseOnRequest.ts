import { sql } from 'kysely'
import { hashAnswers } from '../answers/answersHash.ts'
import { recordAct } from '../audit/auditTrail.ts'
import { markWave } from '../identity/waves/wave.ts'
import { recordErasure, replayErasures, type Erasure } from './erasures.ts'
import type { Transaction } from 'kysely'
import type { Actor } from '../audit/auditTrail.ts'
import type { Schema } from '../schema.ts'
import type { Store } from '../store.ts'

export type ErasureRequest =
  /** Name, address and language of a person; the company and what it answered stay. */
  | { readonly what: 'contact'; readonly contactId: string }
  /** What a member answered in one wave, and its link, which works no longer. */
  | { readonly what: 'answers'; readonly invitationId: string }

export type ErasureOutcome =
  | { readonly kind: 'done'; readonly responses: number }
  | { readonly kind: 'unknown' }
  /** The link key is destroyed: nobody can tell which answers are meant. */
  | { readonly kind: 'unlinked' }

/**
 * Erases what a person asked to be erased. First it is written down, then done from what is written: cut in between, the
 * next start finishes it, and a restored backup does not bring it back. Of a frozen wave the row goes and the release
 * stays; the hash of the answers is taken anew and both stand in the audit trail.
 * Crosses all three rooms.
 */
export async function eraseOnRequest(store: Store, request: ErasureRequest, { actor, now }: { readonly actor: Actor; readonly now: Date }): Promise<ErasureOutcome> {
  const found = await store.kysely.transaction().execute(async (transaction) => {
    const named = request.what === 'contact' ? await contactNamed(transaction, request.contactId) : await answersNamed(transaction, request.invitationId)
    if (Array.isArray(named)) await recordErasure(transaction, named, now)
    return named
  })
  if (!Array.isArray(found)) return { kind: found }
  const responses = found.filter(({ kind }) => kind === 'response').length
  await store.kysely.transaction().execute(async (transaction) => {
    const waveId = request.what === 'contact' ? undefined : (await transaction.selectFrom('invitation').select('wave_id').where('id', '=', request.invitationId).executeTakeFirstOrThrow()).wave_id
    for (const wave of await replayErasures(transaction)) await markWave(transaction, wave)
    const hashes = waveId === undefined || responses === 0 ? {} : await frozenHashes(transaction, waveId)
    await recordAct(transaction, {
      at: now,
      actor,
      act: 'personErased',
      ...(waveId === undefined ? {} : { subject: { kind: 'wave', id: waveId } }),
      details: { what: request.what, responses, ...hashes },
    })
  })
  return { kind: 'done', responses }
}

/** Whoever has an address stands there once for each cluster, and once more where a questionnaire was passed on: all of it is the person. */
async function contactNamed(transaction: Transaction<Schema>, id: string): Promise<Erasure[] | 'unknown'> {
  const contact = await transaction.selectFrom('contact').select('email').where('id', '=', id).executeTakeFirst()
  if (contact === undefined) return 'unknown'
  if (contact.email === null) return [{ kind: 'contact', id }]
  const sameAddress = sql<boolean>`lower(email) = ${contact.email.toLowerCase()}`
  const contacts = await transaction.selectFrom('contact').select('id').where(sameAddress).execute()
  const delegates = await transaction.selectFrom('delegate').select('id').where(sameAddress).execute()
  return [...contacts, ...delegates].map((one) => ({ kind: 'contact', id: one.id }))
}

async function answersNamed(transaction: Transaction<Schema>, id: string): Promise<Erasure[] | 'unknown' | 'unlinked'> {
  const invitation = await transaction
    .selectFrom('invitation')
    .innerJoin('wave', 'wave.id', 'invitation.wave_id')
    .select(['invitation.started_at as startedAt', 'wave.link_destroyed_at as linkDestroyedAt'])
    .where('invitation.id', '=', id)
    .executeTakeFirst()
  if (invitation === undefined) return 'unknown'
  if (invitation.linkDestroyedAt !== null && invitation.startedAt !== null) return 'unlinked'
  const links = await transaction.selectFrom('response_link').select('response_id').where('invitation_id', '=', id).execute()
  return [{ kind: 'invitation', id }, ...links.map(({ response_id }) => ({ kind: 'response' as const, id: response_id }))]
}

/** The hash before and after, when the wave is frozen. */
async function frozenHashes(transaction: Transaction<Schema>, waveId: string): Promise<{ readonly hashBefore?: string; readonly hash?: string }> {
  const { answers_hash: before } = await transaction.selectFrom('wave').select('answers_hash').where('id', '=', waveId).executeTakeFirstOrThrow()
  if (before === null) return {}
  const { hash } = await hashAnswers(transaction, waveId)
  await transaction.updateTable('wave').set({ answers_hash: hash }).where('id', '=', waveId).execute()
  return { hashBefore: before, hash }
}
