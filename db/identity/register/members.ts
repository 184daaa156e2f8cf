import type { Database } from '../../store.ts'

/** A member of a cluster with whom is written to. */
export interface ClusterMember {
  readonly membershipId: string
  readonly companyId: string
  readonly company: string
  readonly enterpriseNumber: string | null
  readonly provisionalId: string | null
  readonly employees: number | null
  readonly size: 'KO' | 'MGO' | null
  readonly founded: number | null
  readonly postalCode: string | null
  readonly municipality: string | null
  readonly joinedOn: string | null
  readonly leftOn: string | null
  readonly clusterId: string
  /** The first who is not gone; null when there is nobody. */
  readonly contact: { readonly id: string; readonly name: string | null; readonly email: string | null; readonly language: string; readonly bouncedAt: string | null } | null
  /** Further contacts. */
  readonly others: number
}

interface WhichMembers {
  readonly clusterId?: string
  readonly membershipId?: string
  /** Only who is a member on this day, YYYY-MM-DD, or later. */
  readonly activeOn?: string
}

/** Members by company name, of all clusters or as asked. */
export async function listClusterMembers(db: Database, { clusterId, membershipId, activeOn }: WhichMembers = {}): Promise<ClusterMember[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('company', 'company.id', 'membership.company_id')
    .$if(clusterId !== undefined, (query) => query.where('membership.cluster_id', '=', clusterId!))
    .$if(membershipId !== undefined, (query) => query.where('membership.id', '=', membershipId!))
    .$if(activeOn !== undefined, (query) => query.where((eb) => eb.or([eb('membership.left_on', 'is', null), eb('membership.left_on', '>=', activeOn!)])))
    .select([
      'membership.id as membershipId', 'company.id as companyId', 'company.name as company', 'company.enterprise_number as enterpriseNumber', 'company.provisional_id as provisionalId',
      'company.employees as employees', 'company.size as size', 'company.founded as founded', 'company.postal_code as postalCode', 'company.municipality as municipality',
      'membership.joined_on as joinedOn', 'membership.left_on as leftOn', 'membership.cluster_id as clusterId',
    ])
    .orderBy('company.name')
    .orderBy('membership.id')
    .execute()
  const contacts = await db
    .selectFrom('contact')
    .innerJoin('membership', 'membership.id', 'contact.membership_id')
    .$if(clusterId !== undefined, (query) => query.where('membership.cluster_id', '=', clusterId!))
    .$if(membershipId !== undefined, (query) => query.where('membership.id', '=', membershipId!))
    .where('contact.gone_at', 'is', null)
    .select(['contact.id as id', 'membership.id as membershipId', 'contact.name as name', 'contact.email as email', 'contact.language as language', 'contact.bounced_at as bouncedAt'])
    .orderBy('contact.id')
    .execute()
  const of = new Map<string, ClusterMember['contact'][]>()
  for (const { membershipId: id, ...contact } of contacts) of.set(id, [...(of.get(id) ?? []), contact])
  return rows.map((row) => {
    const own = of.get(row.membershipId) ?? []
    return { ...row, contact: own[0] ?? null, others: Math.max(0, own.length - 1) }
  })
}
