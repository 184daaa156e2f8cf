import Database from 'better-sqlite3'
import { hashToken, newToken } from '../../server/access/tokens.ts'
import type { RunningServer } from './runningServer.ts'

/** The three files of a running server, to look into and to move its clock by moving its moments. */
export function openDatabase(server: Pick<RunningServer, 'databaseFile'>): Database.Database {
  const database = new Database(server.databaseFile, { timeout: 5_000 })
  for (const [room, ending] of [['answers', '-answers'], ['link', '-key']] as const) {
    database.prepare(`attach ? as ${room}`).run(server.databaseFile.replace(/\.db$/, `${ending}.db`))
  }
  return database
}

/** Every row of every table, to see whether anything changed. */
export function everything(database: Database.Database): Record<string, unknown[]> {
  const tables = database
    .prepare(`select name from (select * from main.sqlite_master union all select * from answers.sqlite_master union all select * from link.sqlite_master)
      where type = 'table' and name not like 'sqlite_%' order by name`)
    .pluck()
    .all() as string[]
  return Object.fromEntries(tables.map((table) => [table, database.prepare(`select * from "${table}" order by 1, 2`).all()]))
}

export interface TestInvitation {
  readonly id: string
  readonly link: string
}

/** Gives `count` members of a wave who did not start yet a link, and returns them. */
export function makeLinks(server: RunningServer, database: Database.Database, waveId: string, count: number): TestInvitation[] {
  const ids = database
    .prepare('select id from invitation where wave_id = ? and token_hash is null and started_at is null and revoked_at is null order by member_id limit ?')
    .pluck()
    .all(waveId, count) as string[]
  if (ids.length < count) throw new Error(`wave ${waveId} has ${ids.length} invitations left, not ${count}`)
  return ids.map((id) => {
    const token = newToken()
    database.prepare('update invitation set token_hash = ? where id = ?').run(hashToken(token), id)
    return { id, link: `${server.origin}/r/${token}` }
  })
}

export function openWave(database: Database.Database): string {
  return database.prepare(`select id from wave where opens_at <= ? and closes_at > ? order by opens_at desc`).pluck().get(new Date().toISOString(), new Date().toISOString()) as string
}

export function closedWave(database: Database.Database): string {
  return database.prepare('select id from wave where closes_at < ? order by closes_at desc').pluck().get(new Date().toISOString()) as string
}

/** Records a state of a wave without its act, as if the steward had done it. */
export function recordState(database: Database.Database, waveId: string, state: 'open' | 'closed' | 'frozen' | 'released'): void {
  database.prepare('update wave set state = ? where id = ?').run(state, waveId)
}
