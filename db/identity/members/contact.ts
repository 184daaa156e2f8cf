import { inChunks } from '../../inChunks.ts'
import type { Database } from '../../store.ts'

/** Who gets the mail of a member. */
export interface Contact {
  readonly id: string
  readonly companyId: string
  readonly membershipId: string | null
  readonly name: string | null
  readonly email: string | null
  readonly language: string
}

/** In a fixed order: of several contacts of one membership the first is the one that is written to. */
export async function listContacts(db: Database): Promise<Contact[]> {
  return await db
    .selectFrom('contact')
    .select(['id', 'company_id as companyId', 'membership_id as membershipId', 'name', 'email', 'language'])
    .orderBy('id')
    .execute()
}

export async function insertContacts(db: Database, contacts: readonly Contact[]): Promise<void> {
  await inChunks(contacts, async (chunk) =>
    await db
      .insertInto('contact')
      .values(chunk.map(({ companyId, membershipId, ...facts }) => ({ ...facts, company_id: companyId, membership_id: membershipId })))
      .execute(),
  )
}

export async function updateContact(db: Database, { id, name, email, language }: Contact): Promise<void> {
  await db.updateTable('contact').set({ name, email, language }).where('id', '=', id).execute()
}
