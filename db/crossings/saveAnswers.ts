import { createHash, randomBytes } from 'node:crypto'
import { canonicalJson } from '../answers/canonicalJson.ts'
import { findInvitation, findLink, findResponse, findWaveClock, insertLink, insertResponse, noteProgress, replaceResponse } from './saveStatements.ts'
import { takesAnswers } from '../identity/waves/waveStates.ts'
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
  readonly tenure: string | null
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
  /** The invitation is unknown or revoked, or its wave takes no answer of it at `now`. */
  | { readonly kind: 'closed' }
  /** The member answered, and the link to the answers is destroyed or was not restored. */
  | { readonly kind: 'unlinked' }

/**
 * Stores one state of a member's answers: invitation, answers and link together or not at all.
 * Crosses all three rooms. Concurrent saves of one invitation wait for each other.
 */
export async function saveAnswers(transaction: Transaction<Schema>, save: AnswersToSave): Promise<SaveOutcome> {
  const now = save.now.toISOString()
  const [wave] = await findWaveClock(transaction, { invitationId: save.invitationId })
  const [invitation] = await findInvitation(transaction, { id: save.invitationId })
  if (!invitation) return { kind: 'closed' }
  const { waveId, clusterId, call, embedding, size, tenure, startedAt, completedAt, revokedAt } = invitation
  const [link] = await findLink(transaction, { invitationId: save.invitationId })
  const [stored] = link ? await findResponse(transaction, { waveId, id: link.responseId }) : []
  const answers = canonicalJson(save.answers)
  const digest = save.submissionKey === undefined ? null : createHash('sha256').update(answers).digest('base64url')

  const responseOf = (id: string, revision: number): StoredResponse => ({ id, waveId, clusterId, call, embedding, size, tenure, revision })

  /** The same once more. Where a commit was cut before it reached the invitation, the mark is made up for. */
  async function again(revision: number): Promise<SaveOutcome> {
    const { status } = stored!
    if (startedAt !== null && (status === 'partial' || completedAt !== null)) return { kind: 'same', revision }
    await noteProgress(transaction, { id: save.invitationId, startedAt: startedAt ?? now, completedAt: status === 'complete' ? now : null })
    return { kind: 'stored', revision, status, response: responseOf(link!.responseId, revision) }
  }

  // Before the clock: a browser that never heard that its submission was stored asks again, also after closing
  if (stored && save.submissionKey !== undefined && stored.submissionKey === save.submissionKey) {
    return stored.submissionDigest === digest ? await again(stored.submissionRevision!) : { kind: 'keyReused' }
  }
  if (revokedAt !== null || !wave || !takesAnswers(wave, startedAt, save.now)) return { kind: 'closed' }
  if (!link && startedAt !== null) return { kind: 'unlinked' }
  if (save.basedOnRevision !== (stored?.revision ?? 0)) {
    if (!stored) return { kind: 'stale', revision: 0, answers: {} as AnswerDocument, page: null }
    if (stored.answers === answers && stored.status === save.status) return await again(stored.revision)
    return { kind: 'stale', revision: stored.revision, answers: JSON.parse(stored.answers) as AnswerDocument, page: stored.page }
  }
  if (stored?.status === 'complete' && save.status === 'partial') return { kind: 'mustStayComplete', revision: stored.revision }

  const responseId = link?.responseId ?? randomBytes(16).toString('base64url')
  const revision = save.basedOnRevision + 1
  const content = {
    waveId,
    id: responseId,
    status: save.status,
    revision,
    submissionRevision: digest === null ? (stored?.submissionRevision ?? null) : revision,
    submissionDigest: digest ?? stored?.submissionDigest ?? null,
    submissionKey: save.submissionKey ?? stored?.submissionKey ?? null,
    page: save.page,
    coded: save.coded,
    answers,
  }
  if (stored) await replaceResponse(transaction, content)
  else {
    await insertResponse(transaction, { ...content, clusterId, call, embedding, size, tenure })
    // There may be one already: left by a commit that was cut before it reached the answers
    if (!link) await insertLink(transaction, { invitationId: save.invitationId, responseId })
  }
  const completes = save.status === 'complete' && completedAt === null
  if (startedAt === null || completes) {
    await noteProgress(transaction, { id: save.invitationId, startedAt: startedAt ?? now, completedAt: completes ? now : completedAt })
  }
  return { kind: 'stored', revision, status: save.status, response: responseOf(responseId, revision) }
}
