import type { AnswerDocument } from '../../surveys/index.ts'
import type { ResponseStatus } from '../answers/schema.ts'
import type { Database } from '../store.ts'

/** What a member answered, for that member alone. */
export interface OwnResponse {
  readonly status: ResponseStatus
  readonly revision: number
  readonly answers: AnswerDocument
  readonly page: string | null
}

export interface OwnInvitation {
  readonly id: string
  /** When a first answer was stored; null before that. */
  readonly startedAt: string | null
  readonly wave: { readonly id: string }
}

/**
 * Crosses from the invitation over the link to the answers.
 * @returns undefined before the first answer, and `unlinked` when there are answers and nobody can tell which
 */
export async function findOwnResponse(db: Database, invitation: OwnInvitation): Promise<OwnResponse | 'unlinked' | undefined> {
  const link = await db.selectFrom('response_link').select('response_id').where('invitation_id', '=', invitation.id).executeTakeFirst()
  if (!link) return invitation.startedAt === null ? undefined : 'unlinked'
  const response = await db
    .selectFrom('response')
    .select(['status', 'revision', 'answers', 'page'])
    .where('wave_id', '=', invitation.wave.id)
    .where('id', '=', link.response_id)
    .executeTakeFirst()
  return response && { ...response, answers: JSON.parse(response.answers) as AnswerDocument }
}
