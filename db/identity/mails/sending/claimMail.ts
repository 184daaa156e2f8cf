import { randomBytes } from 'node:crypto'
import { hasLeft } from '../recipients.ts'
import { waveStateAt } from '../../waves/waveStates.ts'
import { addressesOf, type Addressed } from './addresses.ts'
import type { Transaction } from 'kysely'
import type { MailKind } from '../../schema.ts'
import type { Schema } from '../../../schema.ts'

/** A mail that nobody marked after this time is taken for interrupted; sending one takes far less. */
export const leaseMs = 5 * 60_000

/** One mail that is to be sent now, and by nobody else. */
export interface ClaimedMail extends Addressed {
  readonly id: string
  readonly claim: string
  readonly kind: MailKind
  readonly messageId: string
  readonly recipientId: string
  readonly mailingId: string | null
  readonly closesAt: string
  readonly synthetic: boolean
  readonly questionnaires: readonly { readonly invitationId: string; readonly clusterId: string; readonly clusterName: string; readonly started: boolean; readonly token: string }[]
  readonly stopToken: string
}

/** What became of the search for the next mail. */
export type ClaimOutcome = { readonly kind: 'claimed'; readonly mail: ClaimedMail } | { readonly kind: 'passedOver' } | { readonly kind: 'none' }

export interface Claim {
  readonly now: Date
  /** A fresh token, and the hash that is kept of it. */
  readonly newLink: () => { readonly token: string; readonly hash: string }
}

async function nextMail(transaction: Transaction<Schema>, now: Date) {
  const moment = now.toISOString()
  const interrupted = new Date(now.getTime() - leaseMs).toISOString()
  const found = () =>
    transaction
      .selectFrom('mail')
      .innerJoin('wave', 'wave.id', 'mail.wave_id')
      .where('wave.state', '=', 'open')
      .where('wave.opens_at', '<=', moment)
      .where('wave.closes_at', '>', moment)
      // A colleague who was asked for help waits for no mailing
      .where((one) => one.or([one('wave.mails_paused_at', 'is', null), one('mail.kind', '=', 'delegation')]))
      .select(['mail.id as id', 'mail.wave_id as waveId', 'mail.kind as kind', 'mail.company_id as companyId', 'mail.recipient_id as recipientId', 'mail.mailing_id as mailingId', 'mail.state as state', 'mail.message_id as messageId', 'mail.interruptions as interruptions'])
      .limit(1)
      // Another server that sends takes another one
      .forUpdate('mail')
      .skipLocked()
  return (
    // By nothing but the moment, in the order of the index: thousands that were queued at once would be sorted for each claim
    (await found().where('mail.state', '=', 'queued').where('mail.due_at', '<=', moment).orderBy('mail.due_at').executeTakeFirst()) ??
    (await found().where('mail.state', '=', 'sending').where('mail.claimed_at', '<=', interrupted).orderBy('mail.claimed_at').executeTakeFirst())
  )
}

/**
 * Takes the next mail that is due, and looks once more, with the invitations locked, whether it still has to go out: an
 * answer that was stored before keeps it in, one that comes later waits for the lock. What needs no mail any more is
 * called off. The links of the mail are made here, so that a mail never leads to a link that is not stored.
 */
export async function claimMail(transaction: Transaction<Schema>, { now, newLink }: Claim): Promise<ClaimOutcome> {
  const mail = await nextMail(transaction, now)
  if (mail === undefined) return { kind: 'none' }
  const wave = await transaction.selectFrom('wave').select(['id', 'state', 'opens_at as opensAt', 'closes_at as closesAt', 'synthetic']).where('id', '=', mail.waveId).forShare().executeTakeFirstOrThrow()
  const end = async (state: 'cancelled' | 'failed', outcome: string): Promise<ClaimOutcome> => {
    await transaction.updateTable('mail').set({ state, outcome }).where('id', '=', mail.id).execute()
    return { kind: 'passedOver' }
  }
  if (waveStateAt(wave, now) !== 'open') return end('cancelled', 'waveClosed')
  const wasInterrupted = mail.state === 'sending'
  const invitations = await transaction
    .selectFrom('invitation')
    .select(['id', 'cluster_id as clusterId', 'membership_id as membershipId', 'started_at as startedAt', 'completed_at as completedAt', 'opted_out_at as optedOutAt', 'revoked_at as revokedAt'])
    .where('id', 'in', (eb) => eb.selectFrom('mail_invitation').select('invitation_id').where('mail_id', '=', mail.id))
    .orderBy('id')
    .forUpdate()
    .execute()
  const unanswered = invitations.filter((one) => one.completedAt === null && one.optedOutAt === null && one.revokedAt === null)
  if (unanswered.length === 0) return end('cancelled', invitations.some((one) => one.completedAt !== null) ? 'finished' : invitations.some((one) => one.optedOutAt !== null) ? 'optedOut' : 'revoked')
  const memberships = await transaction.selectFrom('membership').select(['id', 'left_on as leftOn']).where('id', 'in', unanswered.map(({ membershipId }) => membershipId)).execute()
  const left = new Set(memberships.filter(({ leftOn }) => hasLeft(leftOn, now)).map(({ id }) => id))
  const waiting = unanswered.filter(({ membershipId }) => !left.has(membershipId))
  if (waiting.length === 0) return end('cancelled', 'memberGone')
  // Sent once more after one interruption; after two somebody has to look at it
  if (wasInterrupted && mail.interruptions >= 1) return end('failed', 'interruptedTwice')
  const addressed = await addressesOf(transaction, mail.recipientId, waiting.map(({ id }) => id))
  if (addressed === undefined) return end('cancelled', 'noAddress')
  const moment = now.toISOString()
  const claim = randomBytes(12).toString('base64url')
  const names = new Map((await transaction.selectFrom('cluster').select(['id', 'name']).where('id', 'in', waiting.map(({ clusterId }) => clusterId)).execute()).map(({ id, name }) => [id, name]))
  const { invitationIds, ...to } = addressed
  const questionnaires = waiting
    .filter(({ id }) => invitationIds.includes(id))
    .map(({ id, clusterId, startedAt }) => ({ invitationId: id, clusterId, clusterName: names.get(clusterId)!, started: startedAt !== null, link: newLink() }))
  const stop = newLink()
  const link = { recipient_id: mail.recipientId, mail_id: mail.id, made_at: moment, stopped_at: null }
  await transaction
    .insertInto('invitation_link')
    .values([
      ...questionnaires.map((one) => ({ token_hash: one.link.hash, invitation_id: one.invitationId, purpose: 'answer' as const, ...link })),
      { token_hash: stop.hash, invitation_id: questionnaires[0]!.invitationId, purpose: 'stop', ...link },
    ])
    .execute()
  await transaction
    .updateTable('mail')
    .set({ state: 'sending', claimed_at: moment, claim, interruptions: mail.interruptions + (wasInterrupted ? 1 : 0) })
    .where('id', '=', mail.id)
    .execute()
  return {
    kind: 'claimed',
    mail: {
      ...to,
      id: mail.id,
      claim,
      kind: mail.kind,
      messageId: mail.messageId,
      recipientId: mail.recipientId,
      mailingId: mail.mailingId,
      closesAt: wave.closesAt,
      synthetic: wave.synthetic === 1,
      questionnaires: questionnaires.map(({ link: { token }, ...one }) => ({ ...one, token })),
      stopToken: stop.token,
    },
  }
}
