import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPostgres, type PostgresServer } from '../db/postgresServer.ts'
import { openDatabase } from './database.ts'
import { startServer, type RunningServer } from './runningServer.ts'
import { enter, type Visitor } from './visitor.ts'
import { wholeAnswers } from './wholeAnswers.ts'

type Entry = readonly [path: string, value: unknown]

/** Every value of an answer with its place. */
function entriesOf(value: unknown, path = ''): Entry[] {
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, one]) => entriesOf(one, `${path}.${key}`))
  return [[path, value]]
}

/** Responses stand in the order of random ids, so sums may differ in their last digits, and in nothing else. */
function agree([path, value]: Entry, other: Entry | undefined): boolean {
  if (other === undefined || other[0] !== path) return false
  if (typeof value !== 'number' || typeof other[1] !== 'number') return value === other[1]
  return Math.abs(value - other[1]) <= 1e-9 * Math.max(1, Math.abs(value))
}

describe('the whole server on PostgreSQL and on SQLite', () => {
  let postgres: PostgresServer
  let servers: readonly RunningServer[]
  beforeAll(async () => {
    postgres = await startPostgres()
    servers = await Promise.all([startServer(), startServer({ environment: { DATABASE_URL: await postgres.newDatabase() } })])
  })
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()))
    await postgres.stop()
  })

  test('gives the same figures', async () => {
    const [onSqlite, onPostgres] = await Promise.all(servers.map((server) => enter(server.origin, server.links.analyst)))
    const waves = await Promise.all([onSqlite!, onPostgres!].map(async (person) => ((await (await person.get('/api/analyst/waves')).json()) as { waves: { id: string; state: string }[] }).waves))
    expect(waves[1]!.map(({ id, state }) => [id, state])).toEqual(waves[0]!.map(({ id, state }) => [id, state]))
    for (const path of ['participation', 'effect-matrices?view=raked', 'crossings?by=activity&view=stratified', 'codebook']) {
      const read = async (person: Visitor) => {
        const response = await person.get(`/api/analyst/waves/2019/${path}`)
        expect([path, response.status]).toEqual([path, 200])
        return entriesOf(await response.json())
      }
      const [sqlite, postgresEntries] = [await read(onSqlite!), await read(onPostgres!)]
      expect(sqlite.length).toBeGreaterThan(50)
      expect(postgresEntries.filter((entry, place) => !agree(entry, sqlite[place]))).toEqual([])
      expect(postgresEntries.length).toBe(sqlite.length)
    }
  })

  test('takes a member from the link to a complete response that the manager sees', async () => {
    for (const server of servers) {
      const member = await enter(server.origin, server.links.respondent)
      const { reference } = (await (await member.get('/api/respondent/questionnaire')).json()) as { reference: string }
      const send = (basedOnRevision: number) => member.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision, answers: { q1: 1 }, page: 'q1' })
      expect((await send(0)).status).toBe(200)
      expect(await (await member.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: 0, answers: { q1: 0 }, page: null })).json()).toMatchObject({ code: 'staleRevision', revision: 1 })
      const submission = { reference, basedOnRevision: 1, answers: wholeAnswers(), submissionKey: randomUUID() }
      const statuses = await Promise.all(Array.from({ length: 10 }, async () => (await member.sendJson('POST', '/api/respondent/submission', submission)).status))
      expect(new Set(statuses)).toEqual(new Set([200]))
      const manager = await enter(server.origin, server.links.manager)
      const { participation } = (await (await manager.get('/api/manager/overview')).json()) as { participation: { complete: number } }
      expect(participation.complete).toBe(1)
      const once = await manager.press(server.links.manager)
      expect(once.status).toBe(404)
    }
  })
})

describe('a SQLite file that another program holds', () => {
  let server: RunningServer
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.stop())

  test('is waited for, then the member is asked to try again, and nothing is promised that is not stored', async () => {
    const member = await enter(server.origin, server.links.respondent)
    const { reference } = (await (await member.get('/api/respondent/questionnaire')).json()) as { reference: string }
    const save = () => member.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: 0, answers: { q1: 1 }, page: null })
    const other = openDatabase(server)
    other.exec('begin immediate')
    try {
      const refused = await save()
      expect([refused.status, refused.headers.get('retry-after'), ((await refused.json()) as { code: string }).code]).toEqual([503, '5', 'storeUnavailable'])
    } finally {
      other.exec('rollback')
      other.close()
    }
    expect((await save()).status).toBe(200)
    // What the operator reads names the route and the code, not the member
    expect(server.output()).toMatch(/PUT \/api\/respondent\/answers failed, reference [0-9a-f-]{36}: SqliteError SQLITE_BUSY\n/)
    expect(server.output()).not.toContain(reference)
  })
})
