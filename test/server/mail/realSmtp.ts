import type { AddressInfo, Socket } from 'node:net'
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
  /** Ends every connection without a word. */
  cut(): void
  close(): Promise<void>
}

/** What the server does otherwise than to take every mail. */
export interface SmtpManners {
  /** A refusal by its code and text, such as `550 5.1.1 No such user`; undefined takes the recipient. */
  recipient?(address: string): string | undefined
  /** Before the mail is acknowledged: a refusal, or a time to wait. */
  data?(mail: ReceivedMail): Promise<string | undefined> | string | undefined
}

function refusal(reply: string): Error {
  const [code, ...text] = reply.split(' ')
  return Object.assign(new Error(text.join(' ')), { responseCode: Number(code) })
}

/** A real SMTP server on a free port that keeps what it gets. */
export async function realSmtp(manners: SmtpManners = {}): Promise<RealSmtp> {
  const received: ReceivedMail[] = []
  const waiting: ((mail: ReceivedMail) => void)[] = []
  let asked = 0
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const reply = manners.recipient?.(address)
      done(reply === undefined ? null : refusal(reply))
    },
    onData(stream, session, done) {
      let source = ''
      stream.setEncoding('utf8')
      stream.on('data', (part: string) => (source += part))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const mail = { from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address), source }
        void (async () => {
          const reply = await manners.data?.(mail)
          if (reply !== undefined) return done(refusal(reply))
          received.push(mail)
          waiting.shift()?.(mail)
          done()
        })()
      })
    },
  })
  const sockets = new Set<Socket>()
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.server.address() as AddressInfo
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    next: () => {
      const mail = received[asked++]
      return mail === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(mail)
    },
    cut,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        // A sender that keeps its connection for the next mail would be waited for
        cut()
      }),
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
