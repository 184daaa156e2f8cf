import SqliteDatabase from 'better-sqlite3'
import { makeFile, roomFiles } from '../connections/sqliteFiles.ts'
import { roomsApart } from '../migrations/roomsApart.ts'
import { tablesOf } from './tables.ts'

/** Copies whole tables, with their indexes, from one place of a connection into another. Names and statements are our own. */
function copyTables(database: SqliteDatabase.Database, from: string, to: string, wanted: (table: string) => boolean): void {
  const definitions = database
    .prepare<[], { type: string; table: string; sql: string }>(`select type, tbl_name as "table", sql from ${from}.sqlite_master where sql is not null order by type = 'index'`)
    .all()
  for (const { type, table, sql } of definitions) {
    if (!wanted(table)) continue
    database.exec(sql.replace(/^create (table|(unique )?index)\s+/i, (start) => `${start}${to}.`))
    if (type === 'table') database.exec(`insert into ${to}."${table}" select * from ${from}."${table}"`)
  }
}

/**
 * Brings the answers into the file of identity and lets both files, it and that of the key, be one file each, without a
 * journal beside it. Nobody has them open.
 * @param seal the same number in both says that they belong together
 */
export function joinFiles(file: string, seal: number): void {
  const { answers, link } = roomFiles(file)
  const database = new SqliteDatabase(file)
  try {
    database.pragma('journal_mode = delete')
    database.prepare('attach ? as answers').run(answers)
    database.exec('begin')
    copyTables(database, 'answers', 'main', () => true)
    database.exec('commit')
    database.pragma(`user_version = ${seal}`)
  } finally {
    database.close()
  }
  const key = new SqliteDatabase(link)
  try {
    key.pragma('journal_mode = delete')
    key.pragma(`user_version = ${seal}`)
  } finally {
    key.close()
  }
}

/** The other way round, so that the file can be opened as a database: does nothing with a copy of an older program, which is migrated. */
export function takeFileApart(file: string, isKeyThere: boolean): void {
  const { answers } = roomFiles(file)
  const database = new SqliteDatabase(file)
  try {
    const present = new Set(database.prepare<[], string>("select name from sqlite_master where type = 'table'").pluck().all())
    if (!present.has('answers_migration')) return
    const answersTables = ['answers_migration', ...tablesOf.answers].filter((table) => present.has(table))
    makeFile('answers', answers)
    database.prepare('attach ? as answers').run(answers)
    database.exec('begin')
    copyTables(database, 'main', 'answers', (table) => answersTables.includes(table))
    for (const table of answersTables) database.exec(`drop table main."${table}"`)
    // Made again, empty, as it was when the rooms came apart
    if (!isKeyThere) database.prepare('delete from migration where name = ?').run(roomsApart.name)
    database.exec('commit')
  } finally {
    database.close()
  }
}
