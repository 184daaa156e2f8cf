import type { Database } from '../../store.ts'

/** What the register knows of a company, so that nobody asks it again. */
export interface CompanyFacts {
  readonly name: string
  readonly employees: number | null
  readonly founded: number | null
  readonly postalCode: string | null
  readonly municipality: string | null
}

/** The company behind an invitation, for its own member. */
export async function companyFactsOf(db: Database, invitationId: string): Promise<CompanyFacts | undefined> {
  return await db
    .selectFrom('invitation')
    .innerJoin('membership', 'membership.id', 'invitation.membership_id')
    .innerJoin('company', 'company.id', 'membership.company_id')
    .select(['company.name as name', 'company.employees as employees', 'company.founded as founded', 'company.postal_code as postalCode', 'company.municipality as municipality'])
    .where('invitation.id', '=', invitationId)
    .executeTakeFirst()
}
