import { inChunks } from '../inChunks.ts'
import type { Database } from '../store.ts'

/** Members who were invited in two waves, and the two responses of those who answered both. */
export interface Panel {
  /** Memberships that were invited in both waves. */
  readonly invitedTwice: number
  /** Ids of responses, partial ones included; they go no further than the byte columns, which know them by ordinals. */
  readonly pairs: readonly { readonly earlier: string; readonly later: string }[]
  /** The link of one of the waves was destroyed, so that nobody can tell who answered both. */
  readonly isUnlinked: boolean
}

/** Follows a membership from one wave to another. Crosses from the invitations to the link, and says nothing of who it is. */
export async function readPanel(db: Database, earlierWaveId: string, laterWaveId: string): Promise<Panel> {
  const invited = await db
    .selectFrom('invitation as later')
    .innerJoin('invitation as earlier', 'earlier.membership_id', 'later.membership_id')
    .where('later.wave_id', '=', laterWaveId)
    .where('earlier.wave_id', '=', earlierWaveId)
    .select(['earlier.id as earlier', 'later.id as later'])
    .execute()
  const responseOf = new Map<string, string>()
  await inChunks(invited.flatMap(({ earlier, later }) => [earlier, later]), async (chunk) => {
    const links = await db.selectFrom('response_link').select(['invitation_id', 'response_id']).where('invitation_id', 'in', chunk).execute()
    for (const link of links) responseOf.set(link.invitation_id, link.response_id)
  })
  const pairs = invited.flatMap((one) => {
    const earlier = responseOf.get(one.earlier)
    const later = responseOf.get(one.later)
    return earlier !== undefined && later !== undefined ? [{ earlier, later }] : []
  })
  const unlinked = await db.selectFrom('wave').select('id').where('id', 'in', [earlierWaveId, laterWaveId]).where('link_destroyed_at', 'is not', null).limit(1).executeTakeFirst()
  return { invitedTwice: invited.length, pairs, isUnlinked: unlinked !== undefined }
}
