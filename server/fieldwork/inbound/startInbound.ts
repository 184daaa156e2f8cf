import type { Store } from '../../../db/store.ts'
import { emptyInbox } from './inboxFolder.ts'
import { startInboundServer } from './inboundServer.ts'
import { takeInbound } from './takeInbound.ts'

export interface InboundOptions {
  readonly store: Store
  /** Where `.eml` files are put. */
  readonly folder: string
  /** Where a mail server hands over by SMTP; undefined: only the folder is looked at. */
  readonly listen: { readonly port: number; readonly host: string; readonly address: string } | undefined
  readonly now: () => Date
  readonly report: (what: string, error: unknown) => void
}

const everyMs = 30_000

/** Takes what comes back: by SMTP where it listens, and from the folder every half minute. Resolves with how to stop it. */
export async function startInbound({ store, folder, listen, now, report }: InboundOptions): Promise<{ readonly port: number | undefined; stop(): Promise<void> }> {
  const take = (source: Uint8Array) => takeInbound(store, source, now())
  const server = listen === undefined ? undefined : await startInboundServer({ ...listen, take, report })
  let looking: Promise<unknown> = Promise.resolve()
  const look = () => {
    looking = looking.then(() => emptyInbox(folder, take)).catch((error: unknown) => report('mails in data/inbox could not be read', error))
  }
  look()
  const timer = setInterval(look, everyMs)
  timer.unref()
  return {
    port: server?.port,
    async stop() {
      clearInterval(timer)
      await server?.close()
      await looking
    },
  }
}
