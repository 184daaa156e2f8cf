import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Schema } from '../schema.ts'
import type { Store } from '../store.ts'

const { int8, numeric } = { int8: 20, numeric: 1700 }

/** Counts and sums come as numbers, as SQLite gives them; ours stay far below 2^53. */
const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === int8 || oid === numeric ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

/**
 * Opens a pool on a PostgreSQL database that exists.
 * @throws Error when nobody answers there, or commits would not wait for the disk
 */
export async function openPostgres(url: string): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url, max: 10, types: typeParsers, connectionTimeoutMillis: 10_000, application_name: 'cluster-survey' })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process
  pool.on('error', () => {})
  try {
    for (const setting of ['fsync', 'synchronous_commit']) {
      const { rows } = await pool.query<{ value: string }>('select current_setting($1) as value', [setting])
      if (rows[0]!.value === 'off') throw new Error(`${setting} is off, so an acknowledged answer could be lost; set it to on`)
    }
  } catch (error) {
    await pool.end()
    const { hostname, pathname } = new URL(url)
    throw new Error(`the database ${pathname.slice(1)} at ${hostname} cannot be used: ${(error as Error).message}`, { cause: error })
  }
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  return {
    kysely,
    kind: 'postgres',
    async close() {
      await kysely.destroy()
      if (!pool.ended) await pool.end()
    },
  }
}
