import type Database from 'better-sqlite3'

const dayMs = 86_400_000

/** The clock of the server is real: where time has to pass, the moments that it is held against move instead. */
export function clockOf(database: Database.Database, wave: string) {
  const closesAt = () => database.prepare('select closes_at from wave where id = ?').pluck().get(wave) as string
  return {
    /** Nobody gets two mails within a day. */
    twoDaysPass: () => database.prepare('update mail set sent_at = ? where wave_id = ? and sent_at is not null').run(new Date(Date.now() - 2 * dayMs).toISOString(), wave),
    reminderIsDue: (number: 1 | 2) => database.prepare('update reminder_plan set due_at = ? where wave_id = ? and number = ?').run(new Date(Date.now() - 1_000).toISOString(), wave, number),
    /** Who had begun before the closing may finish in it. */
    quarterOfAnHourPasses: () => database.prepare('update wave set closes_at = ? where id = ?').run(new Date(Date.parse(closesAt()) - 16 * 60_000).toISOString(), wave),
  }
}

/** Stored responses by status. */
export const responsesOf = (database: Database.Database, wave: string): Record<string, number> =>
  Object.fromEntries(database.prepare('select status, count(*) from answers.response where wave_id = ? group by status').raw().all(wave) as [string, number][])
