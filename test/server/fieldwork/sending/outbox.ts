import { saveAnswers } from '../../../../db/crossings/saveAnswers.ts'
import { queueMails, type MailsToQueue, type QueuedMails } from '../../../../db/identity/mails/queueMails.ts'
import { createPostman, type Postman } from '../../../../server/fieldwork/sending/postman.ts'
import { createMailer, type Mailer } from '../../../../server/mail/mailer.ts'
import { headersOf, textOf, type ReceivedMail } from '../../mail/realSmtp.ts'
import { during } from '../../../db/programme.ts'
import type { Store } from '../../../../db/store.ts'

export const contactEmail = 'bevraging@vlaio.example'
export const publicOrigin = 'https://bevraging.voorbeeld.be'

/** A clock that stands still until it is put forward. */
export interface Clock {
  now(): Date
  forward(milliseconds: number): void
}

export const minutes = 60_000
export const days = 24 * 60 * minutes

export function clockAt(moment: Date = during): Clock {
  let at = moment.getTime()
  return { now: () => new Date(at), forward: (milliseconds) => void (at += milliseconds) }
}

export interface Outbox {
  readonly clock: Clock
  readonly mailer: Mailer
  readonly postman: Postman
  queue(wanted?: Partial<MailsToQueue>): Promise<QueuedMails>
  /** Stores the whole answer of a member, as its page does. */
  finish(invitationId: string): Promise<void>
  close(): Promise<void>
}

/** The outbox of a store, and a postman that makes no rounds by itself. */
export function outboxOf(store: Store, smtpUrl: string | undefined, { clock = clockAt(), mailsPerMinute = 1_000, folder = '/nowhere' }: { clock?: Clock; mailsPerMinute?: number; folder?: string } = {}): Outbox {
  const mailer = createMailer({ smtpUrl, outbox: folder, from: contactEmail, report: (what) => void console.error(what) })
  const postman = createPostman({ store, mailer, publicOrigin, contactEmail, mailsPerMinute, now: clock.now, report: (what) => void console.error(what) })
  return {
    clock,
    mailer,
    postman,
    queue: (wanted = {}) =>
      store.kysely.transaction().execute((transaction) =>
        queueMails(transaction, { waveId: '2026', kind: 'invitation', accountId: null, ownWords: null, mailDomain: 'vlaio.example', now: clock.now(), ...wanted }),
      ),
    async finish(invitationId) {
      const saved = await store.kysely.transaction().execute((transaction) =>
        saveAnswers(transaction, { invitationId, basedOnRevision: 0, answers: { q1: 1 }, coded: Uint8Array.of(1), page: null, status: 'complete', submissionKey: `key-of-${invitationId}-long-enough`, now: clock.now() }),
      )
      if (saved.kind !== 'stored') throw new Error(`the answer of ${invitationId} was ${saved.kind}`)
    },
    async close() {
      await postman.stop()
      mailer.close()
    },
  }
}

export const headerOf = (mail: ReceivedMail, name: string): string | undefined =>
  headersOf(mail.source).find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))?.slice(name.length + 1).trim()

/** The plain text among the parts of a mail. */
export function plainTextOf(mail: ReceivedMail): string {
  const boundary = /boundary="([^"]+)"/.exec(headerOf(mail, 'Content-Type') ?? '')?.[1]
  if (boundary === undefined) return textOf(mail.source)
  const part = mail.source.split(`--${boundary}`).find((one) => /content-type: text\/plain/i.test(one))
  return textOf(part!.replace(/^\r\n/, ''))
}

export const linksIn = (mail: ReceivedMail, kind: 'r' | 'stop'): string[] => [...plainTextOf(mail).matchAll(new RegExp(`${publicOrigin}/${kind}/([A-Za-z0-9_-]{43})`, 'g'))].map((found) => found[1]!)

/** State and outcome of every mail, by kind and address of who it is for. */
export async function statesOf(store: Store): Promise<Record<string, string>> {
  const rows = await store.kysely.selectFrom('mail').innerJoin('contact', 'contact.id', 'mail.recipient_id').select(['mail.kind', 'contact.email', 'mail.state', 'mail.outcome']).execute()
  return Object.fromEntries(rows.map(({ kind, email, state, outcome }) => [`${kind} ${email?.split('@')[0]}`, outcome === null || state === 'sent' ? state : `${state} ${outcome}`]))
}
