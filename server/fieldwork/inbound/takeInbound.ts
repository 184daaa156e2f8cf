import { noteInbound } from '../../../db/identity/mails/inbound/noteInbound.ts'
import type { InboundKind } from '../../../db/identity/schema.ts'
import type { Store } from '../../../db/store.ts'
import { readInbound } from './readInbound.ts'

/** Reads a mail that came in and writes down what it says about one of ours; nothing of its text is kept. */
export async function takeInbound(store: Store, source: Uint8Array | string, now: Date): Promise<InboundKind> {
  const inbound = await readInbound(source)
  const about = inbound.kind === 'unknown' ? [] : inbound.about
  return await store.kysely
    .transaction()
    .execute((transaction) => noteInbound(transaction, { kind: inbound.kind, about, now, ...(inbound.kind === 'bounce' ? { isAddress: inbound.isAddress, status: inbound.status } : {}) }))
}
