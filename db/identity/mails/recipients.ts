import { sql } from 'kysely'
import { brusselsDayOf } from '../../brusselsDay.ts'
import { languageOfPerson } from './sending/addresses.ts'
import { inChunks } from '../../inChunks.ts'
import type { Database } from '../../store.ts'

/** Whom a mail is about; all of a wave when nothing is said. */
export interface Among {
  readonly waveId: string
  readonly invitationIds?: readonly string[]
  readonly clusterIds?: readonly string[]
}

/** One person of one company, with the questionnaires that still wait for an answer there. */
export interface Recipient {
  /** Of the contact, the first by id of those of the company with that address, or of the delegate. */
  readonly id: string
  readonly companyId: string
  readonly language: string
  readonly invitationIds: readonly string[]
}

interface Row {
  readonly invitationId: string
  readonly companyId: string
  readonly recipientId: string
  readonly language: string
}

type Narrow = { readonly column: 'invitation.id' | 'invitation.cluster_id' | 'membership.company_id'; readonly values: readonly string[] } | undefined

/** The last day as a member has come: nobody writes to that member about this cluster any more. */
export const hasLeft = (leftOn: string | null, now: Date): boolean => leftOn !== null && leftOn <= brusselsDayOf(now)

/** Members of a wave who have neither finished nor asked to hear no more, and who did not leave the cluster. */
export const waitingIn = (db: Database, waveId: string, now: Date, narrow?: Narrow) =>
  db
    .selectFrom('invitation')
    .innerJoin('membership', 'membership.id', 'invitation.membership_id')
    .where('invitation.wave_id', '=', waveId)
    .where('invitation.completed_at', 'is', null)
    .where('invitation.opted_out_at', 'is', null)
    .where('invitation.revoked_at', 'is', null)
    .where((eb) => eb.or([eb('membership.left_on', 'is', null), eb('membership.left_on', '>', brusselsDayOf(now))]))
    .$if(narrow !== undefined, (query) => query.where(narrow!.column, 'in', narrow!.values))

/** One person stands there once for each cluster: the first of those entries names the person, also when the others wait no more. */
const samePerson = sql<string>`(select min(one.id) from contact as one where one.company_id = contact.company_id and lower(one.email) = lower(contact.email))`

async function contactsAt(db: Database, waveId: string, now: Date, narrow: Narrow, of: 'membership' | 'company'): Promise<Row[]> {
  return await waitingIn(db, waveId, now, narrow)
    .innerJoin('contact', (join) =>
      of === 'membership' ? join.onRef('contact.membership_id', '=', 'membership.id') : join.onRef('contact.company_id', '=', 'membership.company_id').on('contact.membership_id', 'is', null),
    )
    .where('contact.email', 'is not', null)
    .where('contact.bounced_at', 'is', null)
    .where('contact.gone_at', 'is', null)
    .select(['invitation.id as invitationId', 'membership.company_id as companyId', samePerson.as('recipientId'), languageOfPerson.as('language')])
    .execute()
}

async function delegatesOf(db: Database, waveId: string, now: Date, narrow: Narrow): Promise<Row[]> {
  return await waitingIn(db, waveId, now, narrow)
    .innerJoin('delegate', 'delegate.invitation_id', 'invitation.id')
    .where('delegate.bounced_at', 'is', null)
    .select(['invitation.id as invitationId', 'membership.company_id as companyId', 'delegate.id as recipientId', 'delegate.language as language'])
    .execute()
}

async function rowsOf(db: Database, waveId: string, now: Date, narrow: Narrow): Promise<Row[]> {
  return [...(await contactsAt(db, waveId, now, narrow, 'membership')), ...(await contactsAt(db, waveId, now, narrow, 'company')), ...(await delegatesOf(db, waveId, now, narrow))]
}

/**
 * Who could get a mail now: everybody with an address that works, of a member who has neither finished nor asked to hear
 * no more, and is still one. One person who speaks for a company in several clusters is one recipient; several persons of one member are
 * several, and whichever answers first answers for all.
 */
export async function listRecipients(db: Database, { waveId, invitationIds, clusterIds }: Among, now: Date): Promise<Recipient[]> {
  const narrow = invitationIds !== undefined ? ({ column: 'invitation.id', values: invitationIds } as const) : clusterIds !== undefined ? ({ column: 'invitation.cluster_id', values: clusterIds } as const) : undefined
  if (narrow === undefined) return await recipientsOf(db, waveId, await rowsOf(db, waveId, now, undefined))
  const chosen = await narrowed(db, waveId, now, narrow.column, narrow.values)
  // Who is written to about one cluster hears of the others of the same company in the same mail
  const all = await narrowed(db, waveId, now, 'membership.company_id', [...new Set(chosen.map(({ companyId }) => companyId))])
  const persons = new Set(chosen.map(({ recipientId }) => recipientId))
  return await recipientsOf(db, waveId, all.filter(({ recipientId }) => persons.has(recipientId)))
}

async function narrowed(db: Database, waveId: string, now: Date, column: NonNullable<Narrow>['column'], values: readonly string[]): Promise<Row[]> {
  const rows: Row[] = []
  await inChunks(values, async (chunk) => rows.push(...(await rowsOf(db, waveId, now, { column, values: chunk }))))
  return rows
}

async function recipientsOf(db: Database, waveId: string, rows: Row[]): Promise<Recipient[]> {
  const passedOn = new Set((await passedOnIn(db, waveId)).map(({ invitationId, formerId }) => `${invitationId}\n${formerId}`))
  rows.sort((a, b) => (a.recipientId < b.recipientId ? -1 : a.recipientId > b.recipientId ? 1 : a.invitationId < b.invitationId ? -1 : 1))
  const found = new Map<string, { id: string; companyId: string; language: string; invitationIds: Set<string> }>()
  for (const { invitationId, companyId, recipientId, language } of rows) {
    if (passedOn.has(`${invitationId}\n${recipientId}`)) continue
    const one = found.get(recipientId) ?? { id: recipientId, companyId, language, invitationIds: new Set<string>() }
    one.invitationIds.add(invitationId)
    found.set(recipientId, one)
  }
  return [...found.values()].map((one) => ({ ...one, invitationIds: [...one.invitationIds] }))
}

const passedOnIn = (db: Database, waveId: string) =>
  db
    .selectFrom('delegate')
    .innerJoin('invitation', 'invitation.id', 'delegate.invitation_id')
    .select(['invitation.id as invitationId', 'delegate.former_recipient_id as formerId'])
    .where('invitation.wave_id', '=', waveId)
    // Where the colleague's address does not work, it is with the former person again
    .where('delegate.bounced_at', 'is', null)
    .execute()
