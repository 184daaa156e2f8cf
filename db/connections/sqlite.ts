import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { roomsInOrderOfCommit } from '../rooms.ts'
import { assertSqliteVersion, openReading, openWriting } from './sqliteConnection.ts'
import { sqliteDialect } from './sqliteDialect.ts'
import { makeFile, roomFiles, withFile } from './sqliteFiles.ts'
import type { Schema } from '../schema.ts'
import type { Store } from '../store.ts'

/**
 * Opens the three files of a database, or makes them: the given one and two beside it. `:memory:` is one that is
 * forgotten when it is closed.
 * @throws Error when a file cannot be opened, or SQLite does not keep the settings that make a commit durable
 */
export function openSqlite(file: string): Store {
  if (file !== ':memory:') return openFiles(file)
  const folder = mkdtempSync(join(tmpdir(), 'forgotten-'))
  const store = openFiles(join(folder, 'survey.db'))
  const close = async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...store, close }
}

function openFiles(file: string): Store {
  const files = roomFiles(file)
  for (const room of ['identity', 'answers', 'link'] as const) withFile(files[room], () => makeFile(room, files[room]))
  const database = openWriting(files, roomsInOrderOfCommit)
  try {
    assertSqliteVersion(database.prepare<[], string>('select sqlite_version()').pluck().get()!)
    const reader = openReading(files, roomsInOrderOfCommit)
    // The key is none of its files
    const reporter = openReading(files, ['answers', 'identity'])
    const kysely = new Kysely<Schema>({ dialect: sqliteDialect(database, reader) })
    const reporting = new Kysely<Schema>({ dialect: sqliteDialect(reporter, reporter) })
    return {
      kysely,
      reporting,
      kind: 'sqlite',
      rooms: {
        // The files are made by opening them, and nobody else has a role
        prepare: () => Promise.resolve(),
        letReportingRead: () => Promise.resolve(),
        async change(room, work) {
          const alone = new Kysely<any>({ dialect: sqliteDialect(openWriting(files, [room]), undefined) })
          try {
            return await alone.transaction().execute(work)
          } finally {
            await alone.destroy()
          }
        },
      },
      async snapshot(work) {
        const alone = new Kysely<Schema>({ dialect: sqliteDialect(openReading(files, roomsInOrderOfCommit), undefined) })
        try {
          return await alone.connection().execute(async (reading) => {
            // Nobody is between the commits of two files while each file is looked at for the first time
            await kysely.transaction().execute(async () => {
              await sql`begin`.execute(reading)
              for (const place of ['main', 'answers', 'identity']) await sql`select count(*) from ${sql.raw(place)}.sqlite_master`.execute(reading)
            })
            try {
              return await work(reading)
            } finally {
              await sql`rollback`.execute(reading)
            }
          })
        } finally {
          await alone.destroy()
        }
      },
      async close() {
        // The writing connection last: it brings what stands in the journals into the files
        await reporting.destroy()
        if (reporter.open) reporter.close()
        reader.close()
        await kysely.destroy()
        // Without a query Kysely never took the database over
        if (database.open) database.close()
      },
    }
  } catch (error) {
    database.close()
    throw error
  }
}
