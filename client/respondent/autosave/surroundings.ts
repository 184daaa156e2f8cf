import type { CopyStore } from './localCopy.ts'

/** What the queue needs of the world around it. */
export interface Surroundings {
  readonly store: CopyStore
  readonly request: (path: string, init: RequestInit) => Promise<Response>
  readonly makeKey: () => string
  /** Milliseconds: answers that follow each other quickly go in one request; the wait after a failure doubles up to the longest. */
  readonly pauses: { readonly settle: number; readonly firstRetry: number; readonly longestRetry: number; readonly timeout: number }
}

export const browserPauses = { settle: 350, firstRetry: 1_000, longestRetry: 30_000, timeout: 20_000 } as const
