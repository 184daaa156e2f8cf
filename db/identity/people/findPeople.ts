import { sql } from 'kysely'
import type { Database } from '../../store.ts'

/** A contact as somebody who handles a request finds it. */
export interface Person {
  readonly contactId: string
  readonly name: string | null
  readonly email: string | null
  readonly company: string
  readonly enterpriseNumber: string | null
}

/** More than a page shows: then the words are too few. */
export const mostPeople = 20

const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/**
 * Contacts whose name, address, company or enterprise number holds the text, whatever its capitals, by company and name.
 * @returns at most `mostPeople` of them
 */
export async function findPeople(db: Database, text: string): Promise<Person[]> {
  const words = `%${escaped(text.trim().toLowerCase())}%`
  const digits = text.replace(/\D/g, '')
  const holds = (column: string) => sql<boolean>`lower(${sql.ref(column)}) like ${words} escape '\\'`
  return await db
    .selectFrom('contact')
    .innerJoin('company', 'company.id', 'contact.company_id')
    .where((eb) => eb.or([holds('contact.name'), holds('contact.email'), holds('company.name'), ...(digits.length === 10 ? [eb('company.enterprise_number', '=', digits)] : [])]))
    .select(['contact.id as contactId', 'contact.name as name', 'contact.email as email', 'company.name as company', 'company.enterprise_number as enterpriseNumber'])
    .orderBy('company.name')
    .orderBy('contact.name')
    .orderBy('contact.id')
    .limit(mostPeople)
    .execute()
}
