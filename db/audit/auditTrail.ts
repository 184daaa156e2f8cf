import { canonicalJson } from '../answers/canonicalJson.ts'
import { entryHash, noHash } from './entryHash.ts'
import type { Transaction } from 'kysely'
import type { Role } from '../identity/schema.ts'
import type { Schema } from '../schema.ts'
import type { Database } from '../store.ts'
import type { Act } from './acts.ts'

export type Actor =
  | { readonly kind: 'account'; readonly id: string; readonly role: Role }
  | { readonly kind: 'command'; readonly name: string }
  /** The server by itself, because a moment came. */
  | { readonly kind: 'clock' }
  /** Which one is not written down. */
  | { readonly kind: 'member' }
  /** Somebody who is not signed in. */
  | { readonly kind: 'visitor' }

export type ActDetails = Readonly<Record<string, string | number | boolean | null>>

export interface ActToRecord {
  readonly at: Date
  readonly actor: Actor
  readonly act: Act
  readonly subject?: { readonly kind: string; readonly id: string }
  /** Counts, states, moments, ids of waves and clusters. Never names, addresses, tokens or answers. */
  readonly details?: ActDetails
}

export type AuditHead = Pick<Schema['audit_head'], 'sequence' | 'hash' | 'anchor_sequence' | 'anchor_hash'>

const longestText = 200

/** A last guard, not the rule: what an e-mail address or free text looks like is refused. */
function assertPlain(text: string, place: string): void {
  if (text.length > longestText || /[@\p{Cc}]/u.test(text)) {
    throw new RangeError(`${place} of an audit entry is no short plain text without an address: it takes ids, counts, states and moments`)
  }
}

/** The last entry of the trail; undefined before the first act. */
export async function readHead(db: Database): Promise<AuditHead | undefined> {
  return await db.selectFrom('audit_head').select(['sequence', 'hash', 'anchor_sequence', 'anchor_hash']).executeTakeFirst()
}

/** The head, kept from everyone else until the transaction ends. */
export async function lockHead(transaction: Transaction<Schema>): Promise<AuditHead> {
  const locked = () => transaction.selectFrom('audit_head').select(['sequence', 'hash', 'anchor_sequence', 'anchor_hash']).where('id', '=', 1).forUpdate().executeTakeFirst()
  const head = await locked()
  if (head) return head
  await transaction
    .insertInto('audit_head')
    .values({ id: 1, sequence: 0, hash: noHash, anchor_sequence: 0, anchor_hash: noHash })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return (await locked())!
}

/**
 * Adds an act to the audit trail, in the transaction of the act itself: both are there, or neither.
 * One act follows the other: until the transaction ends every other act waits, so make it the last statement
 * (two transactions that lock other rows after it could wait for each other).
 * @returns the sequence number of the entry
 * @throws RangeError when an id or a detail is what must not stand there
 */
export async function recordAct(transaction: Transaction<Schema>, { at, actor, act, subject, details = {} }: ActToRecord): Promise<number> {
  if (subject) assertPlain(subject.id, 'the subject')
  for (const [name, value] of Object.entries(details)) if (typeof value === 'string') assertPlain(value, `the detail ${name}`)
  const head = await lockHead(transaction)
  const entry = {
    sequence: head.sequence + 1,
    at: at.toISOString(),
    actor_kind: actor.kind,
    actor_id: actor.kind === 'account' ? actor.id : actor.kind === 'command' ? actor.name : null,
    actor_role: actor.kind === 'account' ? actor.role : null,
    act,
    subject_kind: subject?.kind ?? null,
    subject_id: subject?.id ?? null,
    details: canonicalJson(details),
    previous_hash: head.hash,
  }
  const hash = entryHash(entry)
  await transaction.insertInto('audit_entry').values({ ...entry, hash }).execute()
  await transaction.updateTable('audit_head').set({ sequence: entry.sequence, hash }).where('id', '=', 1).execute()
  return entry.sequence
}
