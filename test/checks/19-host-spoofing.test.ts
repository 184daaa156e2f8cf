import { request } from 'node:http'
import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../server/database.ts'
import { realSmtp, textOf, type RealSmtp } from '../server/mail/realSmtp.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'

const publicOrigin = 'https://bevraging.voorbeeld.be'

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** With any Host that we like, which fetch would not send. */
function send(server: RunningServer, method: string, path: string, headers: Record<string, string>, body = ''): Promise<Answer> {
  return new Promise((answered, failed) => {
    const sending = request(server.origin + path, { method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text += part))
      response.on('end', () => answered({ status: response.statusCode!, headers: response.headers, body: text }))
    })
    sending.once('error', failed)
    sending.end(body)
  })
}

const spoofed: Record<string, string>[] = [
  { Host: 'evil.example' },
  { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'http' },
  { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example', 'X-Original-Host': 'evil.example', 'X-Host': 'evil.example', Forwarded: 'host=evil.example;proto=http' },
]
const wrong = (number: number) => `/r/${String(number).padStart(43, 'A')}`

describe('check 19: behind a proxy that the settings name', () => {
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

  test('mailed links keep the configured origin, whatever the request says', async () => {
    for (const [place, headers] of spoofed.entries()) {
      const id = `spoofed-${place}`
      database.prepare(`insert into account (id, email, name, role) values (?, ?, 'Iemand', 'analyst')`).run(id, `${id}@voorbeeld.be`)
      const asked = await send(server, 'POST', '/aanmelden', { ...headers, Origin: publicOrigin, 'Content-Type': 'application/x-www-form-urlencoded', 'X-Forwarded-For': `203.0.113.${place}` }, `email=${id}%40voorbeeld.be`)
      expect([headers, asked.status]).toEqual([headers, 200])
      const mail = textOf((await smtp.next()).source)
      expect([...mail.matchAll(/https?:\/\/[^/\s]+/g)].map(([origin]) => origin)).toEqual([publicOrigin])
      expect(asked.body + JSON.stringify(asked.headers)).not.toContain('evil.example')
    }
  })

  test('a Host that is none is refused', async () => {
    for (const host of ['bevraging.voorbeeld.be@evil.example', 'bevraging.voorbeeld.be/evil', 'a b']) expect([host, (await send(server, 'GET', '/', { Host: host })).status]).toEqual([host, 400])
  })

  test('no page and no redirect names another host', async () => {
    for (const headers of spoofed) {
      for (const path of ['/', '/aanmelden', '/analyse', '/privacy', '/api/openapi.json', new URL(server.links.respondent).pathname]) {
        const { status, headers: sent, body } = await send(server, 'GET', path, headers)
        expect([path, status < 500, `${sent['location'] ?? ''}${body}`.includes('evil.example')]).toEqual([path, true, false])
      }
    }
  })

  test('a request that says it comes from the spoofed host is not ours', async () => {
    for (const headers of spoofed) {
      expect((await send(server, 'POST', '/aanmelden', { ...headers, Origin: 'https://evil.example', 'Content-Type': 'application/x-www-form-urlencoded' }, 'email=a%40voorbeeld.be')).status).toBe(403)
    }
  })

  test('limits and the audit trail go by the address that the proxy adds, not by what stands before it', async () => {
    const statuses = []
    for (let number = 0; number < 25; number++) statuses.push((await send(server, 'GET', wrong(number), { 'X-Forwarded-For': `192.0.2.${number}, 198.51.100.7`, 'X-Real-Ip': `192.0.2.${number}`, Forwarded: `for=192.0.2.${number}` })).status)
    expect(statuses.filter((status) => status === 429).length).toBe(5)
    await send(server, 'GET', `/aanmelden/${'A'.repeat(43)}`, { 'X-Forwarded-For': '192.0.2.200, 198.51.100.8' })
    const trail = JSON.stringify(database.prepare('select * from audit_entry').all())
    expect([trail.includes('198.51.100.8'), trail.includes('192.0.2.200')]).toEqual([true, false])
  })
})

describe('check 19: without such a proxy', () => {
  test('what a client says about its address counts for nothing', async () => {
    const server = await startServer()
    const database = openDatabase(server)
    try {
      const statuses = []
      for (let number = 0; number < 25; number++) statuses.push((await send(server, 'GET', wrong(number), { 'X-Forwarded-For': `192.0.2.${number}`, 'X-Real-Ip': `192.0.2.${number}` })).status)
      expect(statuses.filter((status) => status === 429).length).toBe(5)
      expect(JSON.stringify(database.prepare('select * from audit_entry').all())).not.toContain('192.0.2.')
      // The one redirect that looks at Host leads to this machine only
      for (const host of ['evil.example', 'localhost.evil.example', 'localhost:1', '127.0.0.1.evil.example']) {
        const { headers } = await send(server, 'GET', '/aanmelden', { Host: host })
        expect([host, headers['location']]).toEqual([host, undefined])
      }
    } finally {
      database.close()
      await server.stop()
    }
  })
})
