import { sql } from 'kysely'
import type { ParticipationCounts } from '../../../analysis/figures/participation.ts'
import type { Database } from '../../store.ts'

export type ParticipationClass = 'cluster' | 'call' | 'size' | 'embedding'

const columnOf = { cluster: 'cluster_id', call: 'call', size: 'size', embedding: 'embedding' } as const

const counts = [
  sql<number>`count(*)`.as('invited'),
  sql<number>`count(started_at)`.as('started'),
  sql<number>`count(completed_at)`.as('complete'),
] as const

/** Members invited, started and complete in one wave: of everybody, or of one cluster. */
export async function participationTotal(db: Database, waveId: string, clusterId?: string): Promise<ParticipationCounts> {
  return await db
    .selectFrom('invitation')
    .where('wave_id', '=', waveId)
    .$if(clusterId !== undefined, (query) => query.where('cluster_id', '=', clusterId!))
    .select(counts)
    .executeTakeFirstOrThrow()
}

/** The same by the levels of one class, in alphabetical order; a level is the cluster's id, or the code of the class. */
export async function participationBy(db: Database, waveId: string, by: ParticipationClass): Promise<(ParticipationCounts & { level: string })[]> {
  const column = columnOf[by]
  const rows = await db
    .selectFrom('invitation')
    .where('wave_id', '=', waveId)
    .groupBy(column)
    .select(column)
    .select(counts)
    .execute()
  return rows
    .map((row) => ({ level: row[column], invited: row.invited, started: row.started, complete: row.complete }))
    .sort((a, b) => (a.level < b.level ? -1 : 1))
}

/** The waves in which a cluster has members, each with its counts, the latest to open first. */
export async function participationByWave(db: Database, clusterId: string): Promise<(ParticipationCounts & { waveId: string })[]> {
  return await db
    .selectFrom('invitation')
    .innerJoin('wave', 'wave.id', 'invitation.wave_id')
    .where('cluster_id', '=', clusterId)
    .groupBy(['wave_id', 'wave.opens_at'])
    .select('wave_id as waveId')
    .select(counts)
    .orderBy('wave.opens_at', 'desc')
    .orderBy('wave_id')
    .execute()
}
