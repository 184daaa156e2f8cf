import { createHash, randomBytes } from 'node:crypto'
import { canonicalJson } from '../answers/canonicalJson.ts'
import type { Transaction } from 'kysely'
import type { AnswerDocument } from '../../surveys/index.ts'
import type { ResponseStatus } from '../answers/schema.ts'
import type { Schema } from '../schema.ts'

export interface AnswersToSave {
  readonly invitationId: string
  /** The revision the member built on; 0 before the first. */
  readonly basedOnRevision: number
  readonly answers: AnswerDocument
  /** One byte a variable in codebook order. */
  readonly coded: Uint8Array
  readonly page: string | null
  readonly status: ResponseStatus
  /** With a submission; makes its repetition harmless. */
  readonly submissionKey?: string
  /** The server's clock: decides whether the wave takes answers. */
  readonly now: Date
}

/** What the byte columns need to know of a stored response. Its id never leaves the server. */
export interface StoredResponse {
  readonly id: string
  readonly waveId: string
  readonly clusterId: string
  readonly call: string
  readonly embedding: string
  readonly size: string
  readonly revision: number
}

export type SaveOutcome =
  | { readonly kind: 'stored'; readonly revision: number; readonly status: ResponseStatus; readonly response: StoredResponse }
  /** Stored before already: the same submission, or the very same answers. */
  | { readonly kind: 'same'; readonly revision: number }
  /** Built on another revision than the stored one, which comes along (0 and empty when nothing is stored). */
  | { readonly kind: 'stale'; readonly revision: number; readonly answers: AnswerDocument; readonly page: string | null }
  /** This submission key came with other answers before. */
  | { readonly kind: 'keyReused' }
  /** A complete response cannot become partial again. */
  | { readonly kind: 'mustStayComplete'; readonly revision: number }
  /** The invitation is unknown or revoked, or its wave is not open at `now`. */
  | { readonly kind: 'closed' }

/**
 * Stores one state of a member's answers: invitation, answers and link together or not at all.
 * Crosses all three rooms. Concurrent saves of one invitation wait for each other.
 */
export async function saveAnswers(transaction: Transaction<Schema>, save: AnswersToSave): Promise<SaveOutcome> {
  const now = save.now.toISOString()
  const invitation = await transaction
    .selectFrom('invitation')
    .innerJoin('wave', 'wave.id', 'invitation.wave_id')
    .select([
      'invitation.wave_id as waveId',
      'invitation.cluster_id as clusterId',
      'invitation.call as call',
      'invitation.embedding as embedding',
      'invitation.size as size',
      'started_at as startedAt',
      'completed_at as completedAt',
      'revoked_at as revokedAt',
      'opens_at as opensAt',
      'closes_at as closesAt',
    ])
    .where('invitation.id', '=', save.invitationId)
    .forUpdate('invitation')
    .executeTakeFirst()
  if (!invitation) return { kind: 'closed' }
  const { waveId, clusterId, call, embedding, size, startedAt, completedAt, revokedAt, opensAt, closesAt } = invitation
  const link = await transaction
    .selectFrom('response_link')
    .select(['response_id as responseId', 'submission_key as submissionKey'])
    .where('invitation_id', '=', save.invitationId)
    .executeTakeFirst()
  const stored = link && (await findResponse(transaction, waveId, link.responseId))
  const answers = canonicalJson(save.answers)
  const digest = save.submissionKey === undefined ? null : createHash('sha256').update(answers).digest('base64url')

  // Before the clock: a browser that never heard that its submission was stored asks again, also after closing
  if (stored && save.submissionKey !== undefined && link.submissionKey === save.submissionKey) {
    return stored.submissionDigest === digest ? { kind: 'same', revision: stored.submissionRevision! } : { kind: 'keyReused' }
  }
  if (revokedAt !== null || now < opensAt || now >= closesAt) return { kind: 'closed' }
  if (save.basedOnRevision !== (stored?.revision ?? 0)) {
    if (!stored) return { kind: 'stale', revision: 0, answers: {} as AnswerDocument, page: null }
    if (stored.answers === answers && stored.status === save.status) return { kind: 'same', revision: stored.revision }
    return { kind: 'stale', revision: stored.revision, answers: JSON.parse(stored.answers) as AnswerDocument, page: stored.page }
  }
  if (stored?.status === 'complete' && save.status === 'partial') return { kind: 'mustStayComplete', revision: stored.revision }

  const responseId = link?.responseId ?? randomBytes(16).toString('base64url')
  const revision = save.basedOnRevision + 1
  const content = {
    status: save.status,
    revision,
    page: save.page,
    coded: save.coded,
    answers,
    ...(digest === null ? {} : { submission_revision: revision, submission_digest: digest }),
  }
  if (stored) {
    await transaction.updateTable('response').set(content).where('wave_id', '=', waveId).where('id', '=', responseId).execute()
    if (save.submissionKey !== undefined) {
      await transaction.updateTable('response_link').set({ submission_key: save.submissionKey }).where('invitation_id', '=', save.invitationId).execute()
    }
  } else {
    await transaction.insertInto('response').values({ wave_id: waveId, id: responseId, cluster_id: clusterId, call, embedding, size, ...content }).execute()
    await transaction
      .insertInto('response_link')
      .values({ invitation_id: save.invitationId, response_id: responseId, submission_key: save.submissionKey ?? null })
      .execute()
  }
  const completes = save.status === 'complete' && completedAt === null
  if (startedAt === null || completes) {
    await transaction
      .updateTable('invitation')
      .set({ started_at: startedAt ?? now, completed_at: completes ? now : completedAt })
      .where('id', '=', save.invitationId)
      .execute()
  }
  return { kind: 'stored', revision, status: save.status, response: { id: responseId, waveId, clusterId, call, embedding, size, revision } }
}

async function findResponse(transaction: Transaction<Schema>, waveId: string, id: string) {
  return await transaction
    .selectFrom('response')
    .select(['status', 'revision', 'submission_revision as submissionRevision', 'submission_digest as submissionDigest', 'answers', 'page'])
    .where('wave_id', '=', waveId)
    .where('id', '=', id)
    .executeTakeFirst()
}
