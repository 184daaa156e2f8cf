import { mkdirSync, readdirSync, readFileSync, watch } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everything, openDatabase } from './database.ts'
import { headersOf, realSmtp, textOf, type RealSmtp } from './mail/realSmtp.ts'
import { startServer, type RunningServer } from './runningServer.ts'
import { enter, visitor, type Visitor } from './visitor.ts'

let server: RunningServer
let smtp: RealSmtp
let database: Database.Database

/** As in real use: https in front, which says from where a request comes. */
const publicOrigin = 'https://bevraging.voorbeeld.be'

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

let made = 0
/** Somebody of their own, at an address of their own: the limits of one test do not meet another. */
const somebody = (): Visitor => visitor(server.origin, { publicOrigin, from: `203.0.113.${++visits}` })
let visits = 0
function newAccount(role: 'analyst' | 'steward' = 'analyst'): { id: string; email: string } {
  made++
  const account = { id: `account-${made}`, email: `iemand.${made}@voorbeeld.be` }
  database.prepare('insert into account (id, email, name, role) values (?, ?, ?, ?)').run(account.id, account.email, `Iemand ${made}`, role)
  return account
}

async function ask(person: Visitor, email: string): Promise<Response> {
  return person.press('/aanmelden', { email })
}

const linkIn = (source: string) => new RegExp(`${publicOrigin}/aanmelden/\\S+`).exec(textOf(source))![0]

async function mailedLink(person: Visitor, email: string): Promise<string> {
  expect((await ask(person, email)).status).toBe(200)
  const mail = await smtp.next()
  expect(mail.to).toEqual([email])
  return linkIn(mail.source)
}

describe('signing in', () => {
  test('with a mailed link: a button, a session, the pages of the role, out again', async () => {
    const person = somebody()
    const { email } = newAccount()
    const link = await mailedLink(person, `  ${email.toUpperCase()} `.trim().toLowerCase())
    expect(new URL(link).origin).toBe(publicOrigin)
    const before = everything(database)
    for (let time = 0; time < 10; time++) {
      expect((await person.get(link)).status).toBe(200)
      expect((await person.request(link, { method: 'HEAD' })).status).toBe(200)
    }
    expect(everything(database)).toEqual(before)
    const entered = await person.press(link)
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/analyse'])
    expect(entered.headers.getSetCookie()[0]).toMatch(/^__Host-session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(await (await person.get('/api/session')).json()).toEqual({ account: { name: expect.stringMatching(/^Iemand/), role: 'analyst', clusterId: null } })
    const cookie = person.cookies.get('__Host-session')!
    const out = await person.press('/afmelden')
    expect([out.status, out.headers.get('location')]).toEqual([303, '/'])
    expect(person.cookies.has('__Host-session')).toBe(false)
    expect((await fetch(`${server.origin}/api/session`, { headers: { Cookie: `__Host-session=${cookie}` } })).status).toBe(401)
  })

  test('works once, also when pressed twice at the same moment', async () => {
    const person = somebody()
    const link = await mailedLink(person, newAccount().email)
    const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const pressed = await Promise.all(Array.from({ length: 5 }, () => fetch(link.replace(publicOrigin, server.origin), { method: 'POST', redirect: 'manual', headers: { Origin: publicOrigin, Cookie: cookie } })))
    expect(pressed.map(({ status }) => status).sort()).toEqual([303, 404, 404, 404, 404])
  })

  test('only in the browser that asked, for ten minutes, and only with the newest link; all others look the same', async () => {
    const { email, id } = newAccount()
    const person = somebody()
    const older = await mailedLink(person, email)
    const newer = await mailedLink(person, email)
    const stranger = somebody()
    await ask(stranger, 'onbekend@voorbeeld.be')
    const answers = [await person.get(older), await stranger.get(newer), await somebody().get(newer), await person.get(`/aanmelden/${'A'.repeat(43)}`)]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    expect(new Set(await Promise.all(answers.map((one) => one.text()))).size).toBe(1)
    expect((await stranger.press(newer)).status).toBe(404)
    expect((await person.get(newer)).status).toBe(200)
    const { created_at, expires_at } = database.prepare('select created_at, expires_at from sign_in_link where account_id = ?').get(id) as Record<string, string>
    expect(Date.parse(expires_at!) - Date.parse(created_at!)).toBe(10 * 60_000)
    database.prepare('update sign_in_link set expires_at = ? where account_id = ?').run(new Date(Date.now() - 1).toISOString(), id)
    expect((await person.press(newer)).status).toBe(404)
  })

  test('a new session gets a new id and ends the one before it', async () => {
    const person = somebody()
    await person.press(await mailedLink(person, newAccount().email))
    const former = person.cookies.get('__Host-session')!
    await person.press(await mailedLink(person, newAccount().email))
    expect(person.cookies.get('__Host-session')).not.toBe(former)
    expect((await fetch(`${server.origin}/api/session`, { headers: { Cookie: `__Host-session=${former}` } })).status).toBe(401)
  })

  test('the token of a member opens no account, that of an account no questionnaire', async () => {
    const { respondent, steward } = server.links
    expect((await somebody().press(`/aanmelden/${respondent.split('/').at(-1)}`)).status).toBe(404)
    expect((await somebody().press(`/r/${steward.split('/').at(-1)}`)).status).toBe(404)
  })
})

describe('the form', () => {
  test('gives the same answer whether the address is known, unknown or disabled; only the known gets a mail', async () => {
    const known = newAccount()
    const disabled = newAccount()
    database.prepare('update account set disabled_at = ? where id = ?').run(new Date().toISOString(), disabled.id)
    const bodies = []
    for (const email of ['nobody@voorbeeld.be', disabled.email, known.email]) {
      const response = await ask(somebody(), email)
      bodies.push([response.status, await response.text()])
    }
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1)
    // One mail, and it is the last one asked for: those before it got none
    expect((await smtp.next()).to).toEqual([known.email])
    const links = database.prepare('select count(*) from sign_in_link where account_id = ?').pluck()
    expect([links.get(known.id), links.get(disabled.id)]).toEqual([1, 0])
  })

  test('cannot be made to write another header or to another address', async () => {
    const { email } = newAccount()
    const before = smtp.received.length
    for (const hostile of [`${email}\r\nBcc: dief@evil.be`, `${email},dief@evil.be`, `${email} <dief@evil.be>`, `"${email}"@evil.be`, '']) {
      expect([hostile, (await ask(somebody(), hostile)).status]).toEqual([hostile, 422])
    }
    const person = somebody()
    await mailedLink(person, email)
    const mail = smtp.received.at(-1)!
    expect(smtp.received.length).toBe(before + 1)
    expect(headersOf(mail.source).filter((line) => /^(to|cc|bcc|subject):/i.test(line)).length).toBe(2)
  })
})

describe('a session', () => {
  async function signedIn(): Promise<{ person: Visitor; id: string }> {
    const person = somebody()
    const { email, id } = newAccount()
    await person.press(await mailedLink(person, email))
    return { person, id }
  }
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

  test('ends after half an hour of silence, and not before', async () => {
    const { person, id } = await signedIn()
    database.prepare('update session set seen_at = ? where account_id = ?').run(minutesAgo(29), id)
    expect((await person.get('/api/session')).status).toBe(200)
    // That request was a sign of life
    expect(Date.parse(database.prepare('select seen_at from session where account_id = ?').pluck().get(id) as string)).toBeGreaterThan(Date.now() - 60_000)
    database.prepare('update session set seen_at = ? where account_id = ?').run(minutesAgo(31), id)
    expect((await person.get('/api/session')).status).toBe(401)
  })

  test('ends after eight hours, however busy', async () => {
    const { person, id } = await signedIn()
    database.prepare('update session set created_at = ?, seen_at = ? where account_id = ?').run(minutesAgo(8 * 60 + 1), minutesAgo(0), id)
    expect((await person.get('/api/session')).status).toBe(401)
  })

  test.each(['role', 'disabled'])('ends with the next request when the account changes: %s', async (what) => {
    const { person, id } = await signedIn()
    expect((await person.get('/api/analyst/waves')).status).toBe(200)
    if (what === 'role') database.prepare(`update account set role = 'manager', cluster_id = (select id from cluster limit 1) where id = ?`).run(id)
    else database.prepare('update account set disabled_at = ? where id = ?').run(minutesAgo(0), id)
    expect([(await person.get('/api/analyst/waves')).status, (await person.get('/api/manager/overview')).status]).toEqual([401, 401])
  })
})

describe('without an SMTP server', () => {
  test('the mail is a file in the outbox', async () => {
    const other = await startServer()
    try {
      mkdirSync(other.outbox, { recursive: true })
      const arrived = new Promise<string>((found) => {
        const watcher = watch(other.outbox, () => {
          const name = readdirSync(other.outbox).find((one) => one.endsWith('.eml'))
          if (name === undefined) return
          watcher.close()
          found(name)
        })
      })
      const person = visitor(other.origin)
      await person.press('/aanmelden', { email: 'analist@voorbeeld.example' })
      const source = readFileSync(join(other.outbox, await arrived), 'utf8')
      expect(headersOf(source)).toContain('To: analist@voorbeeld.example')
      const link = new RegExp(`${other.origin}/aanmelden/\\S+`).exec(textOf(source))![0]
      expect((await person.press(link)).status).toBe(303)
      const manager = await enter(other.origin, other.links.manager)
      expect((await manager.get('/api/session')).status).toBe(200)
    } finally {
      await other.stop()
    }
  })
})
