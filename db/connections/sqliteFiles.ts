import { closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname, join, parse, resolve } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import type { Room } from '../rooms.ts'

export type RoomFiles = Readonly<Record<Room, string>>

/** The three files of a database: the configured one with identity, and the other two beside it. */
export function roomFiles(file: string): RoomFiles {
  const { dir, name, ext } = parse(file)
  return { identity: file, answers: join(dir, `${name}-answers${ext}`), link: join(dir, `${name}-key${ext}`) }
}

/**
 * Bytes of a page, at the making of a file. A response of usual length stands whole in its place by random id;
 * with pages of 4 kB its end would stand on a page of its own, and such pages follow one another in order of arrival.
 */
const pageSizes: Readonly<Record<Room, number>> = { identity: 4096, answers: 16384, link: 4096 }

/** One folder at a time: asked to make several, Node never returns where the file system refuses, as under /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

/** Names, addresses and answers: for the owner of the file only. What is there already keeps its permissions. */
export function makeFile(room: Room, file: string): void {
  makeFolder(dirname(resolve(file)))
  closeSync(openSync(file, 'a', 0o600))
  if (statSync(file).size > 0) return
  const database = new SqliteDatabase(file, { timeout: 5000 })
  try {
    database.pragma(`page_size = ${pageSizes[room]}`)
    database.pragma('journal_mode = WAL')
  } finally {
    database.close()
  }
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

/** @throws Error that names the file and says in words why it cannot be used */
export function withFile<Outcome>(file: string, work: () => Outcome): Outcome {
  try {
    return work()
  } catch (error) {
    const isOfFile = error instanceof SqliteDatabase.SqliteError || 'code' in (error as object)
    throw isOfFile ? new Error(`the database ${file} cannot be opened: ${inWords(error)}`, { cause: error }) : error
  }
}
