import type { AnswerDocument } from '../../../surveys/index.ts'
import { canonical } from './canonical.ts'
import type { LocalCopy } from './localCopy.ts'

/** What the server holds for this invitation. */
export interface StoredAnswers {
  readonly revision: number
  readonly answers: AnswerDocument
  readonly page: string | null
}

export type Merge =
  /** Nothing here that the server does not have. */
  | { readonly kind: 'stored' }
  /** What is here is a change of what the server holds: it goes on. */
  | { readonly kind: 'local'; readonly copy: LocalCopy }
  /** The answers were changed elsewhere since: the member chooses. */
  | { readonly kind: 'choose'; readonly copy: LocalCopy }

/**
 * Which answers count when the page opens. Unsent changes win when they are a change of exactly what the server holds,
 * also when that is an attempt of this device whose acknowledgement was lost on the way.
 */
export function mergeOnLoad(stored: StoredAnswers, copy: LocalCopy | undefined): Merge {
  if (copy === undefined) return { kind: 'stored' }
  const held = canonical(stored.answers)
  if (copy.submissionKey === undefined && held === canonical(copy.answers)) return { kind: 'stored' }
  if (copy.basedOnRevision === stored.revision) return { kind: 'local', copy }
  if (held === canonical(copy.answers) || copy.attempts.includes(held)) {
    return { kind: 'local', copy: { ...copy, basedOnRevision: stored.revision } }
  }
  return { kind: 'choose', copy }
}
