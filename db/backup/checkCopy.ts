import SqliteDatabase from 'better-sqlite3'
import { tables, tablesOf } from './tables.ts'
import type { RowCounts, TableName } from './tables.ts'

export interface CheckedCopy {
  /** How many rows of each table are in it; the key of a copy counts for itself. */
  readonly counts: RowCounts
  /** The key to it bears the same; 0 in a copy of an older program, which holds its key itself. */
  readonly seal: number
}

/**
 * Reads a backup from end to end and changes nothing.
 * @throws Error when it is no backup of this program, or is damaged
 */
export function checkCopy(file: string): CheckedCopy {
  return reading(file, (database) => {
    const count = counter(database, ['migration', 'wave', 'invitation'])
    const counts = Object.fromEntries(tables.map((table) => [table, count(table)])) as RowCounts
    return { counts, seal: database.pragma('user_version', { simple: true }) as number }
  })
}

/**
 * The same for the key that was written beside a backup.
 * @throws Error also when it is the key of another backup
 */
export function checkKey(file: string, seal: number): Pick<RowCounts, 'response_link'> {
  return reading(file, (database) => {
    const count = counter(database, tablesOf.link)
    if (database.pragma('user_version', { simple: true }) !== seal) throw new Error('it belongs to another backup')
    return { response_link: count('response_link') }
  })
}

function reading<Outcome>(file: string, work: (database: SqliteDatabase.Database) => Outcome): Outcome {
  let database: SqliteDatabase.Database | undefined
  try {
    database = new SqliteDatabase(file, { readonly: true, fileMustExist: true })
    const faults = database.pragma('integrity_check', { simple: true })
    if (faults !== 'ok') throw new Error(`it is damaged: ${String(faults)}`)
    const strays = database.pragma('foreign_key_check') as unknown[]
    if (strays.length > 0) throw new Error(`it is damaged: ${strays.length} rows refer to rows that are not there`)
    return work(database)
  } catch (error) {
    throw new Error(`${file} is no backup that can be used: ${(error as Error).message}`, { cause: error })
  } finally {
    database?.close()
  }
}

/** One of an older program may lack a table; it is made when the copy is migrated. */
function counter(database: SqliteDatabase.Database, needed: readonly string[]): (table: TableName) => number {
  const present = new Set(database.prepare<[], string>("select name from sqlite_master where type = 'table'").pluck().all())
  for (const table of needed) if (!present.has(table)) throw new Error(`it has no table ${table}`)
  return (table) => (present.has(table) ? database.prepare<[], number>(`select count(*) from "${table}"`).pluck().get()! : 0)
}
