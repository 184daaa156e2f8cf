import { recordAct, type Actor } from '../../../db/audit/auditTrail.ts'
import { createSession, endSession, findSession, touchSession, type Session } from '../../../db/identity/access/session.ts'
import type { Store } from '../../../db/store.ts'
import type { Role } from '../../api/session.ts'
import { hashToken, newToken } from '../tokens.ts'

export interface SignedInAccount {
  readonly id: string
  readonly name: string
  readonly role: Role
  /** Of a manager; null for the others. */
  readonly clusterId: string | null
}

const minuteMs = 60_000
export const idleMs = 30 * minuteMs
export const absoluteMs = 8 * 60 * minuteMs

/** How the audit trail names who is signed in. */
export const actorOf = ({ id, role }: Pick<SignedInAccount, 'id' | 'role'>): Actor => ({ kind: 'account', id, role })

/**
 * Who is signed in with this session id; rights are read from the store at every request.
 * @param isPerson false for a page that asks by itself: it does not keep the session awake
 */
export async function findSignedInAccount(store: Store, sessionId: string, now: Date, isPerson = true): Promise<SignedInAccount | undefined> {
  const idHash = hashToken(sessionId)
  const session = await findSession(store.kysely, idHash)
  if (session === undefined) return undefined
  const time = now.getTime()
  const idle = time - Date.parse(session.seenAt)
  if (idle > idleMs || time - Date.parse(session.createdAt) > absoluteMs) {
    await endSession(store.kysely, idHash)
    return undefined
  }
  // Not at every request: a page asks for several things at once
  if (isPerson && idle > minuteMs) await touchSession(store.kysely, idHash, now)
  const { accountId: id, name, role, clusterId } = session
  return { id, name, role, clusterId }
}

/** Always a new id: one that was there before signing in is never taken over. */
export async function beginAccountSession(store: Store, account: Pick<SignedInAccount, 'id' | 'role'>, formerSessionId: string | undefined, now: Date, byProvider = false): Promise<string> {
  const sessionId = newToken()
  await store.kysely.transaction().execute(async (transaction) => {
    if (formerSessionId !== undefined) await endSession(transaction, hashToken(formerSessionId))
    await createSession(transaction, { idHash: hashToken(sessionId), accountId: account.id, now, byProvider })
    await recordAct(transaction, { at: now, actor: actorOf(account), act: 'signedIn', details: { by: byProvider ? 'provider' : 'mailedLink' } })
  })
  return sessionId
}

/** @returns what ended, when there was such a session */
export async function endAccountSession(store: Store, sessionId: string, now: Date): Promise<Session | undefined> {
  const idHash = hashToken(sessionId)
  return await store.kysely.transaction().execute(async (transaction) => {
    const session = await findSession(transaction, idHash)
    await endSession(transaction, idHash)
    if (session !== undefined) await recordAct(transaction, { at: now, actor: actorOf({ id: session.accountId, role: session.role }), act: 'signedOut' })
    return session
  })
}
