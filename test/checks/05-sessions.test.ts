import type Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashToken, newToken } from '../../server/access/tokens.ts'
import { openDatabase } from '../server/database.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { enter, visitor, type Visitor } from '../server/visitor.ts'

let server: RunningServer
let database: Database.Database
let steward: Visitor
beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  steward = await enter(server.origin, server.links.steward)
})
afterAll(async () => {
  database.close()
  await server.stop()
})

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
let made = 0

/** Somebody with an account and two browsers that are signed in. */
function signedInTwice(): { id: string; browsers: Visitor[] } {
  const id = `account-${++made}`
  database.prepare(`insert into account (id, email, name, role) values (?, ?, 'Iemand', 'analyst')`).run(id, `${id}@voorbeeld.be`)
  const browsers = [newToken(), newToken()].map((session) => {
    database.prepare('insert into session (id_hash, account_id, created_at, seen_at) values (?, ?, ?, ?)').run(hashToken(session), id, minutesAgo(0), minutesAgo(0))
    return withSession(session)
  })
  return { id, browsers }
}

function withSession(session: string): Visitor {
  const one = visitor(server.origin)
  return { ...one, get: (path, headers = {}) => one.get(path, { ...headers, Cookie: `__Host-session=${session}` }) }
}

const statuses = (browsers: readonly Visitor[]) => Promise.all(browsers.map(async (one) => (await one.get('/api/analyst/waves')).status))

test('check 5: the id of the session is new at each sign-in; one that was planted or held before opens nothing', async () => {
  const person = visitor(server.origin)
  const planted = newToken()
  const entered = await person.press(server.links.analyst, {}, { Cookie: `__Host-session=${planted}` })
  expect(entered.status).toBe(303)
  const first = person.cookies.get('__Host-session')!
  expect(first).not.toBe(planted)
  expect(await statuses([withSession(planted), withSession(first)])).toEqual([401, 200])
  // The next sign-in of this browser: the former id ends with it
  expect((await person.press(server.links.manager)).status).toBe(303)
  expect(person.cookies.get('__Host-session')).not.toBe(first)
  expect(await statuses([withSession(first)])).toEqual([401])
})

test('check 5: signing out ends the session in the store, not only in the browser', async () => {
  const { browsers: [one, other] } = signedInTwice()
  const person = visitor(server.origin)
  const session = newToken()
  database.prepare('insert into session (id_hash, account_id, created_at, seen_at) values (?, ?, ?, ?)').run(hashToken(session), `account-${made}`, minutesAgo(0), minutesAgo(0))
  expect((await person.press('/afmelden', {}, { Cookie: `__Host-session=${session}` })).status).toBe(303)
  expect(await statuses([withSession(session), one!, other!])).toEqual([401, 200, 200])
})

const cluster = () => database.prepare('select id from cluster order by id limit 1').pluck().get() as string
test.each([
  ['is disabled', 'state', () => ({ disabled: true })],
  ['gets another role', 'rights', () => ({ role: 'steward', clusterId: null })],
  ['gets a cluster', 'rights', () => ({ role: 'manager', clusterId: cluster() })],
])('check 5: every session ends within one request when the account %s', async (_, what, body) => {
  const { id, browsers } = signedInTwice()
  expect(await statuses(browsers)).toEqual([200, 200])
  expect((await steward.sendJson('PUT', `/api/steward/accounts/${id}/${what}`, body())).status).toBe(200)
  expect(await statuses(browsers)).toEqual([401, 401])
  expect(database.prepare('select count(*) from session where account_id = ?').pluck().get(id)).toBe(0)
  expect((await steward.get('/api/session')).status).toBe(200)
})

test('check 5: thirty minutes idle, and eight hours at most, by the clock of the server', async () => {
  for (const [seen, created, status] of [[29, 29, 200], [31, 31, 401], [0, 8 * 60 - 1, 200], [0, 8 * 60 + 1, 401]] as const) {
    const { id, browsers: [one] } = signedInTwice()
    database.prepare('update session set seen_at = ?, created_at = ? where account_id = ?').run(minutesAgo(seen), minutesAgo(created), id)
    expect([seen, created, ...(await statuses([one!]))]).toEqual([seen, created, status])
  }
})
