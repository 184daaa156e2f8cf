import { sql } from 'kysely'
import type { ProgressCell } from '../../../analysis/index.ts'
import type { Database } from '../../store.ts'

/** Members of whom no mail of a wave arrived and at least one came back. */
const bouncedIn = (db: Database, waveId: string) =>
  db
    .selectFrom('mail_invitation')
    .innerJoin('mail', 'mail.id', 'mail_invitation.mail_id')
    .where('mail.wave_id', '=', waveId)
    .groupBy('mail_invitation.invitation_id')
    .having(sql<boolean>`sum(case when mail.state = 'bounced' then 1 else 0 end) > 0 and sum(case when mail.state = 'sent' then 1 else 0 end) = 0`)
    .select('mail_invitation.invitation_id as bouncedId')

/**
 * How far the members of a wave are, in groups that look the same in the register: of everybody, or of one cluster.
 * Somebody whose link was revoked counts among those invited, and who left the cluster since as well: the population is
 * that of the freezing. One pass over the invitations.
 * @param day YYYY-MM-DD; whose last day as a member it is, or was, is gone
 */
export async function progressCells(db: Database, waveId: string, day: string, clusterId?: string): Promise<ProgressCell[]> {
  return await db
    .selectFrom('invitation')
    .leftJoin(bouncedIn(db, waveId).as('bounced'), 'bounced.bouncedId', 'invitation.id')
    .where('wave_id', '=', waveId)
    .$if(clusterId !== undefined, (query) => query.where('cluster_id', '=', clusterId!))
    .groupBy(['cluster_id', 'call', 'size', 'embedding'])
    .select(['cluster_id as cluster', 'call', 'size', 'embedding'])
    .select([
      sql<number>`count(*)`.as('invited'),
      sql<number>`count(opened_at)`.as('opened'),
      sql<number>`count(started_at)`.as('started'),
      sql<number>`count(completed_at)`.as('complete'),
      sql<number>`count(${sql.ref('bounced.bouncedId')})`.as('bounced'),
      sql<number>`count(opted_out_at)`.as('optedOut'),
      sql<number>`sum(case when completed_at is null and membership_id in (select membership.id from membership where membership.left_on <= ${day}) then 1 else 0 end)`.as('gone'),
    ])
    .orderBy('cluster_id')
    .orderBy('call')
    .orderBy('size')
    .orderBy('embedding')
    .execute()
}

/** When answers were completed, counted by the hour in UTC (`2026-03-01T09`), in order. */
export async function completedByHour(db: Database, waveId: string, clusterId?: string): Promise<{ readonly hour: string; readonly complete: number }[]> {
  const hour = sql<string>`substr(completed_at, 1, 13)`
  return await db
    .selectFrom('invitation')
    .where('wave_id', '=', waveId)
    .where('completed_at', 'is not', null)
    .$if(clusterId !== undefined, (query) => query.where('cluster_id', '=', clusterId!))
    .groupBy(hour)
    .select(hour.as('hour'))
    .select(sql<number>`count(*)`.as('complete'))
    .orderBy(hour)
    .execute()
}

/** From the first answer to the last of every member who finished, in minutes; those whose file of answers had no moments are left out. */
export async function fillingMinutes(db: Database, waveId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('invitation')
    .where('wave_id', '=', waveId)
    .where('completed_at', 'is not', null)
    .where('started_at', 'is not', null)
    .whereRef('completed_at', '>', 'started_at')
    .select(['started_at as startedAt', 'completed_at as completedAt'])
    .execute()
  return rows.map(({ startedAt, completedAt }) => (Date.parse(completedAt!) - Date.parse(startedAt!)) / 60_000)
}

/** Who has not finished, and is still a member, among those that look like one of these in the register of the wave. */
export async function unfinishedAlike(db: Database, waveId: string, day: string, groups: readonly { readonly call: string; readonly size: string; readonly embedding: string }[]): Promise<string[]> {
  const rows = await db
    .selectFrom('invitation')
    .where('wave_id', '=', waveId)
    .where('completed_at', 'is', null)
    .where('membership_id', 'not in', (eb) => eb.selectFrom('membership').select('membership.id').where('membership.left_on', '<=', day))
    .where((eb) => eb.or(groups.map((one) => eb.and([eb('call', '=', one.call), eb('size', '=', one.size), eb('embedding', '=', one.embedding)]))))
    .select('id')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
