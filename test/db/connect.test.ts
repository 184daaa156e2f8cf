import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { assertNodeVersion, connect } from '../../db/connect.ts'
import { assertSqliteVersion } from '../../db/connections/sqliteConnection.ts'

const folder = mkdtempSync(join(tmpdir(), 'connect-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('connect', () => {
  test('a SQLite file in a folder that is not there yet: durable, with foreign keys', async () => {
    const store = await connect(`sqlite:${join(folder, 'new/survey.db')}`)
    const pragma = async (name: string) => Object.values((await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(store.kysely)).rows[0]!)[0]
    expect(await pragma('journal_mode')).toBe('wal')
    expect(await pragma('synchronous')).toBe(2)
    expect(await pragma('foreign_keys')).toBe(1)
    expect(await pragma('busy_timeout')).toBe(5000)
    await store.close()
  })

  test('a transaction on SQLite holds the write lock from its start, and its file is for its owner only', async () => {
    const file = join(folder, 'lock.db')
    const store = await connect(`sqlite:${file}`)
    const other = new Database(file, { timeout: 0 })
    await store.kysely.transaction().execute(async (transaction) => {
      await transaction.selectFrom('wave').selectAll().execute()
      expect(() => other.exec('begin immediate')).toThrow('database is locked')
    })
    other.exec('begin immediate; rollback')
    other.close()
    await store.close()
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('a file that is no database is named', async () => {
    const file = join(folder, 'letter.db')
    writeFileSync(file, 'Dear all, this is a letter and not a database. '.repeat(50))
    await expect(connect(`sqlite:${file}`)).rejects.toThrow(`the database ${file} cannot be opened: it is not a database of SQLite`)
  })

  test.each([
    ['a folder', () => folder, 'it is a folder, expected a file'],
    ['under a file', () => join(import.meta.filename, 'survey.db'), 'a part of its path is a file, expected folders'],
    ['under /proc', () => '/proc/nowhere/at/all/survey.db', 'its folder cannot be made there'],
    ['in /proc', () => '/proc/survey.db', 'its folder cannot be made there'],
  ])('%s is refused at once, in one line', async (_, file, why) => {
    await expect(connect(`sqlite:${file()}`)).rejects.toThrow(new Error(`the database ${file()} cannot be opened: ${why}`))
  })

  test('a file of the system that can only be read is refused at once, whoever runs this', async () => {
    await expect(connect('sqlite:/proc/version')).rejects.toThrow(/^the database \/proc\/version cannot be opened: [^\n]+$/)
  })

  test('a PostgreSQL that does not answer is named, without its password', async () => {
    const failure = await connect('postgres://someone:secret@127.0.0.1:1/survey').catch((error: Error) => error.message)
    expect(failure).toMatch(/^the database survey at 127\.0\.0\.1 cannot be used: .*ECONNREFUSED/)
    expect(failure).not.toContain('secret')
  })

  test('an address of another kind says what was expected', async () => {
    await expect(connect('mysql://root:secret@host/db')).rejects.toThrow('DATABASE_URL begins with mysql:, expected sqlite:PATH or postgres://…')
    await expect(connect('sqlite:')).rejects.toThrow('expected for example sqlite:data/survey.db')
  })
})

describe('versions', () => {
  test.each(['v24.0.0', 'v24.21.0', 'v25.1.0'])('Node %s will do', (version) => {
    expect(() => assertNodeVersion(version)).not.toThrow()
  })
  test.each(['v20.20.2', 'v22.18.0', 'nonsense'])('Node %s will not', (version) => {
    expect(() => assertNodeVersion(version)).toThrow(`this is Node ${version}, and Node 24 is needed`)
  })
  test.each(['3.51.3', '3.52.0', '3.54.0', '4.0.0'])('SQLite %s will do', (version) => {
    expect(() => assertSqliteVersion(version)).not.toThrow()
  })
  test.each(['3.51.2', '3.50.9', '2.99.99', '3.51'])('SQLite %s will not', (version) => {
    expect(() => assertSqliteVersion(version)).toThrow(`SQLite ${version} is too old: 3.51.3 or newer is needed`)
  })
})
