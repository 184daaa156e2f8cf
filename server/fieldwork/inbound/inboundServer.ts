import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { largestInbound } from './readInbound.ts'

export interface InboundServerOptions {
  /** 0 takes any free port. */
  readonly port: number
  readonly host: string
  /** The only recipient that is taken. */
  readonly address: string
  readonly take: (source: Uint8Array) => Promise<unknown>
  readonly report: (what: string, error: unknown) => void
}

export interface InboundServer {
  readonly port: number
  close(): Promise<void>
}

const refusal = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode })

/**
 * Listens for reports about mails that could not be delivered, and for automatic replies. It stands behind a mail
 * server, relays nothing, takes mail for one address, and acknowledges only what is stored.
 */
export async function startInboundServer({ port, host, address, take, report }: InboundServerOptions): Promise<InboundServer> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: largestInbound,
    maxClients: 20,
    socketTimeout: 30_000,
    closeTimeout: 1_000,
    onRcptTo({ address: to }, { envelope }, done) {
      if (to.toLowerCase() !== address.toLowerCase()) return done(refusal(550, '5.1.1 No such mailbox here'))
      done(envelope.rcptTo.length > 0 ? refusal(452, '4.5.3 One recipient at a time') : null)
    },
    onData(stream, _session, done) {
      const parts: Buffer[] = []
      let size = 0
      stream.on('data', (part: Buffer) => {
        size += part.length
        if (size <= largestInbound) parts.push(part)
      })
      stream.on('end', () => {
        if (size > largestInbound) return done(refusal(552, '5.3.4 Too large'))
        take(Buffer.concat(parts)).then(
          () => done(),
          (error: unknown) => {
            report('a mail that came in could not be stored', error)
            done(refusal(451, '4.3.0 Try again later'))
          },
        )
      })
    },
  })
  server.on('error', (error: unknown) => report('receiving mails failed', error))
  await new Promise<void>((listening, failed) => {
    server.server.once('error', failed)
    server.listen(port, host, () => listening())
  })
  return { port: (server.server.address() as AddressInfo).port, close: () => new Promise((closed) => server.close(() => closed())) }
}
