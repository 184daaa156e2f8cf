import { inChunks } from '../../inChunks.ts'
import type { Database } from '../../store.ts'

export interface Company {
  readonly id: string
  readonly name: string
  readonly enterpriseNumber: string | null
  readonly founded: number | null
  readonly postalCode: string | null
  readonly employees: number | null
}

export async function listCompanies(db: Database): Promise<Company[]> {
  return await db
    .selectFrom('company')
    .select(['id', 'name', 'enterprise_number as enterpriseNumber', 'founded', 'postal_code as postalCode', 'employees'])
    .execute()
}

const row = ({ id, name, enterpriseNumber, founded, postalCode, employees }: Company) => ({
  id,
  name,
  enterprise_number: enterpriseNumber,
  founded,
  postal_code: postalCode,
  employees,
})

export async function insertCompanies(db: Database, companies: readonly Company[]): Promise<void> {
  await inChunks(companies, async (chunk) => await db.insertInto('company').values(chunk.map(row)).execute())
}

export async function updateCompany(db: Database, company: Company): Promise<void> {
  const { id, ...facts } = row(company)
  await db.updateTable('company').set(facts).where('id', '=', id).execute()
}
