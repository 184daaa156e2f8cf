import { sql } from 'kysely'
import type { Database } from '../store.ts'

/** On which page those are who started and did not finish; null before the first page. */
export async function countStops(db: Database, waveId: string): Promise<{ readonly page: string | null; readonly members: number }[]> {
  return await db
    .selectFrom('response')
    .where('wave_id', '=', waveId)
    .where('status', '=', 'partial')
    .groupBy('page')
    .select('page')
    .select(sql<number>`count(*)`.as('members'))
    .execute()
}
