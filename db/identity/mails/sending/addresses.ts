import { sql } from 'kysely'
import type { Database } from '../../../store.ts'

/** Whom a mail goes to, as it stands at this moment. */
export interface Addressed {
  readonly name: string | null
  readonly email: string
  readonly language: string
  readonly companyName: string
}

export type AddressedTo = Addressed & {
  /** Those of the asked ones for which this is still the person. */
  readonly invitationIds: readonly string[]
}

/**
 * One person stands there once for each cluster, and a list that says nothing of languages leaves Dutch there: what any of
 * them says is English, is. The first of the two codes in the alphabet.
 */
export const languageOfPerson = sql<string>`(select min(one.language) from contact as one where one.company_id = contact.company_id and lower(one.email) = lower(contact.email) and one.gone_at is null)`

/** The contact or delegate, where the address still works and the questionnaire was not passed on; undefined otherwise. */
export async function addressesOf(db: Database, recipientId: string, invitationIds: readonly string[]): Promise<AddressedTo | undefined> {
  const passedOn = (await db.selectFrom('delegate').select('invitation_id').where('former_recipient_id', '=', recipientId).where('bounced_at', 'is', null).where('invitation_id', 'in', invitationIds).execute()).map((row) => row.invitation_id)
  const left = invitationIds.filter((id) => !passedOn.includes(id))
  if (left.length === 0) return undefined
  const contact = await db
    .selectFrom('contact')
    .innerJoin('company', 'company.id', 'contact.company_id')
    .select(['contact.name as name', 'contact.email as email', languageOfPerson.as('language'), 'company.name as companyName'])
    .where('contact.id', '=', recipientId)
    .where('contact.bounced_at', 'is', null)
    .where('contact.gone_at', 'is', null)
    .executeTakeFirst()
  if (contact !== undefined) return contact.email === null ? undefined : { ...contact, email: contact.email, invitationIds: left }
  const delegate = await db
    .selectFrom('delegate')
    .innerJoin('invitation', 'invitation.id', 'delegate.invitation_id')
    .innerJoin('membership', 'membership.id', 'invitation.membership_id')
    .innerJoin('company', 'company.id', 'membership.company_id')
    .select(['delegate.name as name', 'delegate.email as email', 'delegate.language as language', 'company.name as companyName'])
    .where('delegate.id', '=', recipientId)
    .where('delegate.bounced_at', 'is', null)
    .executeTakeFirst()
  return delegate && { ...delegate, invitationIds: left }
}
