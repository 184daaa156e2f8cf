import { randomBytes } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Handover } from '../../db/identity/mails/sending/markMail.ts'
import { handoverOf, NotOneAddress, replyCode } from './handover.ts'

/** Mails that are handed over at the same time, each over a connection of its own. */
export const handoversAtOnce = 4

export interface Mail {
  /** One address; anything that could be read as two, or as a header, is refused. */
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html?: string
  /** Of the person; without it the address stands alone. */
  readonly name?: string
  /** Who answers questions; the sender when it is left out. */
  readonly replyTo?: { readonly name: string; readonly address: string }
  /** Without the angle brackets; the same for every attempt at one mail. */
  readonly messageId?: string
  /** Where somebody asks for no more of these mails. */
  readonly stopLink?: string
}

export interface Mailer {
  /** Hands a mail over without making the caller wait; what fails is logged without address or content. */
  post(mail: Mail): void
  /** Hands a mail over and says what became of it; never throws. */
  deliver(mail: Mail): Promise<Handover>
  /** Resolves when everything handed over has gone out, or failed. */
  settle(): Promise<void>
  /** Ends the connections that are kept open for the next mail. */
  close(): void
}

const oneAddress = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+$/

export const isOneAddress = (text: string): boolean => text.length <= 254 && oneAddress.test(text)

/** A display name that no header and no list can grow out of. */
const plainName = (name: string): string => name.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim().slice(0, 120)

/** Addresses as objects and an envelope of their own: nothing in them is parsed as a list. */
function letterOf({ to, subject, text, html, name = '', replyTo, messageId, stopLink }: Mail, from: string, returnTo: string): SendMailOptions {
  if (!isOneAddress(to)) throw new NotOneAddress()
  return {
    from: { name: 'Clusterbevraging', address: from },
    to: { name: plainName(name), address: to },
    ...(replyTo === undefined || !isOneAddress(replyTo.address) ? {} : { replyTo: { name: plainName(replyTo.name), address: replyTo.address } }),
    envelope: { from: returnTo, to: [to] },
    subject,
    text,
    ...(html === undefined ? {} : { html }),
    ...(messageId === undefined ? {} : { messageId: `<${messageId}>` }),
    headers: { 'Auto-Submitted': 'auto-generated', ...(stopLink === undefined ? {} : { 'List-Unsubscribe': `<${stopLink}>` }) },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

type Send = (letter: SendMailOptions) => Promise<string | null>

/** Writes under another name first, so that nobody ever reads half a mail. */
function sendToFolder(folder: string): Send {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return async (letter) => {
    const { message } = await transport.sendMail(letter)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    // A mail that is handed over once more takes the place of its first copy
    const name = letter.messageId === undefined ? `${new Date().toISOString().replaceAll(':', '.')}-${randomBytes(4).toString('hex')}` : String(letter.messageId).replace(/@.*|[^A-Za-z0-9]/g, '')
    const draft = join(folder, `${name}.draft`)
    await writeFile(draft, message as Buffer, { mode: 0o600 })
    await rename(draft, join(folder, `${name}.eml`))
    return 'outbox'
  }
}

const timeouts = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 }

function sendBySmtp(smtpUrl: string): Send {
  const transport = createTransport({ url: smtpUrl, ...timeouts })
  return async (letter) => {
    await transport.sendMail(letter)
    return null
  }
}

/** Keeps connections open between mails, and never tries again by itself: whether to, is for the outbox to say. */
function poolBySmtp(smtpUrl: string): { readonly send: Send; readonly close: () => void } {
  const transport = createTransport({ url: smtpUrl, ...timeouts, pool: true, maxConnections: handoversAtOnce, maxRequeues: 0 })
  return {
    send: async (letter) => replyCode(String((await transport.sendMail(letter)).response ?? '')),
    close: () => transport.close(),
  }
}

export interface MailerOptions {
  readonly smtpUrl: string | undefined
  /** Where mails go as `.eml` files when there is no SMTP server. */
  readonly outbox: string
  readonly from: string
  /** Where mails that cannot be delivered come back to; `from` when it is left out. */
  readonly returnTo?: string
  readonly report: (what: string, error: unknown) => void
}

export function createMailer({ smtpUrl, outbox, from, returnTo = from, report }: MailerOptions): Mailer {
  const send = smtpUrl === undefined ? sendToFolder(outbox) : sendBySmtp(smtpUrl)
  const pool = smtpUrl === undefined ? { send, close: () => undefined } : poolBySmtp(smtpUrl)
  const underWay = new Set<Promise<unknown>>()
  const follow = <Outcome>(sending: Promise<Outcome>): Promise<Outcome> => {
    underWay.add(sending)
    void sending.finally(() => underWay.delete(sending))
    return sending
  }
  return {
    post(mail) {
      void follow((async () => void (await send(letterOf(mail, from, from))))().catch((error: unknown) => report('a mail could not be sent', error)))
    },
    deliver: (mail) =>
      follow(
        (async (): Promise<Handover> => {
          try {
            return { kind: 'sent', outcome: await pool.send(letterOf(mail, from, returnTo)) }
          } catch (error) {
            return handoverOf(error)
          }
        })(),
      ),
    async settle() {
      await Promise.all(underWay)
    },
    close: () => pool.close(),
  }
}
