import { endRespondentSession, findRespondentSession, startRespondentSession } from '../../../db/identity/access/respondentSession.ts'
import type { Invitation } from '../../../db/identity/waves/invitation.ts'
import type { Store } from '../../../db/store.ts'
import { hashToken, newToken } from '../tokens.ts'

export type OpenedInvitation = Invitation

/** A day: a member on a borrowed device is not left open, and the link in the mail opens it again. */
export const respondentSeconds = 24 * 60 * 60

/** Sessions that began at this moment or before are over: the cookie is kept to the clock of the server, not of the browser. */
export const respondentSessionsEnd = (now: Date): Date => new Date(now.getTime() - respondentSeconds * 1000)

export async function findOpenedInvitation(store: Store, sessionId: string, now: Date): Promise<OpenedInvitation | undefined> {
  return findRespondentSession(store.kysely, hashToken(sessionId), respondentSessionsEnd(now))
}

/** Opening a link is always a new session; one for another link in the same browser ends. */
export async function beginRespondentSession(store: Store, invitationId: string, formerSessionId: string | undefined, now: Date): Promise<string> {
  const sessionId = newToken()
  await store.kysely.transaction().execute(async (transaction) => {
    if (formerSessionId !== undefined) await endRespondentSession(transaction, hashToken(formerSessionId))
    await startRespondentSession(transaction, { idHash: hashToken(sessionId), invitationId, now })
  })
  return sessionId
}
