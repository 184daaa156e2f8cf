import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { Kysely } from 'kysely'
import { sqliteDialect } from './sqliteDialect.ts'
import type { Schema } from '../schema.ts'
import type { Store } from '../store.ts'

const oldestVersion = [3, 51, 3] as const

/** @throws Error naming the version, when SQLite is older than the one whose repairs we rely on */
export function assertSqliteVersion(version: string): void {
  const parts = version.split('.').map(Number)
  for (const [place, least] of oldestVersion.entries()) {
    const part = parts[place] ?? 0
    if (part > least) return
    if (part < least) throw new Error(`SQLite ${version} is too old: ${oldestVersion.join('.')} or newer is needed. Run npm ci again`)
  }
}

/** One folder at a time: asked to make several, Node never returns where the file system refuses, as under /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

/** Names, addresses and answers: for the owner of the file only. What is there already keeps its permissions. */
function makeFile(file: string): void {
  makeFolder(dirname(resolve(file)))
  closeSync(openSync(file, 'a', 0o600))
}

const fileTroubles: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder, expected a file',
  ENOTDIR: 'a part of its path is a file, expected folders',
  ENOENT: 'its folder cannot be made there',
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  SQLITE_NOTADB: 'it is not a database of SQLite',
  SQLITE_READONLY: 'it is read-only',
  SQLITE_READONLY_DIRECTORY: 'its folder is read-only',
  SQLITE_CANTOPEN: 'it, or the journal beside it, cannot be opened for writing',
}

const inWords = (error: unknown): string => fileTroubles[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message

function assertPragma(database: SqliteDatabase.Database, name: string, expected: string | number): void {
  const value = database.pragma(name, { simple: true })
  if (value !== expected) throw new Error(`the database ${database.name} has ${name} = ${String(value)}, ${expected} is needed for an acknowledged answer to be safe`)
}

/**
 * Opens a database file, or makes it.
 * @throws Error when the file cannot be opened, or SQLite does not keep the settings that make a commit durable
 */
export function openSqlite(file: string): Store {
  let database: SqliteDatabase.Database
  let reader: SqliteDatabase.Database | undefined
  try {
    if (file !== ':memory:') makeFile(file)
    database = new SqliteDatabase(file)
  } catch (error) {
    throw new Error(`the database ${file} cannot be opened: ${inWords(error)}`, { cause: error })
  }
  try {
    assertSqliteVersion(database.prepare<[], string>('select sqlite_version()').pluck().get()!)
    database.pragma('busy_timeout = 5000')
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    // The temporary B-trees of a sort may hold names and answers: not on disk
    database.pragma('temp_store = MEMORY')
    if (file !== ':memory:') assertPragma(database, 'journal_mode', 'wal')
    assertPragma(database, 'synchronous', 2)
    assertPragma(database, 'foreign_keys', 1)
    assertPragma(database, 'busy_timeout', 5000)
    if (file !== ':memory:') {
      reader = new SqliteDatabase(file, { readonly: true, timeout: 5000 })
      reader.pragma('temp_store = MEMORY')
    }
  } catch (error) {
    reader?.close()
    database.close()
    throw error instanceof SqliteDatabase.SqliteError ? new Error(`the database ${file} cannot be opened: ${inWords(error)}`, { cause: error }) : error
  }
  const kysely = new Kysely<Schema>({ dialect: sqliteDialect(database, reader) })
  return {
    kysely,
    kind: 'sqlite',
    async close() {
      // The writing connection last: it brings what stands in the journal into the file
      reader?.close()
      await kysely.destroy()
      // Without a query Kysely never took the database over
      if (database.open) database.close()
    },
  }
}
