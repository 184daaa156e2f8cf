import { recordAct, type Actor } from '../../db/audit/auditTrail.ts'
import { eraseOnRequest, type ErasureOutcome, type ErasureRequest } from '../../db/crossings/eraseOnRequest.ts'
import { correctContact, readPersonRecord, type PersonRecord } from '../../db/identity/people/personRecord.ts'
import { isShownName } from '../accounts/fields.ts'
import { isOneAddress } from '../mail/mailer.ts'
import { retentionPeriods } from '../retention/periods.ts'
import type { Language } from '../api/language.ts'
import type { Store } from '../../db/store.ts'

export interface ByWhom {
  readonly actor: Actor
  readonly now: Date
}

export interface Correction {
  readonly name: string | null
  readonly email: string | null
  readonly language: Language
}

/** What a correction must be, by field; the field that is not, with what was expected. Null when it is right. */
export function wrongInCorrection({ name, email }: Correction): { readonly field: 'name' | 'email'; readonly value: string; readonly expected: string } | null {
  if (name !== null && !isShownName(name)) return { field: 'name', value: name, expected: 'one line of 1 to 200 characters' }
  if (email !== null && !isOneAddress(email)) return { field: 'email', value: email, expected: 'one e-mail address such as name@example.org' }
  return null
}

/** What a person who asks for it is given: all that stands about them, and for how long. */
export interface AccessDocument extends PersonRecord {
  readonly givenAt: string
  readonly answers: string
  readonly kept: { readonly linkKeyDaysAfterFreezing: number; readonly contactMonthsAfterLastWave: number; readonly auditYears: number }
}

/** Why the answers are not in the document: whoever hands it over may not see them. */
const answersWords = 'Your answers stand apart from this record. Your personal link shows them to you alone, until the link between members and answers is destroyed; after that nobody can find them.'

/** @returns undefined when there is no such contact */
export async function giveAccess(store: Store, contactId: string, keyDays: number, { actor, now }: ByWhom): Promise<AccessDocument | undefined> {
  return await store.kysely.transaction().execute(async (transaction) => {
    const record = await readPersonRecord(transaction, contactId)
    if (record === undefined) return undefined
    await recordAct(transaction, { at: now, actor, act: 'accessGiven', subject: { kind: 'contact', id: contactId } })
    const kept = { linkKeyDaysAfterFreezing: keyDays, contactMonthsAfterLastWave: retentionPeriods.contactMonths, auditYears: retentionPeriods.auditYears }
    return { givenAt: now.toISOString(), ...record, answers: answersWords, kept }
  })
}

/** @returns whether there was such a contact. @throws RangeError when the correction is not right */
export async function correctPerson(store: Store, contactId: string, correction: Correction, { actor, now }: ByWhom): Promise<boolean> {
  const wrong = wrongInCorrection(correction)
  if (wrong !== null) throw new RangeError(`${wrong.field} is "${wrong.value}", expected ${wrong.expected}`)
  return await store.kysely.transaction().execute(async (transaction) => {
    const isThere = await correctContact(transaction, contactId, correction)
    if (isThere) await recordAct(transaction, { at: now, actor, act: 'personCorrected', subject: { kind: 'contact', id: contactId } })
    return isThere
  })
}

/** Erases, for a contact, itself or the answers of one of its invitations; an invitation of somebody else is unknown. */
export async function erasePerson(store: Store, contactId: string, request: ErasureRequest, by: ByWhom): Promise<ErasureOutcome> {
  if (request.what === 'answers') {
    const record = await readPersonRecord(store.kysely, contactId)
    if (!record?.invitations.some(({ id }) => id === request.invitationId)) return { kind: 'unknown' }
  }
  return eraseOnRequest(store, request, by)
}
