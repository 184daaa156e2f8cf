import type Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everything, openDatabase } from '../server/database.ts'
import { realSmtp, textOf, type RealSmtp } from '../server/mail/realSmtp.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { visitor } from '../server/visitor.ts'

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

const scanners = ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36', 'curl/8.5.0', '']

/** What a program that checks mails does: it fetches the link from elsewhere, with no cookie, and runs no button. */
async function scanTenTimes(link: string): Promise<number[]> {
  const statuses = []
  for (let time = 0; time < 10; time++) {
    const scanner = visitor(server.origin, { publicOrigin, from: `203.0.113.${time}` })
    const headers = { 'User-Agent': scanners[time % scanners.length]! }
    statuses.push((await scanner.get(link, headers)).status, (await scanner.request(link, { method: 'HEAD', headers })).status)
    expect(scanner.cookies.size).toBe(0)
  }
  return statuses
}

/** All but the counts of attempts and the trail of what was refused. */
const whatCounts = () => {
  const { attempt_count: _, audit_entry: __, audit_head: ___, ...tables } = everything(database)
  return tables
}

test('check 3: fetching an invitation twenty times changes nothing; then the button works', async () => {
  const before = everything(database)
  expect(new Set(await scanTenTimes(server.links.respondent))).toEqual(new Set([200]))
  expect(everything(database)).toEqual(before)
  const member = visitor(server.origin, { publicOrigin, from: '198.51.100.1' })
  const opened = await member.press(server.links.respondent)
  expect([opened.status, opened.headers.get('location')]).toEqual([303, '/vragenlijst'])
  expect(whatCounts()).not.toEqual(before)
  expect((await member.get('/api/respondent/questionnaire')).status).toBe(200)
})

test('check 3: fetching a sign-in link twenty times changes nothing; then the button works, in the browser that asked', async () => {
  const person = visitor(server.origin, { publicOrigin, from: '198.51.100.2' })
  expect((await person.press('/aanmelden', { email: 'analist@voorbeeld.example' })).status).toBe(200)
  const link = new RegExp(`${publicOrigin}/aanmelden/\\S+`).exec(textOf((await smtp.next()).source))![0]
  const before = whatCounts()
  // A scanner is another browser, and learns nothing
  expect(new Set(await scanTenTimes(link))).toEqual(new Set([404]))
  for (let time = 0; time < 10; time++) expect([(await person.get(link)).status, (await person.request(link, { method: 'HEAD' })).status]).toEqual([200, 200])
  expect(whatCounts()).toEqual(before)
  expect((await person.press(link)).status).toBe(303)
  expect((await person.get('/api/session')).status).toBe(200)
})

test('check 3: no other method than a pressed button opens a link', async () => {
  for (const method of ['OPTIONS', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
    const before = whatCounts()
    const response = await visitor(server.origin, { publicOrigin, from: '198.51.100.3' }).request(server.links.respondent, { method, headers: { Origin: publicOrigin } })
    expect([method, response.ok, response.status < 500, response.headers.getSetCookie()]).toEqual([method, false, true, []])
    expect(whatCounts()).toEqual(before)
  }
})
