import { removeRespondentSessions } from '../../../db/identity/access/respondentSession.ts'
import { removeSessions } from '../../../db/identity/access/session.ts'
import { removeDeadSignInLinks } from '../../../db/identity/access/signInLink.ts'
import type { Store } from '../../../db/store.ts'
import { daily } from '../../daily.ts'
import { tidyAttempts } from '../requests/attemptLimit.ts'
import { absoluteMs, idleMs } from './accountSession.ts'
import { respondentSessionsEnd } from './respondentSession.ts'

/** Forgets the sessions and sign-in links that let nobody in any more, and the attempts that limit nobody any more: who came when is kept no longer than it serves. */
export async function tidySessions(store: Store, now: Date): Promise<void> {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds)
  await store.kysely.transaction().execute(async (transaction) => {
    await removeRespondentSessions(transaction, respondentSessionsEnd(now))
    await removeSessions(transaction, { seen: before(idleMs), created: before(absoluteMs) })
    await removeDeadSignInLinks(transaction, now)
  })
  await tidyAttempts(store, now)
}

/** The same once a day, until the function that it returns is called. */
export function tidySessionsDaily(store: Store, now: () => Date, report: (what: string, error: unknown) => void): () => void {
  return daily(() => tidySessions(store, now()), (error) => report('ended sessions could not be removed', error))
}
