import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { letReportingRead, lockMigrations, prepareSchemas } from './postgresRooms.ts'
import type { Schema } from '../schema.ts'
import type { Store } from '../store.ts'

const { int8, numeric } = { int8: 20, numeric: 1700 }

/** Counts and sums come as numbers, as SQLite gives them; ours stay far below 2^53. */
const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === int8 || oid === numeric ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

/** @param settings that hold for each session from its first moment, and that RESET returns to */
function openPool(url: string, max: number, settings: Readonly<Record<string, string>>): pg.Pool {
  const given = new URL(url)
  const ours = Object.entries(settings).map(([name, value]) => `-c ${name}=${value.replace(/[\\\s]/g, '\\$&')}`)
  const options = [given.searchParams.get('options') ?? '', ...ours].join(' ').trim()
  // Options in the address would take the place of those given beside it
  given.searchParams.delete('options')
  const pool = new pg.Pool({ connectionString: given.href, max, types: typeParsers, connectionTimeoutMillis: 10_000, application_name: 'cluster-survey', options })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process
  pool.on('error', () => {})
  return pool
}

async function whilePlaced<Outcome>(url: string, work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work()
  } catch (error) {
    const { hostname, pathname } = new URL(url)
    throw new Error(`the database ${pathname.slice(1)} at ${hostname} cannot be used: ${(error as Error).message}`, { cause: error })
  }
}

/**
 * Opens a pool on a PostgreSQL database that exists, and one that reports.
 * @param reportingUrl the same database under another login; without it the sessions of reporting give up their rights
 * themselves, by taking on the role for reporting
 * @throws Error when nobody answers there, or commits would not wait for the disk
 */
export async function openPostgres(url: string, reportingUrl: string = url): Promise<Store> {
  // In public stand the tables of a database that was made before it had rooms, until it is migrated
  const pool = openPool(url, 10, { search_path: 'identity,answers,link,public' })
  let role = ''
  try {
    await whilePlaced(url, async () => {
      for (const setting of ['fsync', 'synchronous_commit']) {
        const { rows } = await pool.query<{ value: string }>('select current_setting($1) as value', [setting])
        if (rows[0]!.value === 'off') throw new Error(`${setting} is off, so an acknowledged answer could be lost; set it to on`)
      }
      role = (await pool.query<{ role: string }>(`select ${reportingRoleOf} as role`)).rows[0]!.role
    })
  } catch (error) {
    await pool.end()
    throw error
  }
  const reportingPool = openPool(reportingUrl, 5, { role, search_path: 'identity,answers' })
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  const reporting = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: reportingPool }) })
  return {
    kysely,
    reporting,
    kind: 'postgres',
    rooms: {
      prepare: () => kysely.transaction().execute(prepareSchemas),
      change: (room, work) =>
        kysely.transaction().execute(async (transaction) => {
          await lockMigrations(transaction)
          await sql`select set_config('search_path', ${`${room},public`}, true)`.execute(transaction)
          return await work(transaction)
        }),
      letReportingRead: () => kysely.transaction().execute((transaction) => letReportingRead(transaction, role)),
    },
    snapshot: (work) => kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
    async close() {
      await reporting.destroy()
      await kysely.destroy()
      for (const one of [reportingPool, pool]) if (!one.ended) await one.end()
    },
  }
}

/** The name of the role in SQL; one for each database, because roles belong to the whole server. */
const reportingRoleOf = `left(current_database()::text, 53) || '_reporting'`
