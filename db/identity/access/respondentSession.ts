import { preparedQuery } from '../../preparedQuery.ts'
import { invitationOf, selectInvitation } from '../waves/invitation.ts'
import type { Invitation } from '../waves/invitation.ts'
import type { Place } from '../../preparedQuery.ts'
import type { Database } from '../../store.ts'

/** Begins a session of a member who opened the link, and notes the first time that happened. Run it in a transaction. */
export async function startRespondentSession(
  db: Database,
  session: { readonly idHash: string; readonly invitationId: string; readonly now: Date },
): Promise<void> {
  const now = session.now.toISOString()
  await db.insertInto('respondent_session').values({ id_hash: session.idHash, invitation_id: session.invitationId, created_at: now }).execute()
  await db.updateTable('invitation').set({ opened_at: now }).where('id', '=', session.invitationId).where('opened_at', 'is', null).execute()
}

const findBySession = preparedQuery((db, place: Place<{ idHash: string; startedAfter: string }>) =>
  selectInvitation(db, (query) =>
    query
      .where('invitation.id', 'in', (eb) =>
        eb
          .selectFrom('respondent_session')
          .select('respondent_session.invitation_id')
          .where('respondent_session.id_hash', '=', place('idHash'))
          .where('respondent_session.created_at', '>', place('startedAfter')),
      )
      .where('invitation.revoked_at', 'is', null),
  ),
)

/** The invitation behind a respondent's session that began after that moment; none once it is revoked. */
export async function findRespondentSession(db: Database, idHash: string, startedAfter: Date): Promise<Invitation | undefined> {
  const [row] = await findBySession(db, { idHash, startedAfter: startedAfter.toISOString() })
  return invitationOf(row)
}

/** Removes the sessions that began at that moment or before. */
export async function removeRespondentSessions(db: Database, until: Date): Promise<void> {
  await db.deleteFrom('respondent_session').where('created_at', '<=', until.toISOString()).execute()
}

export async function endRespondentSession(db: Database, idHash: string): Promise<void> {
  await db.deleteFrom('respondent_session').where('id_hash', '=', idHash).execute()
}
