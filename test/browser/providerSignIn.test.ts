import { createServer, type AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../server/database.ts'
import { realProvider, settingsFor, type RealProvider } from '../server/provider/realProvider.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'
import { tooWide, violationsOf } from './signedIn.ts'

let provider: RealProvider
let server: RunningServer
let browser: OpenBrowser
/** The provider has to know our address before we start. */
const freePort = () =>
  new Promise<number>((found) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => found(port))
    })
  })

beforeAll(async () => {
  const port = await freePort()
  provider = await realProvider({ publicOrigin: `http://127.0.0.1:${port}` })
  server = await startServer({ environment: { PORT: String(port), ...settingsFor(provider) } })
  const database = openDatabase(server)
  for (const role of ['steward', 'manager']) {
    const account = database.prepare('select id from account where role = ? and disabled_at is null').pluck().get(role)
    database.prepare('insert into account_subject (issuer, subject, account_id, linked_at) values (?, ?, ?, ?)').run(provider.issuer, `the-${role}`, account, new Date().toISOString())
  }
  database.close()
  browser = await openBrowser(server.origin)
})
afterEach(() => browser.settle())
afterAll(async () => {
  await browser.close()
  await server.stop()
  await provider.close()
})

/** Here people leave our pages on purpose, and the pages of this provider ask for a font; ours could not, by their policy. */
const leaving = () => [new RegExp(`^request to another origin: ${provider.issuer}/`), /https:\/\/fonts\.googleapis\.com\//]
const open = async (width: number, expected: readonly RegExp[] = [], locale: 'nl-BE' | 'en-GB' = 'nl-BE'): Promise<Page> => {
  const { page, context } = await browser.open({ width, locale, expected: [...leaving(), ...expected] })
  await context.route('https://fonts.googleapis.com/**', (route) => route.abort())
  return page
}

async function expectGoodPage(page: Page): Promise<void> {
  const seen = [await tooWide(page), await violationsOf(page)]
  expect([page.url(), ...seen]).toEqual([page.url(), 0, []])
}

/** From our sign-in page to that of the provider, and back to wherever it leads. */
async function signInAt(page: Page, person: string, button = /^Aanmelden via /): Promise<void> {
  await page.goto(`${server.origin}/aanmelden`)
  await expectGoodPage(page)
  await page.getByRole('main').getByRole('link', { name: button }).click()
  await page.waitForURL((url) => url.origin === provider.issuer)
  await page.locator('input[name=login]').fill(person)
  await page.locator('input[name=password]').fill('anything')
  await page.locator('button[type=submit]').click()
  await page.waitForURL((url) => url.origin === server.origin)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('main').locator('[aria-busy=true]').waitFor({ state: 'detached' })
}

test.each([
  ['steward', '/analyse', 1280],
  ['manager', '/cluster', 375],
] as const)('a %s signs in at the provider, lands on the own pages, and signs out here and there', async (role, home, width) => {
  const page = await open(width)
  await signInAt(page, `the-${role}`)
  expect(new URL(page.url()).pathname).toMatch(new RegExp(`^${home}`))
  expect(await page.evaluate(async () => ((await (await fetch('/api/session')).json()) as { account: { role: string } }).account.role)).toBe(role)
  await expectGoodPage(page)

  await page.getByRole('button', { name: 'Afmelden' }).click()
  // Our page says so, and goes on by itself to the provider, which asks whether it should forget the person too
  await page.waitForURL((url) => url.origin === provider.issuer)
  await page.getByRole('button', { name: /yes|sign me out/i }).click()
  await page.waitForURL(`${server.origin}/`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expectGoodPage(page)
  expect((await page.context().request.get(`${server.origin}/api/session`)).status()).toBe(401)
  // Nobody there is remembered: the next one has to say who it is
  await page.goto(`${server.origin}/aanmelding/begin`)
  await page.locator('input[name=login]').waitFor()
})

test.each([375, 1280])('a person without an account sees the own code, at %i pixels, and nothing of ours', async (width) => {
  const refused = [/status of 403/]
  const page = await open(width, refused)
  await signInAt(page, 'unknown.person')
  expect([await page.getByRole('heading', { level: 1 }).innerText(), await page.locator('code').innerText()]).toEqual(['U hebt geen toegang', 'unknown.person'])
  await expectGoodPage(page)
  expect((await page.context().cookies()).filter(({ name }) => name === '__Host-session')).toEqual([])
  await page.getByRole('link', { name: 'Opnieuw aanmelden' }).click()
  await page.waitForURL(/\/aanmelden/)
})

test('in English, and with a sign-in that was broken off, the pages say what to do', async () => {
  const page = await open(1280, [/status of (403|400)/], 'en-GB')
  await signInAt(page, 'another.person', /^Sign in at /)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('You have no access')
  await expectGoodPage(page)
  await page.goto(`${server.origin}/aanmelding/terug?error=access_denied&state=x`)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Signing in did not work')
  await expectGoodPage(page)
})
