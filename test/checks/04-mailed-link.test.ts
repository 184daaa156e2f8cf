import type Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../server/database.ts'
import { realSmtp, textOf, type RealSmtp } from '../server/mail/realSmtp.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { visitor, type Visitor } from '../server/visitor.ts'

const publicOrigin = 'https://bevraging.voorbeeld.be'
let server: RunningServer
let database: Database.Database
let smtp: RealSmtp
beforeAll(async () => {
  smtp = await realSmtp()
  server = await startServer({ environment: { SMTP_URL: smtp.url, PUBLIC_ORIGIN: publicOrigin, TRUSTED_PROXY: '127.0.0.1' } })
  database = openDatabase(server)
})
afterAll(async () => {
  database.close()
  await server.stop()
  await smtp.close()
})

let visits = 0
const somebody = (): Visitor => visitor(server.origin, { publicOrigin, from: `203.0.113.${++visits}` })

let made = 0
function newAccount(): { id: string; email: string } {
  const account = { id: `account-${++made}`, email: `iemand.${made}@voorbeeld.be` }
  database.prepare(`insert into account (id, email, name, role, cluster_id) values (?, ?, 'Iemand', 'manager', (select id from cluster limit 1))`).run(account.id, account.email)
  return account
}

async function mailedLink(person: Visitor, email: string): Promise<string> {
  expect((await person.press('/aanmelden', { email })).status).toBe(200)
  return new RegExp(`${publicOrigin}/aanmelden/\\S+`).exec(textOf((await smtp.next()).source))![0]
}

test('check 4: works once, also when five press at the same moment', async () => {
  const person = somebody()
  const link = await mailedLink(person, newAccount().email)
  const headers = { Origin: publicOrigin, Cookie: [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
  const address = link.replace(publicOrigin, server.origin)
  const pressed = await Promise.all(Array.from({ length: 5 }, () => fetch(address, { method: 'POST', redirect: 'manual', headers })))
  expect(pressed.map(({ status }) => status).sort()).toEqual([303, 404, 404, 404, 404])
  expect((await fetch(address, { method: 'POST', redirect: 'manual', headers })).status).toBe(404)
})

test('check 4: ten minutes, and not a moment more', async () => {
  for (const [agoMs, status] of [[10 * 60_000 - 5_000, 303], [10 * 60_000, 404]] as const) {
    const person = somebody()
    const { id, email } = newAccount()
    const link = await mailedLink(person, email)
    const row = database.prepare('select created_at, expires_at from sign_in_link where account_id = ?').get(id) as { created_at: string; expires_at: string }
    expect(Date.parse(row.expires_at) - Date.parse(row.created_at)).toBeLessThanOrEqual(10 * 60_000)
    // As if it had been asked for that much earlier
    database.prepare('update sign_in_link set expires_at = ? where account_id = ?').run(new Date(Date.parse(row.expires_at) - agoMs).toISOString(), id)
    expect([agoMs, (await person.press(link)).status]).toEqual([agoMs, status])
  }
})

test('check 4: only in the browser that asked', async () => {
  const person = somebody()
  const link = await mailedLink(person, newAccount().email)
  const thief = somebody()
  expect([(await thief.get(link)).status, (await thief.press(link)).status]).toEqual([404, 404])
  // Not either with a request of its own under way
  await mailedLink(thief, newAccount().email)
  expect((await thief.press(link)).status).toBe(404)
  expect((await person.press(link)).status).toBe(303)
})

test('check 4: a newer request revokes the older', async () => {
  const person = somebody()
  const { email } = newAccount()
  const [older, newer] = [await mailedLink(person, email), await mailedLink(person, email)]
  expect([(await person.press(older)).status, (await person.press(newer)).status]).toEqual([404, 303])
})

test('check 4: a token of another purpose is refused', async () => {
  const person = somebody()
  const link = await mailedLink(person, newAccount().email)
  const tokenOf = (address: string) => new URL(address).pathname.split('/').at(-1)!
  const cookie = person.cookies.get('__Host-signInRequest')!
  // An invitation as a sign-in link, a sign-in link as an invitation, the cookie's secret as either, and either as a session
  expect((await person.press(`/aanmelden/${tokenOf(server.links.respondent)}`)).status).toBe(404)
  expect((await person.press(`/r/${tokenOf(link)}`)).status).toBe(404)
  expect([(await person.press(`/aanmelden/${cookie}`)).status, (await person.press(`/r/${cookie}`)).status]).toEqual([404, 404])
  for (const secret of [tokenOf(link), tokenOf(server.links.respondent), cookie]) {
    const headers = { Cookie: `__Host-session=${secret}; __Host-respondent=${secret}` }
    expect((await fetch(`${server.origin}/api/session`, { headers })).status).toBe(401)
    expect((await fetch(`${server.origin}/api/respondent/questionnaire`, { headers })).status).toBe(401)
  }
  expect((await person.press(link)).status).toBe(303)
})

test('check 4: an account that is disabled meanwhile is not let in', async () => {
  const person = somebody()
  const { id, email } = newAccount()
  const link = await mailedLink(person, email)
  database.prepare('update account set disabled_at = ? where id = ?').run(new Date().toISOString(), id)
  expect((await person.press(link)).status).toBe(404)
})
