import { randomBytes } from 'node:crypto'
import { canonicalJson } from '../answers/canonicalJson.ts'
import { inChunks } from '../inChunks.ts'
import type { Transaction } from 'kysely'
import type { AnswerDocument } from '../../surveys/index.ts'
import type { ResponseStatus } from '../answers/schema.ts'
import type { InvitedMember } from '../identity/waves/invitedMember.ts'
import type { Schema } from '../schema.ts'
import type { Database } from '../store.ts'

/** A response that came in a file, of a member whose invitation is known. */
export interface FileResponse {
  readonly member: InvitedMember
  readonly status: ResponseStatus
  readonly coded: Uint8Array
  readonly answers: AnswerDocument
}

/** What is stored for each invitation of a wave, by invitation id. Crosses from the link to the answers. */
export async function readStoredResponses(db: Database, waveId: string): Promise<Map<string, { status: ResponseStatus; coded: Uint8Array }>> {
  const responses = await db.selectFrom('response').select(['id', 'status', 'coded']).where('wave_id', '=', waveId).execute()
  const byId = new Map(responses.map(({ id, ...response }) => [id, response]))
  const stored = new Map<string, { status: ResponseStatus; coded: Uint8Array }>()
  await inChunks([...byId.keys()], async (chunk) => {
    const links = await db.selectFrom('response_link').select(['invitation_id', 'response_id']).where('response_id', 'in', chunk).execute()
    for (const link of links) stored.set(link.invitation_id, byId.get(link.response_id)!)
  })
  return stored
}

/** Links that a commit left behind which was cut before it reached the answers. */
async function linksOf(db: Database, invitations: readonly string[]): Promise<Map<string, string>> {
  const links = await db.selectFrom('response_link').selectAll().where('invitation_id', 'in', invitations).execute()
  return new Map(links.map((link) => [link.invitation_id, link.response_id]))
}

/**
 * Stores responses of members that have none yet. Crosses all three rooms.
 * @param at noted as the moment they were begun and completed, as the file does not know it
 */
export async function insertFileResponses(transaction: Transaction<Schema>, waveId: string, responses: readonly FileResponse[], at: Date): Promise<void> {
  const moment = at.toISOString()
  await inChunks(responses, async (chunk) => {
    const linked = await linksOf(transaction, chunk.map((response) => response.member.id))
    const withIds = chunk.map((response) => ({ ...response, id: linked.get(response.member.id) ?? randomBytes(16).toString('base64url') }))
    const links = withIds.filter(({ member }) => !linked.has(member.id)).map(({ id, member }) => ({ invitation_id: member.id, response_id: id }))
    await transaction
      .insertInto('response')
      .values(
        withIds.map(({ id, member, status, coded, answers }) => ({
          wave_id: waveId,
          id,
          cluster_id: member.clusterId,
          call: member.call,
          embedding: member.embedding,
          size: member.size,
          tenure: member.tenure,
          status,
          revision: 1,
          submission_revision: null,
          submission_digest: null,
          submission_key: null,
          page: null,
          coded,
          answers: canonicalJson(answers),
        })),
      )
      .execute()
    if (links.length > 0) await transaction.insertInto('response_link').values(links).execute()
    for (const status of ['partial', 'complete'] as const) {
      const invitations = chunk.filter((response) => response.status === status).map((response) => response.member.id)
      if (invitations.length === 0) continue
      await transaction
        .updateTable('invitation')
        .set({ started_at: moment, completed_at: status === 'complete' ? moment : null })
        .where('id', 'in', invitations)
        .execute()
    }
  })
}
