import { inChunks } from '../../inChunks.ts'
import type { Database } from '../../store.ts'

/** A member as it was invited, with the classes frozen with the wave. */
export interface InvitedMember {
  readonly id: string
  readonly membershipId: string
  /** The key of the membership in the register of this wave. */
  readonly memberId: string
  readonly reference: string
  readonly clusterId: string
  readonly call: string
  readonly embedding: string
  readonly size: string
  readonly employees: number | null
  /** A class of the time since joining; null where it is not known. */
  readonly tenure: string | null
  readonly language: string
}

/** Everybody invited in a wave, by member id. */
export async function listInvitedMembers(db: Database, waveId: string): Promise<InvitedMember[]> {
  return await db
    .selectFrom('invitation')
    .select([
      'id', 'membership_id as membershipId', 'member_id as memberId', 'reference',
      'cluster_id as clusterId', 'call', 'embedding', 'size', 'employees', 'tenure', 'language',
    ])
    .where('wave_id', '=', waveId)
    .orderBy('member_id')
    .execute()
}

/** Invites members; a link is made when it is sent. */
export async function insertInvitedMembers(db: Database, waveId: string, members: readonly InvitedMember[]): Promise<void> {
  await inChunks(members, async (chunk) =>
    await db
      .insertInto('invitation')
      .values(
        chunk.map(({ membershipId, memberId, clusterId, ...rest }) => ({
          ...rest,
          wave_id: waveId,
          membership_id: membershipId,
          member_id: memberId,
          cluster_id: clusterId,
          token_hash: null,
          opened_at: null,
          started_at: null,
          completed_at: null,
          opted_out_at: null,
          revoked_at: null,
        })),
      )
      .execute(),
  )
}
