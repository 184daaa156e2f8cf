import type { AnswerDocument } from '../../../surveys/index.ts'
import type { StoredAnswers } from './merge.ts'
import type { StopReason } from './saveState.ts'

/** What an answer of the server means for the queue. */
export type Understood =
  | { readonly kind: 'stored'; readonly revision: number; readonly at: string | undefined }
  | { readonly kind: 'stale'; readonly newest: StoredAnswers }
  | { readonly kind: 'noConnection' | 'serverTrouble'; readonly retryAfter?: number | undefined }
  | { readonly kind: 'notWhole' }
  | { readonly kind: 'keyTaken' }
  | { readonly kind: 'stopped'; readonly reason: StopReason }

const record = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {})

const temporary = new Set([408, 425, 429, 500, 502, 503, 504, 507])

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds * 1000 : undefined
}

export async function understand(answer: Promise<Response>): Promise<Understood> {
  let response: Response
  let body: Record<string, unknown>
  try {
    response = await answer
    body = record(await response.json())
  } catch (error) {
    // An answer that is not JSON comes from something in between: a proxy, the sign-in page of a hotel
    return { kind: error instanceof SyntaxError ? 'serverTrouble' : 'noConnection' }
  }
  if (response.ok) {
    if (!Number.isInteger(body['revision'])) return { kind: 'serverTrouble' }
    return { kind: 'stored', revision: body['revision'] as number, at: typeof body['storedAt'] === 'string' ? body['storedAt'] : undefined }
  }
  if (temporary.has(response.status)) return { kind: 'serverTrouble', retryAfter: retryAfter(response) }
  if (response.status === 401) return { kind: 'stopped', reason: 'signedOut' }
  if (response.status === 410) return { kind: 'stopped', reason: body['code'] === 'answersUnlinked' ? 'answersUnlinked' : 'waveClosed' }
  switch (body['code']) {
    case 'staleRevision':
      return {
        kind: 'stale',
        newest: { revision: Number(body['revision']), answers: record(body['answers']) as AnswerDocument, page: typeof body['page'] === 'string' ? body['page'] : null },
      }
    case 'otherInvitation':
      return { kind: 'stopped', reason: 'otherInvitation' }
    case 'answersDoNotFit':
      return { kind: 'notWhole' }
    case 'submissionKeyReused':
      return { kind: 'keyTaken' }
    default:
      return { kind: 'stopped', reason: 'refused' }
  }
}
