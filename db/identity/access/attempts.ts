import { sql } from 'kysely'
import type { Database } from '../../store.ts'

export interface AttemptCount {
  readonly windowStartedAt: string
  readonly attempts: number
}

const byKey = (rows: readonly ({ readonly key: string } & AttemptCount)[]) => new Map(rows.map(({ key, windowStartedAt, attempts }): [string, AttemptCount] => [key, { windowStartedAt, attempts }]))

/**
 * A window runs when it began between two moments. One that began a little after now runs too: another process opened it,
 * which looked at the clock later and came to the database sooner, or whose clock is ahead.
 */
export interface RunningWindow {
  readonly startedAfter: Date
  readonly now: Date
  readonly startedBefore: Date
}

/** How often it was tried, by key; a key without a window that runs is not there. */
export async function findAttempts(db: Database, keys: readonly string[], { startedAfter, startedBefore }: RunningWindow): Promise<Map<string, AttemptCount>> {
  const rows = await db
    .selectFrom('attempt_count')
    .select(['key', 'window_started_at as windowStartedAt', 'attempts'])
    .where('key', 'in', keys)
    .where('window_started_at', '>', startedAfter.toISOString())
    .where('window_started_at', '<', startedBefore.toISOString())
    .execute()
  return byKey(rows)
}

/**
 * Counts one attempt for each key, in one statement: of attempts at once, in any process, each gets its own number.
 * A window that does not run, also one from before the clock was put back, makes place for a new one.
 * @returns the count of each key with this attempt in it
 */
export async function countAttempts(db: Database, keys: readonly string[], { now, startedAfter, startedBefore }: RunningWindow): Promise<Map<string, AttemptCount>> {
  const over = sql<boolean>`(attempt_count.window_started_at <= ${startedAfter.toISOString()} or attempt_count.window_started_at >= ${startedBefore.toISOString()})`
  const rows = await db
    .insertInto('attempt_count')
    .values(keys.map((key) => ({ key, window_started_at: now.toISOString(), attempts: 1 })))
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        attempts: sql<number>`case when ${over} then 1 else attempt_count.attempts + 1 end`,
        window_started_at: sql<string>`case when ${over} then excluded.window_started_at else attempt_count.window_started_at end`,
      }),
    )
    .returning(['key', 'window_started_at as windowStartedAt', 'attempts'])
    .execute()
  return byKey(rows)
}

/** Removes the windows that began at that moment or before: they limit nobody any more. */
export async function removeAttempts(db: Database, until: Date): Promise<void> {
  await db.deleteFrom('attempt_count').where('window_started_at', '<=', until.toISOString()).execute()
}
