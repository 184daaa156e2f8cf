import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { realProvider, settingsFor, signInThere, type RealProvider } from '../server/provider/realProvider.ts'
import { openDatabase } from '../server/database.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { visitor } from '../server/visitor.ts'

const publicOrigin = 'https://bevraging.voorbeeld.be'
let provider: RealProvider
let server: RunningServer
beforeAll(async () => {
  provider = await realProvider({ publicOrigin })
  server = await startServer({ environment: { PUBLIC_ORIGIN: publicOrigin, TRUSTED_PROXY: '127.0.0.1', ...settingsFor(provider) } })
})
afterAll(async () => {
  await server.stop()
  await provider.close()
})

const form = /^__Host-(respondent|session|signInRequest|providerRequest)=([A-Za-z0-9_-]{43})?; (Max-Age=\d+; )?Path=\/; HttpOnly; Secure; SameSite=Lax$/

test('check 6: every cookie of every way in and out is of this host only, secure, out of reach of scripts, and not sent along from elsewhere', async () => {
  const database = openDatabase(server)
  database.prepare('insert into account_subject (issuer, subject, account_id, linked_at) values (?, ?, ?, ?)').run(provider.issuer, 'one', 'demonstration-steward', new Date().toISOString())
  database.close()
  const seen: string[] = []
  const keep = <Answer extends Response>(response: Answer): Answer => {
    seen.push(...response.headers.getSetCookie())
    return response
  }
  const hostile = ['', '?taal=en%3B%20SameSite%3DNone', '?sameSite=None', '?taal=en&Domain=evil.example']
  for (const query of hostile) {
    const person = visitor(server.origin, { publicOrigin, from: '203.0.113.1' })
    const headers = { Cookie: 'a=b; SameSite=None', 'X-SameSite': 'None', 'Accept-Language': 'en; SameSite=None' }
    keep(await person.press(server.links.respondent + query, { sameSite: 'None' }, headers))
    keep(await person.press(`/aanmelden${query}`, { email: 'analist@voorbeeld.example', sameSite: 'None' }, headers))
    const begun = keep(await person.get(`/aanmelding/begin${query}`, headers))
    const back = await signInThere(provider, begun.headers.get('location')!, 'one')
    expect(keep(await person.get(back.href)).status).toBe(303)
    keep(await person.press(`/afmelden${query}`))
  }
  keep(await visitor(server.origin, { publicOrigin }).press(server.links.analyst))
  expect(new Set(seen.map((line) => form.exec(line)?.[1]))).toEqual(new Set(['respondent', 'session', 'signInRequest', 'providerRequest']))
  expect(seen.filter((line) => !form.test(line))).toEqual([])
})

test('check 6: one file writes cookies, with attributes that no request reaches', () => {
  const folder = resolve(import.meta.dirname, '../../server')
  const writers = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith('.ts') && /hono\/cookie|set-cookie/i.test(readFileSync(join(folder, name), 'utf8')))
  expect(writers).toEqual([join('access', 'cookies.ts')])
})
