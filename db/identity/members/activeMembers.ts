import type { Database } from '../../store.ts'

/** A membership that counts on a day, with everything that a wave freezes of it. */
export interface ActiveMember {
  readonly membershipId: string
  readonly clusterId: string
  readonly call: string
  readonly embedding: string
  readonly employees: number | null
  /** A class that a list gave instead of a head count. */
  readonly size: 'KO' | 'MGO' | null
  /** ISO day; null where nobody wrote down since when. */
  readonly joinedOn: string | null
  /** Of the contact that is written to first: English where any list of a cluster says so of that person. */
  readonly language: 'nl' | 'en'
  /** Whether anybody can be written to. */
  readonly hasAddress: boolean
}

/**
 * Who was a member on a day, by cluster and membership: joined by then, and had not left before.
 * Who left and came back counts with the time in between left out.
 * @param day YYYY-MM-DD
 */
export async function activeMembers(db: Database, day: string): Promise<ActiveMember[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('cluster', 'cluster.id', 'membership.cluster_id')
    .innerJoin('company', 'company.id', 'membership.company_id')
    .where((eb) =>
      eb.or([
        eb.and([
          eb.or([eb('membership.joined_on', 'is', null), eb('membership.joined_on', '<=', day)]),
          eb.or([eb('membership.left_on', 'is', null), eb('membership.left_on', '>=', day)]),
        ]),
        eb.exists(
          eb
            .selectFrom('former_membership as former')
            .select('former.membership_id')
            .whereRef('former.membership_id', '=', 'membership.id')
            .where('former.left_on', '>=', day)
            .where((earlier) => earlier.or([earlier('former.joined_on', 'is', null), earlier('former.joined_on', '<=', day)])),
        ),
      ]),
    )
    .select([
      'membership.id as membershipId', 'membership.cluster_id as clusterId', 'membership.joined_on as joinedOn',
      'cluster.call as call', 'cluster.embedding as embedding', 'company.employees as employees', 'company.size as size',
    ])
    .orderBy('membership.cluster_id')
    .orderBy('membership.id')
    .execute()
  const contacts = await db.selectFrom('contact').select(['membership_id', 'company_id', 'email', 'language', 'bounced_at']).where('membership_id', 'is not', null).where('gone_at', 'is', null).orderBy('id').execute()
  const first = new Map<string, 'nl' | 'en'>()
  const written = new Set<string>()
  const person = ({ company_id: company, email }: { readonly company_id: string; readonly email: string | null }) => `${company}\n${email?.toLowerCase() ?? ''}`
  const english = new Set(contacts.filter(({ language, email }) => language === 'en' && email !== null).map(person))
  for (const contact of contacts) {
    const { membership_id: id, email, language, bounced_at: bounced } = contact
    if (!first.has(id!)) first.set(id!, language === 'en' || english.has(person(contact)) ? 'en' : 'nl')
    if (email !== null && bounced === null) written.add(id!)
  }
  return rows.map((row) => ({ ...row, language: first.get(row.membershipId) ?? 'nl', hasAddress: written.has(row.membershipId) }))
}
