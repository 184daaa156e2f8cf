import { invitationOf, selectInvitation, type Invitation } from '../../waves/invitation.ts'
import type { Database } from '../../../store.ts'

/** Where a link leads. */
export interface FollowedLink {
  readonly invitation: Invitation
  /** Whose link it is; null for one that came in no mail. */
  readonly recipientId: string | null
  /** True once its holder passed the questionnaire on: another person answers. */
  readonly passedOn: boolean
}

/**
 * The invitation behind a link, also when it is revoked or its wave is closed: what to say then is for the page.
 * Every mail brought a link of its own, and all of them work; beside them the one that stands in the invitation.
 */
export async function followLink(db: Database, tokenHash: string): Promise<FollowedLink | undefined> {
  const link = await db
    .selectFrom('invitation_link')
    .select(['invitation_id as invitationId', 'recipient_id as recipientId', 'stopped_at as stoppedAt'])
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', 'answer')
    .executeTakeFirst()
  const query = selectInvitation(db, (all) => (link === undefined ? all.where('invitation.token_hash', '=', tokenHash) : all.where('invitation.id', '=', link.invitationId)))
  const invitation = invitationOf(await query.executeTakeFirst())
  return invitation && { invitation, recipientId: link?.recipientId ?? null, passedOn: link !== undefined && link.stoppedAt !== null }
}

/** What somebody asks to hear no more about: the questionnaires of one mail. */
export interface StopLink {
  readonly invitations: readonly Invitation[]
  /** True once no reminder comes any more. */
  readonly stopped: boolean
}

/** Behind the link at the foot of a mail, or behind a link to a questionnaire: both say who it is. */
export async function followStopLink(db: Database, tokenHash: string): Promise<StopLink | undefined> {
  const link = await db.selectFrom('invitation_link').select(['invitation_id as invitationId', 'mail_id as mailId', 'purpose']).where('token_hash', '=', tokenHash).executeTakeFirst()
  const rows = await selectInvitation(db, (all) => {
    if (link === undefined) return all.where('invitation.token_hash', '=', tokenHash)
    const { mailId } = link
    if (link.purpose === 'answer' || mailId === null) return all.where('invitation.id', '=', link.invitationId)
    return all.where((eb) => eb.or([eb('invitation.id', '=', link.invitationId), eb('invitation.id', 'in', db.selectFrom('mail_invitation').select('invitation_id').where('mail_id', '=', mailId))]))
  })
    .orderBy('cluster.name')
    .execute()
  const invitations = rows.flatMap((row) => invitationOf(row) ?? []).filter((one) => one.revokedAt === null)
  return invitations.length === 0 ? undefined : { invitations, stopped: invitations.every((one) => one.optedOutAt !== null) }
}
