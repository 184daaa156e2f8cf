import type { MailState } from '../schema.ts'
import type { Database } from '../../store.ts'

/** Of the last mail about a member; null while there is none. */
export type MemberMail = 'waiting' | 'sent' | 'bounced' | 'failed'

const mailOf: Readonly<Record<MailState, MemberMail | null>> = { queued: 'waiting', sending: 'waiting', sent: 'sent', bounced: 'bounced', failed: 'failed', cancelled: null }

export type MemberStatus = 'invited' | 'started' | 'complete' | 'optedOut' | 'gone'

/** That a member took part, never what it answered. */
export interface Member {
  readonly company: string
  readonly contact: string | null
  readonly email: string | null
  readonly status: MemberStatus
  readonly mail: MemberMail | null
}

/**
 * The invited members of one cluster in one wave, by company name.
 * @param day YYYY-MM-DD; whose last day as a member it is, or was, is gone
 */
export async function membersOfCluster(db: Database, waveId: string, clusterId: string, day: string): Promise<Member[]> {
  const rows = await db
    .selectFrom('invitation')
    .innerJoin('membership', 'membership.id', 'invitation.membership_id')
    .innerJoin('company', 'company.id', 'membership.company_id')
    .leftJoin('contact', (join) =>
      join.on('contact.id', '=', (eb) =>
        eb.selectFrom('contact as one').select((one) => one.fn.min('one.id').as('id')).whereRef('one.membership_id', '=', 'membership.id'),
      ),
    )
    .where('invitation.wave_id', '=', waveId)
    .where('invitation.cluster_id', '=', clusterId)
    .select((eb) => [
      eb
        .selectFrom('mail')
        .innerJoin('mail_invitation', 'mail_invitation.mail_id', 'mail.id')
        .select('mail.state')
        .whereRef('mail_invitation.invitation_id', '=', 'invitation.id')
        .where('mail.state', '<>', 'cancelled')
        .orderBy('mail.queued_at', 'desc')
        .orderBy('mail.id')
        .limit(1)
        .as('mailState'),
      'company.name as company',
      'contact.name as contact',
      'contact.email as email',
      'invitation.started_at as startedAt',
      'invitation.completed_at as completedAt',
      'invitation.opted_out_at as optedOutAt',
      'membership.left_on as leftOn',
    ])
    .orderBy('company.name')
    .orderBy('invitation.member_id')
    .execute()
  return rows.map(({ company, contact, email, startedAt, completedAt, optedOutAt, leftOn, mailState }) => ({
    company,
    contact,
    email,
    status: completedAt !== null ? 'complete' : optedOutAt !== null ? 'optedOut' : leftOn !== null && leftOn <= day ? 'gone' : startedAt !== null ? 'started' : 'invited',
    mail: mailState == null ? null : mailOf[mailState],
  }))
}
