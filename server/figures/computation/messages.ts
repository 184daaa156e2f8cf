import type { Task } from '../jobs/task.ts'

/** To a thread: compute this. */
export interface Assignment {
  readonly task: Task
  /** Memory of the two threads: see `board`. */
  readonly board: Int32Array
}

/** From a thread: what came of it. */
export type Outcome =
  | { readonly kind: 'made'; readonly figure: unknown }
  | { readonly kind: 'stopped' }
  /** A request that the analysis refuses in words. */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'failed'; readonly error: Error }

/** The places of the board: whether the figure is still wanted, and how far it is, in parts of `wholeShare`. */
export const board = { stop: 0, share: 1 } as const
export const wholeShare = 1_000_000
