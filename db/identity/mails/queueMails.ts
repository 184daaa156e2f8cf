import { randomBytes } from 'node:crypto'
import { inChunks } from '../../inChunks.ts'
import { newMail } from './newMail.ts'
import { listRecipients, waitingIn } from './recipients.ts'
import type { Transaction } from 'kysely'
import type { MailKind, MailState } from '../schema.ts'
import type { Schema } from '../../schema.ts'
import type { Database } from '../../store.ts'
import type { Among, Recipient } from './recipients.ts'

/** Asking for both reminders at once, or twice in a row by mistake, must not send two mails on one day. */
const quietMs = 24 * 3_600_000

export interface MailsToQueue extends Among {
  /** `reminder`: to each the next one, at most two. */
  readonly kind: 'invitation' | 'reminder'
  /** Only this reminder; without it the next, and not to who had a mail within the last 24 hours. */
  readonly number?: 1 | 2
  /** Null: by plan. */
  readonly accountId: string | null
  readonly ownWords: { readonly clusterId: string; readonly text: string } | null
  /** The part of a Message-ID after the @. */
  readonly mailDomain: string
  readonly now: Date
}

export interface QueuedMails {
  /** Mails that now wait. */
  readonly queued: number
  /** Persons who could be written to, and get nothing: had it already, or not invited yet, or had two reminders. */
  readonly leftOut: number
}

interface Before {
  readonly state: MailState
  readonly sentAt: string | null
}

const over: ReadonlySet<MailState> = new Set<MailState>(['failed', 'bounced', 'cancelled'])

const newId = () => randomBytes(16).toString('hex')

/** The kind of mail that someone gets next; undefined for none. */
function nextKind(had: ReadonlyMap<MailKind, Before>, { kind, number, now }: Pick<MailsToQueue, 'kind' | 'number' | 'now'>): MailKind | undefined {
  if (kind === 'invitation') return had.has('delegation') || (had.has('invitation') && !over.has(had.get('invitation')!.state)) ? undefined : 'invitation'
  const first = had.get('delegation') ?? had.get('invitation')
  if (first?.state !== 'sent') return undefined
  const missing = (one: Before | undefined) => one === undefined || over.has(one.state)
  const next = missing(had.get('reminder1')) ? 'reminder1' : had.get('reminder1')!.state === 'sent' && missing(had.get('reminder2')) ? 'reminder2' : undefined
  if (next === undefined) return undefined
  if (number !== undefined) return next === `reminder${number}` ? next : undefined
  const last = [...had.values()].map((one) => one.sentAt ?? '').sort().at(-1)!
  return Date.parse(last) > now.getTime() - quietMs ? undefined : next
}

async function mailsBefore(transaction: Database, waveId: string): Promise<Map<string, Map<MailKind, Before>>> {
  const rows = await transaction.selectFrom('mail').select(['recipient_id', 'kind', 'state', 'sent_at']).where('wave_id', '=', waveId).execute()
  const found = new Map<string, Map<MailKind, Before>>()
  for (const row of rows) {
    const of = found.get(row.recipient_id) ?? new Map<MailKind, Before>()
    found.set(row.recipient_id, of.set(row.kind, { state: row.state, sentAt: row.sent_at }))
  }
  return found
}

/**
 * Puts mails in the outbox: one for each person of each company, with all questionnaires of that company that wait for
 * that person. Nobody gets the same mail twice; one that failed, came back or was called off goes out again when it is
 * asked for again. Whether it still has to go out is looked at once more when it is sent.
 */
export async function queueMails(transaction: Transaction<Schema>, wanted: MailsToQueue): Promise<QueuedMails> {
  const { waveId, now, mailDomain } = wanted
  // Two who ask at once: the second sees what the first queued
  await transaction.selectFrom('wave').select('id').where('id', '=', waveId).forUpdate().execute()
  const recipients = await listRecipients(transaction, wanted, now)
  const before = await mailsBefore(transaction, waveId)
  const mailingId = newId()
  const next: { readonly recipient: Recipient; readonly kind: MailKind; readonly isAgain: boolean }[] = []
  for (const recipient of recipients) {
    const had = before.get(recipient.id) ?? new Map<MailKind, Before>()
    const kind = nextKind(had, wanted)
    if (kind !== undefined) next.push({ recipient, kind, isAgain: had.has(kind) })
  }
  if (next.length === 0) return { queued: 0, leftOut: recipients.length }
  await transaction
    .insertInto('mailing')
    .values({ id: mailingId, wave_id: waveId, kind: wanted.kind, made_at: now.toISOString(), account_id: wanted.accountId, cluster_id: wanted.ownWords?.clusterId ?? null, own_words: wanted.ownWords?.text ?? null })
    .execute()
  // What did not go out is asked for anew, as a mail of its own
  for (const { recipient, kind } of next.filter((one) => one.isAgain)) await removeMail(transaction, waveId, kind, recipient.id)
  const mails = next.map(({ recipient, kind }) => ({ id: newId(), kind, recipient }))
  const moment = now.toISOString()
  await inChunks(mails, async (chunk) =>
    await transaction
      .insertInto('mail')
      .values(chunk.map(({ id, kind, recipient }) => newMail({ id, waveId, kind, companyId: recipient.companyId, recipientId: recipient.id, mailingId, language: recipient.language, moment, mailDomain })))
      .execute(),
  )
  const pairs = mails.flatMap(({ id, recipient }) => recipient.invitationIds.map((invitationId) => ({ mail_id: id, invitation_id: invitationId })))
  await inChunks(pairs, async (chunk) => await transaction.insertInto('mail_invitation').values(chunk).execute())
  return { queued: mails.length, leftOut: recipients.length - mails.length }
}

export interface NextMails {
  readonly invitations: number
  readonly reminder1: number
  readonly reminder2: number
  /** Members who have not finished, left nor asked to hear no more, and whom no mail can reach. */
  readonly withoutAddress: number
}

/** How many mails each press would queue at this moment. */
export async function countNextMails(db: Database, waveId: string, now: Date): Promise<NextMails> {
  const recipients = await listRecipients(db, { waveId }, now)
  const before = await mailsBefore(db, waveId)
  const none = new Map<MailKind, Before>()
  const count = (wanted: Pick<MailsToQueue, 'kind' | 'number'>) => recipients.filter(({ id }) => nextKind(before.get(id) ?? none, { ...wanted, now }) !== undefined).length
  const { waiting } = await waitingIn(db, waveId, now).select((eb) => eb.fn.countAll<number>().as('waiting')).executeTakeFirstOrThrow()
  const reached = new Set(recipients.flatMap(({ invitationIds }) => invitationIds)).size
  return { invitations: count({ kind: 'invitation' }), reminder1: count({ kind: 'reminder', number: 1 }), reminder2: count({ kind: 'reminder', number: 2 }), withoutAddress: Number(waiting) - reached }
}

async function removeMail(transaction: Transaction<Schema>, waveId: string, kind: MailKind, recipientId: string): Promise<void> {
  const which = transaction.selectFrom('mail').select('id').where('wave_id', '=', waveId).where('kind', '=', kind).where('recipient_id', '=', recipientId)
  await transaction.deleteFrom('mail_invitation').where('mail_id', 'in', which).execute()
  // Its links stay: an uncertain mail may have arrived
  await transaction.updateTable('invitation_link').set({ mail_id: null }).where('mail_id', 'in', which).execute()
  await transaction.deleteFrom('mail').where('wave_id', '=', waveId).where('kind', '=', kind).where('recipient_id', '=', recipientId).execute()
}
