import { createHash } from 'node:crypto'
import { countAttempts, findAttempts, removeAttempts } from '../../../db/identity/access/attempts.ts'
import type { AttemptCount, RunningWindow } from '../../../db/identity/access/attempts.ts'
import type { Store } from '../../../db/store.ts'

const windowMs = 60_000
const everybody = 'everybody'

export interface AttemptLimit {
  /** Seconds to wait when this one has used up the attempts of its minute, else 0. Changes nothing. */
  secondsToWait(of: string): Promise<number>
  /** Counts an attempt that failed. Seconds to wait when it was one too many, of this one or of everybody together, else 0. */
  count(of: string): Promise<number>
}

export interface AttemptLimitOptions {
  readonly store: Store
  readonly now: () => Date
  /** Names what is limited; two limits of one purpose are one limit. */
  readonly purpose: string
  readonly perMinute: { readonly each: number; readonly everybody?: number }
}

/**
 * At most so many attempts a minute, of each and of everybody together, counted in the store: every process that serves
 * the same database shares the limit, and a restart does not forgive. Only attempts that count write. Whoever is over a
 * limit writes nothing more, so that a flood costs one read each; rows of minutes that are over go when everybody's
 * next minute begins.
 */
export function attemptLimit({ store, now, purpose, perMinute }: AttemptLimitOptions): AttemptLimit {
  // A dump or a backup does not hold an address, and the key of one purpose is not that of another
  const keyOf = (of: string) => createHash('sha256').update(`${purpose}\n${of}`).digest('hex')
  const together = keyOf(everybody)
  const windowAt = (moment: Date): RunningWindow => ({ now: moment, startedAfter: new Date(moment.getTime() - windowMs), startedBefore: new Date(moment.getTime() + windowMs) })
  // Never longer than a minute, whatever the clock of who opened the window
  const secondsUntil = ({ windowStartedAt }: AttemptCount, moment: Date) => Math.max(1, Math.ceil(Math.min(windowMs, Date.parse(windowStartedAt) + windowMs - moment.getTime()) / 1000))
  const allowedOf = (key: string) => (key === together ? (perMinute.everybody ?? Infinity) : perMinute.each)

  /** The longest wait of those whose count has reached `allowed`, or gone beyond it. */
  const longestWait = (counts: ReadonlyMap<string, AttemptCount>, moment: Date, isOver: (attempts: number, allowed: number) => boolean) =>
    Math.max(0, ...[...counts].map(([key, count]) => (isOver(count.attempts, allowedOf(key)) ? secondsUntil(count, moment) : 0)))

  const waitOf = async (keys: readonly string[], moment: Date) =>
    longestWait(await findAttempts(store.kysely, keys, windowAt(moment)), moment, (attempts, allowed) => attempts >= allowed)

  return {
    secondsToWait: (of) => waitOf([keyOf(of)], now()),
    async count(of) {
      const moment = now()
      const keys = [keyOf(of), together]
      const wait = await waitOf(keys, moment)
      if (wait > 0) return wait
      const counts = await countAttempts(store.kysely, keys, windowAt(moment))
      if (counts.get(together)!.attempts === 1) await removeAttempts(store.kysely, windowAt(moment).startedAfter)
      return longestWait(counts, moment, (attempts, allowed) => attempts > allowed)
    },
  }
}

/** Forgets the minutes that are over. */
export async function tidyAttempts(store: Store, now: Date): Promise<void> {
  await removeAttempts(store.kysely, new Date(now.getTime() - windowMs))
}
