import SqliteDatabase from 'better-sqlite3'
import { tables } from './tables.ts'
import type { RowCounts } from './tables.ts'

/**
 * Reads a backup from end to end and changes nothing.
 * @returns how many rows of each table are in it
 * @throws Error when it is no backup of this program, or is damaged
 */
export function checkCopy(file: string): RowCounts {
  let database: SqliteDatabase.Database | undefined
  try {
    database = new SqliteDatabase(file, { readonly: true, fileMustExist: true })
    const faults = database.pragma('integrity_check', { simple: true })
    if (faults !== 'ok') throw new Error(`it is damaged: ${String(faults)}`)
    const strays = database.pragma('foreign_key_check') as unknown[]
    if (strays.length > 0) throw new Error(`it is damaged: ${strays.length} rows refer to rows that are not there`)
    const present = new Set(database.prepare<[], string>("select name from sqlite_master where type = 'table'").pluck().all())
    for (const table of ['migration', 'wave', 'invitation']) if (!present.has(table)) throw new Error(`it has no table ${table}`)
    // One of an older program may lack a table; it is made when the copy is migrated
    const count = (table: string) => (present.has(table) ? database!.prepare<[], number>(`select count(*) from "${table}"`).pluck().get()! : 0)
    const counts = tables.map((table) => [table, count(table)])
    return Object.fromEntries(counts) as RowCounts
  } catch (error) {
    throw new Error(`${file} is no backup that can be used: ${(error as Error).message}`, { cause: error })
  } finally {
    database?.close()
  }
}
