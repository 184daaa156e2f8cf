import type Database from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../database.ts'
import { startServer, type RunningServer } from '../runningServer.ts'
import { visitor, type Visitor } from '../visitor.ts'
import { realProvider, settingsFor, signInThere, type RealProvider } from './realProvider.ts'

const publicOrigin = 'https://bevraging.voorbeeld.be'
let provider: RealProvider
let server: RunningServer
let database: Database.Database

beforeAll(async () => {
  provider = await realProvider({ publicOrigin })
  server = await startServer({ environment: { PUBLIC_ORIGIN: publicOrigin, TRUSTED_PROXY: '127.0.0.1', OIDC_SCOPES: 'openid profile vo', ...settingsFor(provider) } })
  database = openDatabase(server)
})
afterAll(async () => {
  database.close()
  await server.stop()
  await provider.close()
})
beforeEach(() => {
  provider.tamperWith(undefined)
  provider.signWithForeignKey(false)
})

let visits = 0
const somebody = (): Visitor => visitor(server.origin, { publicOrigin, from: `203.0.113.${++visits}` })

let made = 0
/** An account of our own, linked to a person at the provider. */
function linked(role: 'manager' | 'analyst' | 'steward', organisation: string | null = null): { id: string; subject: string } {
  const [id, subject] = [`linked-${++made}`, `person-${made}`]
  const cluster = role === 'manager' ? database.prepare('select id from cluster order by id limit 1').pluck().get() : null
  database.prepare('insert into account (id, email, name, role, cluster_id) values (?, ?, ?, ?, ?)').run(id, `${id}@voorbeeld.be`, `Iemand ${made}`, role, cluster)
  database.prepare('insert into account_subject (issuer, subject, account_id, organisation, linked_at) values (?, ?, ?, ?, ?)').run(provider.issuer, subject, id, organisation, new Date().toISOString())
  return { id, subject }
}

async function begin(person: Visitor, path = '/aanmelding/begin'): Promise<URL> {
  const response = await person.get(path)
  expect(response.status).toBe(303)
  return new URL(response.headers.get('location')!)
}

/** The whole way; the last answer is that of our own server to the browser that came back. */
async function signIn(person: Visitor, subject: string): Promise<Response> {
  return person.get((await signInThere(provider, (await begin(person)).href, subject)).href)
}

const roleOf = async (person: Visitor) => ((await (await person.get('/api/session')).json()) as { account?: { role: string } }).account?.role
const codeOf = (page: string) => /<code>([^<]*)<\/code>/.exec(page)?.[1]

describe('signing in at the provider', () => {
  test.each([['steward', '/analyse'], ['analyst', '/analyse'], ['manager', '/cluster']] as const)('lets a %s in, who stays in until signing out here and there', async (role, home) => {
    const person = somebody()
    const { subject } = linked(role)
    const page = await (await person.get('/aanmelden')).text()
    // The provider first, the mailed link after it
    expect(page.indexOf('/aanmelding/begin')).toBeGreaterThan(0)
    expect(page.indexOf('/aanmelding/begin')).toBeLessThan(page.indexOf('name="email"'))
    const entered = await signIn(person, subject)
    expect([entered.status, entered.headers.get('location')]).toEqual([303, home])
    expect(entered.headers.getSetCookie().find((line) => line.startsWith('__Host-session='))).toMatch(/^__Host-session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(await roleOf(person)).toBe(role)
    const out = await person.press('/afmelden')
    const onwards = new URL(/^0; url=(.*)$/.exec(out.headers.get('refresh')!)![1]!)
    expect([out.status, onwards.origin + onwards.pathname, onwards.searchParams.get('post_logout_redirect_uri'), onwards.searchParams.get('client_id')]).toEqual([200, `${provider.issuer}/session/end`, `${publicOrigin}/`, provider.clientId])
    expect((await visitor(provider.issuer).get(onwards.href)).status).toBe(200)
    expect((await person.get('/api/session')).status).toBe(401)
  })

  test('asks for what is in the settings and nothing else, with PKCE, a state and a nonce of its own each time', async () => {
    const person = somebody()
    const [first, second] = [await begin(person), await begin(person)]
    expect(first.searchParams.get('scope')).toBe('openid profile vo')
    expect([first.searchParams.get('response_type'), first.searchParams.get('code_challenge_method'), first.searchParams.get('redirect_uri')]).toEqual(['code', 'S256', `${publicOrigin}/aanmelding/terug`])
    for (const name of ['state', 'nonce', 'code_challenge']) expect([name, first.searchParams.get(name)!.length >= 43, first.searchParams.get(name) === second.searchParams.get(name)]).toEqual([name, true, false])
  })

  test('ends the session before it, and keeps the language', async () => {
    const person = somebody()
    await signIn(person, linked('analyst').subject)
    const former = person.cookies.get('__Host-session')!
    const back = await signInThere(provider, (await begin(person, '/aanmelding/begin?taal=en')).href, linked('analyst').subject)
    expect((await person.get(back.href)).headers.get('location')).toBe('/analyse?taal=en')
    expect(person.cookies.get('__Host-session')).not.toBe(former)
    expect((await fetch(`${server.origin}/api/session`, { headers: { Cookie: `__Host-session=${former}` } })).status).toBe(401)
  })

  test('after a mailed link signing out does not go past the provider', async () => {
    const person = visitor(server.origin, { publicOrigin })
    expect((await person.press(server.links.steward)).status).toBe(303)
    expect((await person.press('/afmelden')).status).toBe(303)
  })
})

describe('rights', () => {
  test('come from our own row, whatever a claim says', async () => {
    const person = somebody()
    const { subject } = linked('manager')
    provider.people.set(subject, { role: 'steward', name: 'Steward', vo_orgcode: 'OVO000001' })
    await signIn(person, subject)
    expect([await roleOf(person), (await person.get('/api/analyst/waves')).status]).toEqual(['manager', 403])
  })

  test('an unknown person, a disabled account and one of another organisation see the same page, which names no account', async () => {
    const disabled = linked('steward')
    database.prepare('update account set disabled_at = ? where id = ?').run(new Date().toISOString(), disabled.id)
    const elsewhere = linked('steward', 'OVO000001')
    provider.people.set(elsewhere.subject, { vo_orgcode: 'OVO000002' })
    provider.people.set('unknown-person', { role: 'steward', email: 'steward@voorbeeld.example', email_verified: true })
    const pages = []
    for (const subject of ['unknown-person', disabled.subject, elsewhere.subject]) {
      const person = somebody()
      const response = await signIn(person, subject)
      const page = await response.text()
      // Only the person sees the own code
      expect([response.status, codeOf(page), person.cookies.has('__Host-session')]).toEqual([403, subject, false])
      pages.push(page.replace(subject, ''))
    }
    expect(new Set(pages).size).toBe(1)
  })

  test('the organisation that a link names has to be told by the provider each time', async () => {
    const { subject } = linked('steward', 'OVO000001')
    for (const [claims, status] of [[{}, 403], [{ vo_orgcode: ['OVO000001'] }, 403], [{ vo_orgcode: 'OVO000001' }, 303], [{ vo_orgcode: 'OVO000009' }, 403]] as const) {
      provider.people.set(subject, claims)
      expect([claims, (await signIn(somebody(), subject)).status]).toEqual([claims, status])
    }
  })

  test('a linked account that is disabled or gets another role is out with its next request', async () => {
    for (const change of ['disabled_at = \'2026-01-01T00:00:00.000Z\'', 'role = \'analyst\'']) {
      const person = somebody()
      const { id, subject } = linked('steward')
      await signIn(person, subject)
      expect(await roleOf(person)).toBe('steward')
      database.prepare(`update account set ${change} where id = ?`).run(id)
      expect((await person.get('/api/session')).status).toBe(401)
    }
  })

  test('a person of another provider with the same subject is somebody else', async () => {
    const { id, subject } = linked('steward')
    database.prepare('update account_subject set issuer = ? where account_id = ?').run('https://elders.voorbeeld.be', id)
    expect((await signIn(somebody(), subject)).status).toBe(403)
  })
})

describe('what is refused', () => {
  const refused = async (response: Response) => [response.status, (await response.text()).includes('Het aanmelden is niet gelukt')]

  test('a return to another browser, without its cookie, or with another state', async () => {
    const { subject } = linked('steward')
    const person = somebody()
    const back = await signInThere(provider, (await begin(person)).href, subject)
    const other = somebody()
    expect(await refused(await other.get(back.href))).toEqual([400, true])
    await begin(other)
    expect(await refused(await other.get(back.href))).toEqual([400, true])
    for (const state of ['', 'x', `${back.searchParams.get('state')}x`, `nl.0.${'A'.repeat(43)}`]) {
      const changed = new URL(back)
      changed.searchParams.set('state', state)
      const somebodyElse = somebody()
      await begin(somebodyElse)
      expect(await refused(await somebodyElse.get(changed.href))).toEqual([400, true])
    }
    expect((await person.get(back.href)).status).toBe(303)
  })

  test('a code that was used before', async () => {
    const person = somebody()
    const first = await begin(person)
    const cookies = [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const back = await signInThere(provider, first.href, linked('steward').subject)
    const replay = () => fetch(server.origin + back.pathname + back.search, { redirect: 'manual', headers: { Cookie: cookies } })
    expect((await replay()).status).toBe(303)
    expect(await refused(await replay())).toEqual([400, true])
  })

  test('a code of another request: the verifier does not fit', async () => {
    const [person, thief] = [somebody(), somebody()]
    const stolen = await signInThere(provider, (await begin(person)).href, linked('steward').subject)
    const own = await signInThere(provider, (await begin(thief)).href, linked('analyst').subject)
    own.searchParams.set('code', stolen.searchParams.get('code')!)
    expect(await refused(await thief.get(own.href))).toEqual([400, true])
    expect((await person.get(stolen.href)).status).toBe(303)
  })

  test('a nonce of another request', async () => {
    const person = somebody()
    const address = await begin(person)
    address.searchParams.set('nonce', (await begin(somebody())).searchParams.get('nonce')!)
    expect(await refused(await person.get((await signInThere(provider, address.href, linked('steward').subject)).href))).toEqual([400, true])
  })

  const seconds = () => Math.floor(Date.now() / 1000)
  test.each([
    ['that expired', (claims) => ({ ...claims, exp: seconds() - 60 })],
    ['of the future', (claims) => ({ ...claims, iat: seconds() + 3600, nbf: seconds() + 3600 })],
    ['of another issuer', (claims) => ({ ...claims, iss: 'https://elders.voorbeeld.be' })],
    ['for somebody else', (claims) => ({ ...claims, aud: 'another-client' })],
    ['for somebody else as well, and not issued to us', (claims) => ({ ...claims, aud: [claims['aud'], 'another-client'], azp: 'another-client' })],
    ['without a subject', ({ sub: _, ...claims }) => claims],
  ] as [string, (claims: Record<string, unknown>) => Record<string, unknown>][])('an ID token %s', async (_, change) => {
    const person = somebody()
    provider.tamperWith(change)
    expect(await refused(await signIn(person, linked('steward').subject))).toEqual([400, true])
    expect(person.cookies.has('__Host-session')).toBe(false)
  })

  test('an ID token that is not signed with a key of the provider', async () => {
    provider.signWithForeignKey(true)
    expect(await refused(await signIn(somebody(), linked('steward').subject))).toEqual([400, true])
  })

  test('a person who says no at the provider', async () => {
    const person = somebody()
    const state = (await begin(person)).searchParams.get('state')!
    expect(await refused(await person.get(`/aanmelding/terug?${new URLSearchParams({ error: 'access_denied', state, iss: provider.issuer })}`))).toEqual([400, true])
  })

  test('more than twenty wrong returns a minute from one address', async () => {
    const guesser = somebody()
    const statuses = []
    for (let number = 0; number < 22; number++) statuses.push((await guesser.get(`/aanmelding/terug?code=x&state=nl.${number}.${'A'.repeat(43)}`)).status)
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 400), 429, 429])
  })
})

describe('the provider', () => {
  test('may be some seconds before or behind', async () => {
    const seconds = Math.floor(Date.now() / 1000)
    provider.tamperWith((claims) => ({ ...claims, iat: seconds + 20, exp: seconds - 20 }))
    expect((await signIn(somebody(), linked('steward').subject)).status).toBe(303)
  })

  test('may change its keys: they are asked for again at once, and then not for a minute', async () => {
    const { subject } = linked('steward')
    expect((await signIn(somebody(), subject)).status).toBe(303)
    const askedFor = () => provider.asked.filter((path) => path === '/jwks').length
    const before = askedFor()
    provider.rotateKeys()
    expect((await signIn(somebody(), subject)).status).toBe(303)
    expect((await signIn(somebody(), subject)).status).toBe(303)
    expect(askedFor()).toBe(before + 1)
    provider.rotateKeys()
    expect((await signIn(somebody(), subject)).status).toBe(400)
    expect(askedFor()).toBe(before + 1)
  })

  test('may be down: a clear page, and mailed links still work', async () => {
    const person = somebody()
    const back = await signInThere(provider, (await begin(person)).href, linked('steward').subject)
    await provider.goDown()
    try {
      const response = await person.get(back.href)
      const page = await response.text()
      expect([response.status, page.includes('De aanmelddienst antwoordt niet'), page.includes('href="/aanmelden"')]).toEqual([503, true, true])
      const asking = await somebody().press('/aanmelden', { email: 'steward@voorbeeld.example' })
      expect(asking.status).toBe(200)
      const analyst = visitor(server.origin, { publicOrigin })
      expect((await analyst.press(server.links.analyst)).status).toBe(303)
      expect(server.output()).toMatch(/the sign-in provider could not be used: ProviderError [A-Z_]+/)
    } finally {
      await provider.comeBack()
    }
  })
})

describe('a provider that is down when the server starts, and tells claims only when asked', () => {
  test('gives a page that says so, and works as soon as it is back', async () => {
    const late = await realProvider({ publicOrigin, claimsInToken: false })
    await late.goDown()
    const other = await startServer({ environment: { PUBLIC_ORIGIN: publicOrigin, TRUSTED_PROXY: '127.0.0.1', OIDC_SCOPES: 'openid vo', ...settingsFor(late) } })
    const store = openDatabase(other)
    try {
      const person = visitor(other.origin, { publicOrigin, from: '203.0.113.1' })
      expect((await person.get('/aanmelden')).status).toBe(200)
      const refused = await person.get('/aanmelding/begin?taal=en')
      expect([refused.status, (await refused.text()).includes('The sign-in service does not answer')]).toEqual([503, true])
      await late.comeBack()
      store.prepare('insert into account_subject (issuer, subject, account_id, organisation, linked_at) values (?, ?, ?, ?, ?)').run(late.issuer, 'one', 'demonstration-steward', 'OVO000001', new Date().toISOString())
      for (const [organisation, status] of [['OVO000002', 403], ['OVO000001', 303]] as const) {
        late.people.set('one', { vo_orgcode: organisation })
        const address = (await person.get('/aanmelding/begin')).headers.get('location')!
        expect([organisation, (await person.get((await signInThere(late, address, 'one')).href)).status]).toEqual([organisation, status])
      }
    } finally {
      store.close()
      await other.stop()
      await late.close()
    }
  })

  test('without a provider its routes are not found, and the page does not name one', async () => {
    const other = await startServer()
    try {
      const person = visitor(other.origin)
      expect((await (await person.get('/aanmelden')).text()).includes('/aanmelding/begin')).toBe(false)
      for (const path of ['/aanmelding/begin', '/aanmelding/terug?code=a&state=b']) expect((await person.get(path)).status).toBe(404)
    } finally {
      await other.stop()
    }
  })
})
