import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { connect } from '../../db/connect.ts'
import { startPostgres } from './postgresServer.ts'
import { migratedSqlite } from './templates/migratedSqlite.ts'
import type { DatabaseKind, Store } from '../../db/store.ts'
import type { PostgresServer } from './postgresServer.ts'

export interface TestDatabases {
  readonly kind: DatabaseKind
  /** The address of an empty database of its own. */
  newUrl(): Promise<string>
  /** The address of a database of its own that is migrated and has no rows. */
  newMigratedUrl(): Promise<string>
  /** An open, migrated, empty database, or that of the address; closed after the test. */
  open(url?: string): Promise<Store>
}

/** Describes the same tests for SQLite and for a real PostgreSQL, one server for the file. */
export function onEachDatabase(name: string, tests: (databases: TestDatabases) => void): void {
  describe(`${name} on sqlite`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'sqlite-'))
    let made = 0
    const newUrl = () => Promise.resolve(`sqlite:${join(folder, `${++made}.db`)}`)
    afterAll(() => rmSync(folder, { recursive: true, force: true }))
    const newMigratedUrl = () => migratedSqlite(folder, String(++made))
    tests({ kind: 'sqlite', newUrl, newMigratedUrl, open: closedAfterwards(newMigratedUrl) })
  })
  describe(`${name} on postgres`, () => {
    let server: PostgresServer
    beforeAll(async () => {
      server = await startPostgres()
    })
    // A start that failed has already said why
    afterAll(async () => await (server as PostgresServer | undefined)?.stop())
    const newUrl = () => server.newDatabase()
    const newMigratedUrl = () => server.newMigratedDatabase()
    tests({ kind: 'postgres', newUrl, newMigratedUrl, open: closedAfterwards(newMigratedUrl) })
  })
}

function closedAfterwards(newMigratedUrl: () => Promise<string>): (url?: string) => Promise<Store> {
  const opened: Store[] = []
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close()
  })
  return async (url) => {
    const store = await connect(url ?? (await newMigratedUrl()))
    opened.push(store)
    return store
  }
}
