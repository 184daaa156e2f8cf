import { randomBytes } from 'node:crypto'
import { recordAct } from '../../../audit/auditTrail.ts'
import { waveStateAt } from '../../waves/waveStates.ts'
import { followLink } from './invitationLink.ts'
import { newMail } from '../newMail.ts'
import type { Transaction } from 'kysely'
import type { Schema } from '../../../schema.ts'

/** One member can be passed on so often: enough to find the right person, too little to write to strangers. */
export const mostDelegates = 5

export interface PassingOn {
  /** Of the link of who passes on. */
  readonly tokenHash: string
  readonly name: string
  readonly email: string
  readonly language: string
  readonly mailDomain: string
  readonly now: Date
}

export type PassOnOutcome =
  | { readonly kind: 'passedOn' }
  /** The link leads nowhere, or its holder passed the questionnaire on before, or the wave takes no answers. */
  | { readonly kind: 'closed' }
  /** The answers were sent already. */
  | { readonly kind: 'complete' }
  /** That is the address of who passes on. */
  | { readonly kind: 'sameAddress' }
  | { readonly kind: 'tooMany' }

const newId = () => randomBytes(16).toString('hex')

/**
 * From here on a colleague answers: a mail with a link of its own waits in the outbox, every link of who passed on
 * stops, and so does what was opened with them. Answers that were given stay: they are the member's, not a person's.
 */
export async function passOn(transaction: Transaction<Schema>, { tokenHash, name, email, language, mailDomain, now }: PassingOn): Promise<PassOnOutcome> {
  const moment = now.toISOString()
  const link = await followLink(transaction, tokenHash)
  if (link === undefined || link.passedOn || link.invitation.revokedAt !== null) return { kind: 'closed' }
  const invitationId = link.invitation.id
  await transaction.selectFrom('wave').select('id').where('id', '=', link.invitation.wave.id).forShare().execute()
  const invitation = await transaction
    .selectFrom('invitation')
    .innerJoin('membership', 'membership.id', 'invitation.membership_id')
    .select(['invitation.wave_id as waveId', 'invitation.membership_id as membershipId', 'membership.company_id as companyId', 'invitation.completed_at as completedAt', 'invitation.token_hash as tokenHash'])
    .where('invitation.id', '=', invitationId)
    .forUpdate('invitation')
    .executeTakeFirstOrThrow()
  // Two at once with one link: the second finds it stopped
  if ((await followLink(transaction, tokenHash))?.passedOn !== false) return { kind: 'closed' }
  if (waveStateAt(link.invitation.wave, now) !== 'open') return { kind: 'closed' }
  if (invitation.completedAt !== null) return { kind: 'complete' }
  const { made } = await transaction.selectFrom('delegate').select((eb) => eb.fn.countAll<number>().as('made')).where('invitation_id', '=', invitationId).executeTakeFirstOrThrow()
  if (Number(made) >= mostDelegates) return { kind: 'tooMany' }
  const former = link.recipientId ?? (await transaction.selectFrom('contact').select('id').where('membership_id', '=', invitation.membershipId).orderBy('id').limit(1).executeTakeFirst())?.id ?? null
  if (former !== null && (await addressOf(transaction, former))?.toLowerCase() === email.toLowerCase()) return { kind: 'sameAddress' }
  const delegateId = newId()
  await transaction.insertInto('delegate').values({ id: delegateId, invitation_id: invitationId, former_recipient_id: former, name, email, language, made_at: moment, bounced_at: null }).execute()
  if (invitation.tokenHash === tokenHash) {
    // So that its holder reads what happened
    await transaction.updateTable('invitation').set({ token_hash: null }).where('id', '=', invitationId).execute()
    await transaction.insertInto('invitation_link').values({ token_hash: tokenHash, invitation_id: invitationId, purpose: 'answer', recipient_id: former, mail_id: null, made_at: moment, stopped_at: null }).execute()
  }
  await transaction
    .updateTable('invitation_link')
    .set({ stopped_at: moment })
    .where('invitation_id', '=', invitationId)
    .where('purpose', '=', 'answer')
    .where('stopped_at', 'is', null)
    .where((eb) => (former === null ? eb('token_hash', '=', tokenHash) : eb.or([eb('token_hash', '=', tokenHash), eb('recipient_id', '=', former)])))
    .execute()
  await transaction.deleteFrom('respondent_session').where('invitation_id', '=', invitationId).execute()
  const mailId = newId()
  await transaction.insertInto('mail').values(newMail({ id: mailId, waveId: invitation.waveId, kind: 'delegation', companyId: invitation.companyId, recipientId: delegateId, mailingId: null, language, moment, mailDomain })).execute()
  await transaction.insertInto('mail_invitation').values({ mail_id: mailId, invitation_id: invitationId }).execute()
  await recordAct(transaction, { at: now, actor: { kind: 'member' }, act: 'questionnairePassedOn', subject: { kind: 'wave', id: invitation.waveId } })
  return { kind: 'passedOn' }
}

async function addressOf(transaction: Transaction<Schema>, recipientId: string): Promise<string | undefined> {
  const found = async (table: 'contact' | 'delegate') => (await transaction.selectFrom(table).select('email').where('id', '=', recipientId).executeTakeFirst())?.email
  return (await found('contact')) ?? (await found('delegate')) ?? undefined
}
