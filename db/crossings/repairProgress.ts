import type { Database, Store } from '../store.ts'

/** Responses of which the invitation does not know: the commit that stored them was cut before its last file. */
async function unmarked(db: Database): Promise<{ id: string; closesAt: string; status: string; startedAt: string | null }[]> {
  return await db
    .selectFrom('invitation')
    .innerJoin('response_link', 'response_link.invitation_id', 'invitation.id')
    .innerJoin('response', (join) => join.onRef('response.wave_id', '=', 'invitation.wave_id').onRef('response.id', '=', 'response_link.response_id'))
    .innerJoin('wave', 'wave.id', 'invitation.wave_id')
    .where('invitation.completed_at', 'is', null)
    .where((eb) => eb.or([eb('invitation.started_at', 'is', null), eb('response.status', '=', 'complete')]))
    .select(['invitation.id as id', 'invitation.started_at as startedAt', 'response.status as status', 'wave.closes_at as closesAt'])
    .execute()
}

/**
 * Brings the marks of the invitations in line with the responses that are stored. Run it at the start.
 * Crosses all three rooms, in one direction only: a mark without a response stays, because a destroyed link leaves such.
 * @param now noted as the moment, or the last one before the wave closed: the true one went with the commit
 * @returns how many invitations were behind
 */
export async function repairProgress(store: Store, now: Date): Promise<number> {
  if ((await unmarked(store.kysely)).length === 0) return 0
  return await store.kysely.transaction().execute(async (transaction) => {
    const behind = await unmarked(transaction)
    for (const { id, closesAt, status, startedAt } of behind) {
      const moment = new Date(Math.min(now.getTime(), Date.parse(closesAt) - 1)).toISOString()
      await transaction
        .updateTable('invitation')
        .set({ started_at: startedAt ?? moment, completed_at: status === 'complete' ? moment : null })
        .where('id', '=', id)
        .execute()
    }
    return behind.length
  })
}
