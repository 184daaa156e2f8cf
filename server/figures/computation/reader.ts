import { AsyncLocalStorage } from 'node:async_hooks'
import type { Running } from './computation.ts'

/** Who waits for figures: one request, as long as its client does. */
export interface Reader {
  readonly signal: AbortSignal
  /** What it waits for, now and before: to say how far it is. */
  readonly waitsFor: Set<Pick<Running, 'share'>>
}

const readers = new AsyncLocalStorage<Reader>()

/** Every figure that is asked for inside `work` is asked for by this reader. */
export const readingFor = <Made>(reader: Reader, work: () => Made): Made => readers.run(reader, work)

/** The reader on whose behalf this runs; undefined outside a request. */
export const currentReader = (): Reader | undefined => readers.getStore()

/** How far everything is that the reader asked for, 0..1. */
export function shareDone({ waitsFor }: Reader): number {
  let sum = 0
  for (const running of waitsFor) sum += running.share()
  return waitsFor.size === 0 ? 0 : sum / waitsFor.size
}
