import { leaseMs } from './claimMail.ts'
import type { Database } from '../../../store.ts'

/** Whether a mail about this invitation is being handed over at this moment. */
export async function isMailUnderWay(db: Database, invitationId: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('mail_invitation')
    .innerJoin('mail', 'mail.id', 'mail_invitation.mail_id')
    .select('mail.id')
    .where('mail_invitation.invitation_id', '=', invitationId)
    .where('mail.state', '=', 'sending')
    .where('mail.claimed_at', '>', new Date(now.getTime() - leaseMs).toISOString())
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether the outbox holds anything that could be due; without it a round has nothing to do, and locks nothing. */
export async function hasOutboxWork(db: Database, now: Date): Promise<boolean> {
  const mail = await db.selectFrom('mail').select('id').where('state', 'in', ['queued', 'sending']).limit(1).executeTakeFirst()
  if (mail !== undefined) return true
  const planned = await db.selectFrom('reminder_plan').select('number').where('queued_at', 'is', null).where('due_at', '<=', now.toISOString()).limit(1).executeTakeFirst()
  return planned !== undefined
}

/** Mails that were begun after that moment: what a rate is held against. */
export async function countBegunMails(db: Database, after: Date): Promise<number> {
  const { begun } = await db.selectFrom('mail').select((eb) => eb.fn.countAll<number>().as('begun')).where('claimed_at', '>', after.toISOString()).executeTakeFirstOrThrow()
  return Number(begun)
}

/** Calls off what still waited when its wave was no longer open. */
export async function cancelOfClosedWaves(db: Database, now: Date): Promise<void> {
  await db
    .updateTable('mail')
    .set({ state: 'cancelled', outcome: 'waveClosed' })
    .where('state', '=', 'queued')
    .where('wave_id', 'in', (eb) =>
      eb
        .selectFrom('wave')
        .select('wave.id')
        .where((one) => one.or([one('wave.state', 'not in', ['open', 'draft']), one.and([one('wave.state', '=', 'open'), one('wave.closes_at', '<=', now.toISOString())])])),
    )
    .execute()
}
