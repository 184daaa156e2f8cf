import type { Database } from '../../store.ts'

/** Everything that stands about one contact outside the answers. */
export interface PersonRecord {
  readonly contact: { readonly id: string; readonly name: string | null; readonly email: string | null; readonly language: string }
  readonly company: {
    readonly name: string
    readonly enterpriseNumber: string | null
    readonly founded: number | null
    readonly postalCode: string | null
    readonly employees: number | null
  }
  readonly memberships: readonly { readonly cluster: string }[]
  /** Of the company, in the clusters that this contact speaks for; the latest wave first. */
  readonly invitations: readonly InvitationOfPerson[]
}

export interface InvitationOfPerson {
  readonly id: string
  readonly wave: string
  readonly cluster: string
  /** ISO 8601 in UTC; null where it did not happen. */
  readonly openedAt: string | null
  readonly startedAt: string | null
  readonly completedAt: string | null
  readonly optedOutAt: string | null
  readonly revokedAt: string | null
  /** When the link between members and answers of the wave was destroyed; null while the answers can be found. */
  readonly linkDestroyedAt: string | null
}

export async function readPersonRecord(db: Database, contactId: string): Promise<PersonRecord | undefined> {
  const row = await db
    .selectFrom('contact')
    .innerJoin('company', 'company.id', 'contact.company_id')
    .where('contact.id', '=', contactId)
    .select(['contact.id as id', 'contact.name as name', 'contact.email as email', 'contact.language as language', 'contact.membership_id as membershipId', 'contact.company_id as companyId'])
    .select(['company.name as companyName', 'company.enterprise_number as enterpriseNumber', 'company.founded as founded', 'company.postal_code as postalCode', 'company.employees as employees'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { membershipId, companyId } = row
  const memberships = db
    .selectFrom('membership')
    .innerJoin('cluster', 'cluster.id', 'membership.cluster_id')
    .where('membership.company_id', '=', companyId)
    .$if(membershipId !== null, (query) => query.where('membership.id', '=', membershipId!))
  const clusters = await memberships.select('cluster.name as cluster').orderBy('cluster.name').execute()
  const invitations = await memberships
    .innerJoin('invitation', 'invitation.membership_id', 'membership.id')
    .innerJoin('wave', 'wave.id', 'invitation.wave_id')
    .select(['invitation.id as id', 'wave.label as wave', 'cluster.name as cluster', 'wave.link_destroyed_at as linkDestroyedAt'])
    .select(['invitation.opened_at as openedAt', 'invitation.started_at as startedAt', 'invitation.completed_at as completedAt', 'invitation.opted_out_at as optedOutAt', 'invitation.revoked_at as revokedAt'])
    .orderBy('wave.opens_at', 'desc')
    .orderBy('cluster.name')
    .execute()
  return {
    contact: { id: row.id, name: row.name, email: row.email, language: row.language },
    company: { name: row.companyName, enterpriseNumber: row.enterpriseNumber, founded: row.founded, postalCode: row.postalCode, employees: row.employees },
    memberships: clusters,
    invitations,
  }
}

/** Corrects who a contact is. @returns whether there was such a contact */
export async function correctContact(db: Database, id: string, facts: { readonly name: string | null; readonly email: string | null; readonly language: string }): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('contact').set(facts).where('id', '=', id).executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
