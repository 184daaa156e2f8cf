import { sql } from 'kysely'
import { markBounced } from '../sending/markMail.ts'
import type { Transaction } from 'kysely'
import type { InboundKind } from '../../schema.ts'
import type { Schema } from '../../../schema.ts'

export interface InboundMail {
  readonly kind: InboundKind
  /** The Message-IDs that it says it is about. */
  readonly about: readonly string[]
  /** Of a bounce: whether nobody has that address. */
  readonly isAddress?: boolean
  /** Of a bounce: the code of the mail server that gave up. */
  readonly status?: string
  readonly now: Date
}

/**
 * Writes down what a mail that came in says about one of ours, and counts it. What is about no mail that went out counts
 * as unknown, whatever it says of itself: Message-IDs cannot be guessed, so nobody else's address is taken out by it.
 * @returns what it was counted as
 */
export async function noteInbound(transaction: Transaction<Schema>, { kind, about, isAddress = false, status = '', now }: InboundMail): Promise<InboundKind> {
  const mail =
    about.length === 0 || kind === 'unknown'
      ? undefined
      : await transaction.selectFrom('mail').select(['id', 'recipient_id']).where('message_id', 'in', about).where('state', 'in', ['sent', 'sending', 'bounced']).orderBy('queued_at', 'desc').limit(1).forUpdate().executeTakeFirst()
  const counted = mail === undefined ? 'unknown' : kind
  await transaction
    .insertInto('inbound_count')
    .values({ kind: counted, count: 1 })
    .onConflict((conflict) => conflict.column('kind').doUpdateSet({ count: sql<number>`inbound_count.count + 1` }))
    .execute()
  if (mail === undefined) return counted
  if (kind === 'bounce') {
    await transaction.updateTable('mail').set({ state: isAddress ? 'bounced' : 'failed', outcome: `report ${status}` }).where('id', '=', mail.id).execute()
    if (isAddress) await markBounced(transaction, mail.recipient_id, now)
  } else if (kind === 'automaticReply') await transaction.updateTable('mail').set({ replied_at: now.toISOString() }).where('id', '=', mail.id).execute()
  return counted
}
