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

/** Crosses from the invitation over the link to the answers. */
export async function findOwnResponse(db: Database, invitation: { readonly id: string; readonly wave: { readonly id: string } }): Promise<OwnResponse | undefined> {
  const link = await db.selectFrom('response_link').select('response_id').where('invitation_id', '=', invitation.id).executeTakeFirst()
  if (!link) return undefined
  const response = await db
    .selectFrom('response')
    .select(['status', 'revision', 'answers', 'page'])
    .where('wave_id', '=', invitation.wave.id)
    .where('id', '=', link.response_id)
    .executeTakeFirst()
  return response && { ...response, answers: JSON.parse(response.answers) as AnswerDocument }
}
