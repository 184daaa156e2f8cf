import type { StoredAnswers } from './merge.ts'

/** Where the answers are, as the member should know it. */
export type SaveState =
  | { readonly kind: 'stored'; readonly at: string | undefined }
  | { readonly kind: 'saving' }
  /** No answer from the server; `onDevice` says whether this device holds the answers meanwhile. */
  | { readonly kind: 'noConnection'; readonly onDevice: boolean }
  /** The server answers, but cannot store now. */
  | { readonly kind: 'serverTrouble'; readonly onDevice: boolean }
  /** A correction of sent answers that is not whole yet: what was sent before stands until it is. */
  | { readonly kind: 'held' }
  | { readonly kind: 'stale'; readonly newest: StoredAnswers }
  | { readonly kind: 'stopped'; readonly reason: StopReason }

export type StopReason = 'signedOut' | 'otherInvitation' | 'waveClosed' | 'answersUnlinked' | 'refused'

export interface QueueSnapshot {
  readonly save: SaveState
  /** The member pressed send and the server has not acknowledged yet. */
  readonly submitting: boolean
  /** What the server has acknowledged, never more. */
  readonly status: 'notStarted' | 'partial' | 'complete'
  /** Grows with every acknowledged submission of this page load. */
  readonly acknowledgedSubmissions: number
}
