import type Database from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startPostgres } from '../db/postgresServer.ts'
import { makeLinks, openDatabase, openWave } from '../server/database.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { visitor } from '../server/visitor.ts'

const publicOrigin = 'https://bevraging.voorbeeld.be'
const environment = { PUBLIC_ORIGIN: publicOrigin, TRUSTED_PROXY: '127.0.0.1' }
const from = (server: RunningServer, address: string) => visitor(server.origin, { publicOrigin, from: address })
const wrong = (number: number) => `/r/${String(number).padStart(43, 'A')}`

/**
 * The answers of many requests that were sent together, and how many minutes they can have touched: a minute begins with
 * the first attempt that it counts.
 * @param startedMs before the first attempt that counts with these, of `performance.now()`
 */
async function together(times: number, ask: (number: number) => Promise<Response>, startedMs = performance.now()): Promise<{ readonly looked: number; readonly limited: number; readonly minutes: number }> {
  const statuses = await Promise.all(Array.from({ length: times }, async (_, number) => (await ask(number)).status))
  const count = (status: number) => statuses.filter((one) => one === status).length
  return { looked: count(404), limited: count(429), minutes: 1 + Math.floor((performance.now() - startedMs) / 60_000) }
}

/** Exactly so many were looked at, where all came within a minute. */
function expectLimit({ looked, limited, minutes }: Awaited<ReturnType<typeof together>>, times: number, allowed: number): void {
  expect(looked + limited).toBe(times)
  expect(looked).toBeGreaterThanOrEqual(allowed)
  expect(looked).toBeLessThanOrEqual(allowed * minutes)
}

describe('check 2: wrong tokens', () => {
  let server: RunningServer
  let database: Database.Database
  beforeAll(async () => {
    server = await startServer({ environment })
    database = openDatabase(server)
  })
  afterAll(async () => {
    database.close()
    await server.stop()
  })
  // The minute of one test is not that of another
  beforeEach(() => void database.prepare('delete from attempt_count').run())

  test('1,000 from one address: twenty are looked at, the others wait, and nobody else does', async () => {
    expectLimit(await together(1_000, (number) => from(server, '198.51.100.1').get(wrong(number))), 1_000, 20)
    const limited = await from(server, '198.51.100.1').get(server.links.respondent)
    expect([limited.status, Number(limited.headers.get('retry-after'))]).toEqual([429, expect.toSatisfy((seconds: number) => seconds >= 1 && seconds <= 60)])
    expect((await from(server, '198.51.100.2').get(server.links.respondent)).status).toBe(200)
    // What was counted stands in the store as hashes
    expect(JSON.stringify(database.prepare('select * from attempt_count').all())).not.toContain('198.51.100')
  })

  test('1,000 from 100 addresses are limited together, and a member still gets in', async () => {
    expectLimit(await together(1_000, (number) => from(server, `203.0.113.${number % 100}`).get(wrong(number))), 1_000, 200)
    expect((await from(server, '198.51.100.3').get(server.links.respondent)).status).toBe(200)
    // At most a row for each that was looked at, and one for all
    expect(database.prepare('select count(*) from attempt_count').pluck().get()).toBeLessThanOrEqual(201)
  })

  test('an IPv6 network counts as one', async () => {
    expectLimit(await together(40, (number) => from(server, `2001:db8:0:1::${number.toString(16)}`).get(wrong(number))), 40, 20)
    expect((await from(server, '2001:db8:0:2::1').get(wrong(1))).status).toBe(404)
  })

  test('of sign-in links: the same limits', async () => {
    const guess = (address: string, number: number) => from(server, address).press(`/aanmelden/${String(number).padStart(43, 'A')}`)
    expectLimit(await together(30, (number) => guess('198.51.100.5', number)), 30, 20)
    database.prepare('delete from attempt_count').run()
    expectLimit(await together(300, (number) => guess(`203.0.113.${number % 100}`, number)), 300, 200)
  })

  test('unknown, replaced and revoked invitations, unknown and expired sign-in links: the same body, and the same class of time', async () => {
    const [revoked, replaced] = makeLinks(server, database, openWave(database), 2)
    database.prepare('update invitation set revoked_at = ? where id = ?').run(new Date().toISOString(), revoked!.id)
    database.prepare('update invitation set token_hash = ? where id = ?').run('0'.repeat(64), replaced!.id)
    const expired = new URL(server.links.manager).pathname
    database.prepare('update sign_in_link set expires_at = ?').run(new Date(Date.now() - 1).toISOString())
    const kinds = {
      invitation: [wrong(1), new URL(replaced!.link).pathname, new URL(revoked!.link).pathname],
      signInLink: [`/aanmelden/${'A'.repeat(43)}`, expired],
    }
    for (const [kind, addresses] of Object.entries(kinds)) {
      const bodies = await Promise.all(addresses.map(async (address) => (await from(server, '192.0.2.1').get(address)).text()))
      expect([kind, new Set(bodies).size]).toEqual([kind, 1])
      // One after the other in turn, so that what else the machine does falls on all alike
      const times = addresses.map(() => [] as number[])
      for (let round = 0; round < 40; round++) {
        for (const [place, address] of addresses.entries()) {
          const person = from(server, `192.0.2.${2 + ((round * addresses.length + place) % 200)}`)
          const startedMs = performance.now()
          const { status } = await person.get(address)
          times[place]!.push(performance.now() - startedMs)
          expect([kind, status]).toEqual([kind, 404])
        }
      }
      const medians = times.map((all) => all.sort((a, b) => a - b)[all.length / 2]!)
      // A hash that is stretched, or a mail that is sent, would be ten times as slow
      expect([kind, Math.max(...medians) < 3 * Math.min(...medians)]).toEqual([kind, true])
    }
  })
})

describe('check 2: two servers on one database share the limits', () => {
  async function sharing(one: RunningServer, other: RunningServer): Promise<void> {
    const both = (number: number) => (number % 2 === 0 ? one : other)
    const startedMs = performance.now()
    const statuses: number[] = []
    for (let number = 0; number < 30; number++) statuses.push((await from(both(number), '198.51.100.1').get(wrong(number))).status)
    if (performance.now() - startedMs < 60_000) expect(statuses).toEqual([...Array.from({ length: 20 }, () => 404), ...Array.from({ length: 10 }, () => 429)])
    expectLimit(await together(40, (number) => from(both(number), '198.51.100.2').get(wrong(number))), 40, 20)
    // What is left of everybody's minute: 20 of the first and up to 40 of the second are used up
    const all = await together(600, (number) => from(both(number), `203.0.113.${number % 100}`).get(wrong(number)), startedMs)
    expect([all.looked + all.limited, all.looked >= 140, all.looked <= 200 * all.minutes]).toEqual([600, true, true])
  }

  test('on SQLite', async () => {
    const one = await startServer({ environment })
    const other = await startServer({ environment, folder: one.folder })
    try {
      await sharing(one, other)
    } finally {
      await other.stop()
      await one.stop()
    }
  })

  test('on PostgreSQL', async () => {
    const postgres = await startPostgres()
    const DATABASE_URL = await postgres.newMigratedDatabase()
    const one = await startServer({ environment: { ...environment, DATABASE_URL } })
    const other = await startServer({ environment: { ...environment, DATABASE_URL } })
    try {
      await sharing(one, other)
    } finally {
      await other.stop()
      await one.stop()
      await postgres.stop()
    }
  })
})
