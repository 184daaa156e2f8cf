import SqliteDatabase from 'better-sqlite3'
import { withFile } from './sqliteFiles.ts'
import type { Room } from '../rooms.ts'
import type { RoomFiles } from './sqliteFiles.ts'

const oldestVersion = [3, 51, 3] as const

/** Milliseconds to wait for another process that writes. */
const patience = 5000

/** @throws Error naming the version, when SQLite is older than the one whose repairs we rely on */
export function assertSqliteVersion(version: string): void {
  const parts = version.split('.').map(Number)
  for (const [place, least] of oldestVersion.entries()) {
    const part = parts[place] ?? 0
    if (part > least) return
    if (part < least) throw new Error(`SQLite ${version} is too old: ${oldestVersion.join('.')} or newer is needed. Run npm ci again`)
  }
}

function assertPragma(database: SqliteDatabase.Database, file: string, name: string, expected: string | number): void {
  const value = database.pragma(name, { simple: true })
  if (value !== expected) throw new Error(`the database ${file} has ${name.split('.').at(-1)!} = ${String(value)}, ${expected} is needed for an acknowledged answer to be safe`)
}

/** The first room is the main database of the connection, the others are attached in the given order. */
function open(files: RoomFiles, rooms: readonly Room[], readonly: boolean): SqliteDatabase.Database {
  const [first, ...others] = rooms
  const database = withFile(files[first!], () => new SqliteDatabase(files[first!], { readonly, timeout: patience }))
  try {
    for (const room of others) {
      withFile(files[room], () => database.prepare(`attach ? as ${room}`).run(files[room]))
    }
    // The temporary B-trees of a sort may hold names and answers: not on disk
    database.pragma('temp_store = MEMORY')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

export const openReading = (files: RoomFiles, rooms: readonly Room[]): SqliteDatabase.Database => open(files, rooms, true)

/**
 * SQLite commits file after file, the main one first, then in the order of attaching; with synchronous = FULL each is
 * on disk before the next begins.
 * @throws Error when SQLite does not keep the settings that make a commit durable
 */
export function openWriting(files: RoomFiles, rooms: readonly Room[]): SqliteDatabase.Database {
  const database = open(files, rooms, false)
  try {
    for (const [place, room] of rooms.entries()) {
      const name = place === 0 ? 'main' : room
      withFile(files[room], () => {
        database.pragma(`${name}.journal_mode = WAL`)
        database.pragma(`${name}.synchronous = FULL`)
        // What is deleted is overwritten: an answer taken back, a link that is destroyed
        database.pragma(`${name}.secure_delete = ON`)
      })
      assertPragma(database, files[room], `${name}.journal_mode`, 'wal')
      assertPragma(database, files[room], `${name}.synchronous`, 2)
      assertPragma(database, files[room], `${name}.secure_delete`, 1)
    }
    database.pragma('foreign_keys = ON')
    assertPragma(database, files[rooms[0]!], 'foreign_keys', 1)
    assertPragma(database, files[rooms[0]!], 'busy_timeout', patience)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
