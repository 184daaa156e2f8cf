import { inChunks } from '../../inChunks.ts'
import type { Database } from '../../store.ts'

/**
 * Forgets the links of the members of a wave, and the sessions that they began: nobody comes in by them any more.
 * @returns how many links there were
 */
export async function forgetLinks(db: Database, waveId: string): Promise<number> {
  const invitations = db.selectFrom('invitation').select('id').where('wave_id', '=', waveId)
  await db.deleteFrom('respondent_session').where('invitation_id', 'in', invitations).execute()
  const { numDeletedRows } = await db.deleteFrom('invitation_link').where('invitation_id', 'in', invitations).executeTakeFirstOrThrow()
  const { numUpdatedRows } = await db.updateTable('invitation').set({ token_hash: null }).where('wave_id', '=', waveId).where('token_hash', 'is not', null).executeTakeFirstOrThrow()
  return Number(numDeletedRows) + Number(numUpdatedRows)
}

/** Waves whose members still have links of which nobody has a use any more: their link key is destroyed, or they closed before a moment. */
export async function wavesWithSpentLinks(db: Database, closedBefore: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('wave')
    .where((eb) => eb.or([eb('link_destroyed_at', 'is not', null), eb.and([eb('closes_at', '<', closedBefore.toISOString()), eb('state', '!=', 'draft')])]))
    .where((eb) => {
      const invitations = eb.selectFrom('invitation').select('invitation.id').whereRef('invitation.wave_id', '=', 'wave.id')
      return eb.or([eb.exists(invitations.where('token_hash', 'is not', null)), eb.exists(invitations.innerJoin('invitation_link', 'invitation_link.invitation_id', 'invitation.id'))])
    })
    .select('id')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * Removes the contacts of companies that were asked for the last time in a wave that closed before a moment. A company
 * that was never asked keeps its contacts: they are meant for the next wave.
 * @returns how many contacts went
 */
export async function forgetContacts(db: Database, lastAskedBefore: Date): Promise<number> {
  const asked = db
    .selectFrom('membership')
    .innerJoin('invitation', 'invitation.membership_id', 'membership.id')
    .innerJoin('wave', 'wave.id', 'invitation.wave_id')
    .groupBy('membership.company_id')
    .having((eb) => eb(eb.fn.max('wave.closes_at'), '<', lastAskedBefore.toISOString()))
    .select('membership.company_id as companyId')
  const ids = (await db.selectFrom('contact').where('company_id', 'in', asked).select('id').execute()).map(({ id }) => id)
  await inChunks(ids, async (chunk) => await db.deleteFrom('contact').where('id', 'in', chunk).execute())
  return ids.length
}
