import { sql } from 'kysely'
import { inChunks } from '../../inChunks.ts'
import type { Transaction } from 'kysely'
import type { Schema } from '../../schema.ts'
import type { Database } from '../../store.ts'

/** A company as the register knows it. */
export interface RegisterCompany {
  readonly id: string
  readonly name: string
  /** Ten digits. */
  readonly enterpriseNumber: string | null
  /** Names it as long as the number is missing. */
  readonly provisionalId: string | null
  readonly founded: number | null
  readonly postalCode: string | null
  readonly municipality: string | null
  readonly employees: number | null
  /** A class that a list gave instead of a head count. */
  readonly size: 'KO' | 'MGO' | null
}

export interface RegisterMembership {
  readonly id: string
  readonly companyId: string
  readonly clusterId: string
  readonly joinedOn: string | null
  readonly leftOn: string | null
}

export interface RegisterContact {
  readonly id: string
  readonly companyId: string
  readonly membershipId: string
  readonly name: string | null
  readonly email: string | null
  readonly language: string
  readonly bouncedAt: string | null
  readonly goneAt: string | null
}

/** Until the transaction ends nobody else changes the register. Take it before any other lock. */
export async function lockRegister(transaction: Transaction<Schema>): Promise<void> {
  await transaction.selectFrom('cluster').select('id').orderBy('id').forUpdate().execute()
}

/** Every company that was not merged into another. */
export async function listRegisterCompanies(db: Database): Promise<RegisterCompany[]> {
  return await db
    .selectFrom('company')
    .where((eb) => eb.not(eb.exists(eb.selectFrom('company_merge').select(sql`1`.as('one')).whereRef('company_merge.company_id', '=', 'company.id'))))
    .select(['id', 'name', 'enterprise_number as enterpriseNumber', 'provisional_id as provisionalId', 'founded', 'postal_code as postalCode', 'municipality', 'employees', 'size'])
    .orderBy('id')
    .execute()
}

/** Of one cluster, or of all. */
export async function listRegisterMemberships(db: Database, clusterId?: string): Promise<RegisterMembership[]> {
  return await db
    .selectFrom('membership')
    .$if(clusterId !== undefined, (query) => query.where('cluster_id', '=', clusterId!))
    .select(['id', 'company_id as companyId', 'cluster_id as clusterId', 'joined_on as joinedOn', 'left_on as leftOn'])
    .orderBy('id')
    .execute()
}

/** In a fixed order: of several contacts of one membership the first who is not gone is written to. */
export async function listRegisterContacts(db: Database, clusterId?: string): Promise<RegisterContact[]> {
  const rows = await db
    .selectFrom('contact')
    .innerJoin('membership', 'membership.id', 'contact.membership_id')
    .$if(clusterId !== undefined, (query) => query.where('membership.cluster_id', '=', clusterId!))
    .select([
      'contact.id as id', 'contact.company_id as companyId', 'contact.membership_id as membershipId', 'contact.name as name', 'contact.email as email',
      'contact.language as language', 'contact.bounced_at as bouncedAt', 'contact.gone_at as goneAt',
    ])
    .orderBy('contact.id')
    .execute()
  return rows.map((row) => ({ ...row, membershipId: row.membershipId! }))
}

const companyRow = ({ id, name, enterpriseNumber, provisionalId, founded, postalCode, municipality, employees, size }: RegisterCompany) => ({
  id, name, enterprise_number: enterpriseNumber, provisional_id: provisionalId, founded, postal_code: postalCode, municipality, employees, size,
})

export async function insertRegisterCompanies(db: Database, companies: readonly RegisterCompany[]): Promise<void> {
  await inChunks(companies, async (chunk) => await db.insertInto('company').values(chunk.map(companyRow)).execute())
}

export async function updateRegisterCompany(db: Database, company: RegisterCompany): Promise<void> {
  const { id, ...facts } = companyRow(company)
  await db.updateTable('company').set(facts).where('id', '=', id).execute()
}

export async function insertRegisterMemberships(db: Database, memberships: readonly RegisterMembership[]): Promise<void> {
  await inChunks(memberships, async (chunk) =>
    await db
      .insertInto('membership')
      .values(chunk.map(({ id, companyId, clusterId, joinedOn, leftOn }) => ({ id, company_id: companyId, cluster_id: clusterId, joined_on: joinedOn, left_on: leftOn })))
      .execute(),
  )
}

export async function updateMembershipDates(db: Database, { id, joinedOn, leftOn }: Pick<RegisterMembership, 'id' | 'joinedOn' | 'leftOn'>): Promise<void> {
  await db.updateTable('membership').set({ joined_on: joinedOn, left_on: leftOn }).where('id', '=', id).execute()
}

/** Keeps an earlier time as a member, of one that comes back. */
export async function keepFormerMembership(db: Database, membershipId: string, joinedOn: string | null, leftOn: string): Promise<void> {
  await db
    .insertInto('former_membership')
    .values({ membership_id: membershipId, joined_on: joinedOn, left_on: leftOn })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function insertRegisterContacts(db: Database, contacts: readonly RegisterContact[]): Promise<void> {
  await inChunks(contacts, async (chunk) =>
    await db
      .insertInto('contact')
      .values(
        chunk.map(({ companyId, membershipId, bouncedAt, goneAt, ...facts }) => ({ ...facts, company_id: companyId, membership_id: membershipId, bounced_at: bouncedAt, gone_at: goneAt })),
      )
      .execute(),
  )
}

export async function updateRegisterContact(db: Database, { id, name, email, language, bouncedAt, goneAt }: RegisterContact): Promise<void> {
  await db.updateTable('contact').set({ name, email, language, bounced_at: bouncedAt, gone_at: goneAt }).where('id', '=', id).execute()
}
