import type { Transaction } from 'kysely'
import type { Schema } from '../../../schema.ts'

/** What the mail server said, or that it said nothing. */
export type Handover =
  /** It took the mail over. */
  | { readonly kind: 'sent'; readonly outcome: string | null }
  /** Not now: another time. */
  | { readonly kind: 'later'; readonly outcome: string }
  /** It could not be asked, so that the mail is as it was. */
  | { readonly kind: 'away'; readonly outcome: string }
  /** It was told everything and did not answer: nobody knows. */
  | { readonly kind: 'uncertain'; readonly outcome: string }
  /** It will never take this mail. */
  | { readonly kind: 'failed'; readonly outcome: string }
  /** Nobody has that address there. */
  | { readonly kind: 'refusedAddress'; readonly outcome: string }

/** Minutes until the next attempt, by the number of those before; after the last the mail failed. */
const waits = [1, 5, 15, 60, 240]

const minuteMs = 60_000

export interface Mark {
  readonly id: string
  readonly claim: string
  readonly handover: Handover
  readonly now: Date
}

/** Writes down what became of a claimed mail; one that was claimed again in the meantime is left alone. */
export async function markMail(transaction: Transaction<Schema>, { id, claim, handover, now }: Mark): Promise<void> {
  const mail = await transaction.selectFrom('mail').select(['recipient_id', 'attempts']).where('id', '=', id).where('claim', '=', claim).where('state', '=', 'sending').forUpdate().executeTakeFirst()
  // Left as it is: its time runs out, and it is looked at again
  if (mail === undefined || handover.kind === 'uncertain') return
  const { outcome } = handover
  const later = (minutes: number) => new Date(now.getTime() + minutes * minuteMs).toISOString()
  const set = (change: Partial<Schema['mail']>) => transaction.updateTable('mail').set({ ...change, outcome }).where('id', '=', id).execute()
  switch (handover.kind) {
    case 'sent':
      await set({ state: 'sent', sent_at: now.toISOString() })
      return
    case 'away':
      await set({ state: 'queued', due_at: later(1) })
      return
    case 'later':
      await set(mail.attempts < waits.length ? { state: 'queued', attempts: mail.attempts + 1, due_at: later(waits[mail.attempts]!) } : { state: 'failed' })
      return
    case 'failed':
      await set({ state: 'failed' })
      return
    case 'refusedAddress':
      await set({ state: 'bounced' })
      await markBounced(transaction, mail.recipient_id, now)
  }
}

/** No more mails to this address, until it is replaced: to the person, in whatever cluster of the company. */
export async function markBounced(transaction: Transaction<Schema>, recipientId: string, now: Date): Promise<void> {
  const bounced = { bounced_at: now.toISOString() }
  await transaction.updateTable('delegate').set(bounced).where('id', '=', recipientId).where('bounced_at', 'is', null).execute()
  const contact = await transaction.selectFrom('contact').select(['company_id', 'email']).where('id', '=', recipientId).executeTakeFirst()
  if (contact === undefined || contact.email === null) return
  await transaction
    .updateTable('contact')
    .set(bounced)
    .where('company_id', '=', contact.company_id)
    .where((eb) => eb(eb.fn<string>('lower', ['email']), '=', contact.email!.toLowerCase()))
    .where('bounced_at', 'is', null)
    .execute()
}
