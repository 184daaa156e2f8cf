import type { Database } from '../../store.ts'

export type MemberStatus = 'invited' | 'started' | 'complete' | 'optedOut'

/** That a member took part, never what it answered. */
export interface Member {
  readonly company: string
  readonly contact: string | null
  readonly email: string | null
  readonly status: MemberStatus
}

/** The invited members of one cluster in one wave, by company name. */
export async function membersOfCluster(db: Database, waveId: string, clusterId: string): Promise<Member[]> {
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
    .select([
      'company.name as company',
      'contact.name as contact',
      'contact.email as email',
      'invitation.started_at as startedAt',
      'invitation.completed_at as completedAt',
      'invitation.opted_out_at as optedOutAt',
    ])
    .orderBy('company.name')
    .orderBy('invitation.member_id')
    .execute()
  return rows.map(({ company, contact, email, startedAt, completedAt, optedOutAt }) => ({
    company,
    contact,
    email,
    status: completedAt !== null ? 'complete' : optedOutAt !== null ? 'optedOut' : startedAt !== null ? 'started' : 'invited',
  }))
}
