import { randomBytes } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'

export interface Mail {
  /** One address; anything that could be read as two, or as a header, is refused. */
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface Mailer {
  /** Hands a mail over without making the caller wait; what fails is logged without address or content. */
  post(mail: Mail): void
  /** Resolves when everything handed over has gone out, or failed. */
  settle(): Promise<void>
}

const oneAddress = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+$/

export const isOneAddress = (text: string): boolean => text.length <= 254 && oneAddress.test(text)

/** Addresses as objects and an envelope of their own: nothing in them is parsed as a list. */
function letterOf({ to, subject, text }: Mail, from: string): SendMailOptions {
  if (!isOneAddress(to)) throw new Error('the address of an account is not one plain e-mail address')
  return {
    from: { name: 'Clusterbevraging', address: from },
    to: { name: '', address: to },
    envelope: { from, to: [to] },
    subject,
    text,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

type Send = (letter: SendMailOptions) => Promise<void>

/** Writes under another name first, so that nobody ever reads half a mail. */
function sendToFolder(folder: string): Send {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return async (letter) => {
    const { message } = await transport.sendMail(letter)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const name = `${new Date().toISOString().replaceAll(':', '.')}-${randomBytes(4).toString('hex')}`
    const draft = join(folder, `${name}.draft`)
    await writeFile(draft, message as Buffer, { mode: 0o600 })
    await rename(draft, join(folder, `${name}.eml`))
  }
}

function sendBySmtp(smtpUrl: string): Send {
  const transport = createTransport(smtpUrl)
  return async (letter) => {
    await transport.sendMail(letter)
  }
}

export interface MailerOptions {
  readonly smtpUrl: string | undefined
  /** Where mails go as `.eml` files when there is no SMTP server. */
  readonly outbox: string
  readonly from: string
  readonly report: (what: string, error: unknown) => void
}

export function createMailer({ smtpUrl, outbox, from, report }: MailerOptions): Mailer {
  const send = smtpUrl === undefined ? sendToFolder(outbox) : sendBySmtp(smtpUrl)
  const underWay = new Set<Promise<void>>()
  return {
    post(mail) {
      const sending = (async () => send(letterOf(mail, from)))().catch((error: unknown) => report('a mail could not be sent', error))
      underWay.add(sending)
      void sending.finally(() => underWay.delete(sending))
    },
    async settle() {
      await Promise.all(underWay)
    },
  }
}
