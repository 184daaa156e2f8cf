import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  readonly from: string
  readonly to: readonly string[]
  /** As it came over the wire: headers, an empty line, the body. */
  readonly source: string
}

export interface RealSmtp {
  readonly url: string
  readonly received: readonly ReceivedMail[]
  /** The next mail that has not been asked for yet. */
  next(): Promise<ReceivedMail>
  close(): Promise<void>
}

/** A real SMTP server on a free port that keeps what it gets. */
export async function realSmtp(): Promise<RealSmtp> {
  const received: ReceivedMail[] = []
  const waiting: ((mail: ReceivedMail) => void)[] = []
  let asked = 0
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      let source = ''
      stream.setEncoding('utf8')
      stream.on('data', (part: string) => (source += part))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const mail = { from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address), source }
        received.push(mail)
        waiting.shift()?.(mail)
        done()
      })
    },
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    next: () => {
      const mail = received[asked++]
      return mail === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(mail)
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

export const headersOf = (source: string): string[] => source.slice(0, source.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ').split('\r\n')

/** The text of a mail, whatever encoding it travelled in. */
export function textOf(source: string): string {
  const headers = headersOf(source)
  const body = source.slice(source.indexOf('\r\n\r\n') + 4)
  const encoding = headers.find((line) => /^content-transfer-encoding:/i.test(line))?.split(':')[1]?.trim().toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString()
  if (encoding === 'quoted-printable') {
    const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    return Buffer.from(bytes, 'latin1').toString()
  }
  return body
}
