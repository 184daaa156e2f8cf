import { sql } from 'kysely'
import type { Database } from '../../store.ts'
import type { InboundKind, MailKind, MailState } from '../schema.ts'

export interface MailCount {
  readonly kind: MailKind
  readonly state: MailState
  readonly mails: number
}

/** How many mails of a wave there are, by kind and state. */
export async function countMails(db: Database, waveId: string): Promise<MailCount[]> {
  return await db
    .selectFrom('mail')
    .select(['kind', 'state', sql<number>`count(*)`.as('mails')])
    .where('wave_id', '=', waveId)
    .groupBy(['kind', 'state'])
    .orderBy('kind')
    .orderBy('state')
    .execute()
}

/** One mail, for the agency. */
export interface OutboxMail {
  readonly id: string
  readonly kind: MailKind
  readonly state: MailState
  readonly company: string
  readonly name: string | null
  readonly email: string | null
  readonly clusters: readonly string[]
  readonly outcome: string | null
  readonly queuedAt: string
  readonly sentAt: string | null
  readonly repliedAt: string | null
}

export interface WhichMails {
  readonly waveId: string
  readonly kind?: MailKind
  readonly state?: MailState
  /** Only those to which an automatic reply came. */
  readonly replied?: boolean
  /** Rows to pass over. */
  readonly from: number
  readonly limit: number
}

/** The mails of a wave, by name of the company. */
export async function listMails(db: Database, { waveId, kind, state, replied = false, from, limit }: WhichMails): Promise<OutboxMail[]> {
  const rows = await db
    .selectFrom('mail')
    .innerJoin('company', 'company.id', 'mail.company_id')
    .leftJoin('contact', 'contact.id', 'mail.recipient_id')
    .leftJoin('delegate', 'delegate.id', 'mail.recipient_id')
    .where('mail.wave_id', '=', waveId)
    .$if(kind !== undefined, (query) => query.where('mail.kind', '=', kind!))
    .$if(state !== undefined, (query) => query.where('mail.state', '=', state!))
    .$if(replied, (query) => query.where('mail.replied_at', 'is not', null))
    .select((eb) => [
      'mail.id as id', 'mail.kind as kind', 'mail.state as state', 'mail.outcome as outcome', 'mail.queued_at as queuedAt', 'mail.sent_at as sentAt', 'mail.replied_at as repliedAt', 'company.name as company',
      eb.fn.coalesce('contact.name', 'delegate.name').as('name'),
      eb.fn.coalesce('contact.email', 'delegate.email').as('email'),
    ])
    .orderBy('company.name')
    .orderBy('mail.queued_at')
    .orderBy('mail.id')
    .offset(from)
    .limit(limit)
    .execute()
  if (rows.length === 0) return []
  const clusters = await db
    .selectFrom('mail_invitation')
    .innerJoin('invitation', 'invitation.id', 'mail_invitation.invitation_id')
    .innerJoin('cluster', 'cluster.id', 'invitation.cluster_id')
    .select(['mail_invitation.mail_id as mailId', 'cluster.name as name'])
    .where('mail_invitation.mail_id', 'in', rows.map(({ id }) => id))
    .orderBy('cluster.name')
    .execute()
  return rows.map((row) => ({ ...row, name: row.name ?? null, email: row.email ?? null, clusters: clusters.filter(({ mailId }) => mailId === row.id).map(({ name }) => name) }))
}

/** Whether the mails of a wave wait until somebody resumes them; null while they go out. */
export async function mailsPausedAt(db: Database, waveId: string): Promise<string | null> {
  return (await db.selectFrom('wave').select('mails_paused_at').where('id', '=', waveId).executeTakeFirst())?.mails_paused_at ?? null
}

export async function pauseMails(db: Database, waveId: string, at: Date | null): Promise<void> {
  await db.updateTable('wave').set({ mails_paused_at: at?.toISOString() ?? null }).where('id', '=', waveId).execute()
}

/** Mails that came in, by what they were; of all waves together, because what is unknown belongs to none. */
export async function inboundCounts(db: Database): Promise<Record<InboundKind, number>> {
  const rows = await db.selectFrom('inbound_count').selectAll().execute()
  const of = (kind: InboundKind) => rows.find((row) => row.kind === kind)?.count ?? 0
  return { bounce: of('bounce'), automaticReply: of('automaticReply'), delayed: of('delayed'), unknown: of('unknown') }
}
