import type Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { pageGroups } from '../../client/analyst/pages.ts'
import { openBrowser, type OpenBrowser } from '../browser/openBrowser.ts'
import { enter as enterInBrowser, fillInAll, heading } from '../browser/respondentSteps.ts'
import { signIn, type Visitor } from '../browser/signedIn.ts'
import { closedWave, makeLinks, openDatabase } from '../server/database.ts'
import { operationsOf, readOpenApi } from '../server/openApi.ts'
import { addWhatIsAskedFor, addressOf } from '../server/readingRoutes.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { enter, visitor } from '../server/visitor.ts'

let server: RunningServer
let database: Database.Database
let browser: OpenBrowser
let manager: Visitor
let steward: Visitor
beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  addWhatIsAskedFor(database)
  browser = await openBrowser(server.origin)
  manager = await signIn(browser, server.links.manager)
  steward = await signIn(browser, server.links.steward)
})
// A violation of the policy is a complaint of the page, and fails the test: test/browser/plainPages.test.ts shows that it does
afterEach(() => browser.settle())
afterAll(async () => {
  await browser.close()
  database.close()
  await server.stop()
})

/** The directives of a policy, each with its sources. */
const directivesOf = (policy: string): Record<string, string[]> => Object.fromEntries(policy.split(';').map((part) => part.trim().split(/\s+/)).map(([name, ...sources]) => [name!, sources]))

test('check 13: every answer of every route to anybody, errors too, carries the strict policy', async () => {
  const analyst = await enter(server.origin, server.links.analyst)
  let answered = 0
  for (const { method, path } of operationsOf(await readOpenApi(server.origin))) {
    const address = addressOf(path, closedWave(database)).replaceAll(/\{\w+\}/g, 'x')
    for (const person of [visitor(server.origin), analyst]) {
      const response = method === 'GET' ? await person.get(address) : await person.request(address, { method })
      await response.arrayBuffer()
      const policy = directivesOf(response.headers.get('content-security-policy') ?? '')
      expect([method, path, policy['default-src'], policy['script-src'], policy['object-src'], policy['base-uri'], policy['frame-ancestors'], policy['form-action']]).toEqual([method, path, ["'none'"], ["'self'"], ["'none'"], ["'none'"], ["'none'"], ["'self'"]])
      // Nowhere a way round it: not for styles either, no other host, and nothing that only reports
      expect([path, Object.entries(policy).filter(([name, sources]) => sources.some((source) => !["'self'", "'none'"].includes(source) && !(name === 'img-src' && source === 'data:')))]).toEqual([path, []])
      expect([path, response.headers.get('content-security-policy-report-only'), response.headers.get('x-content-type-options')]).toEqual([path, null, 'nosniff'])
      answered++
    }
  }
  expect(answered).toBeGreaterThan(100)
})

test('check 13: a whole questionnaire, from the link to the thanks, breaks it nowhere', async () => {
  const { page } = await browser.open({ width: 375, height: 740 })
  await enterInBrowser(page, server.links.respondent)
  await fillInAll(page)
  await page.getByRole('button', { name: 'Verstuur mijn antwoorden' }).click()
  await heading(page, 'Bedankt voor uw antwoorden').waitFor()
})

test('check 13: nor do the pages of the member after the release, of the manager and of the agency', async () => {
  const [{ link }] = makeLinks(server, database, closedWave(database), 1) as unknown as [{ link: string }]
  const { page } = await browser.open({ expected: [/status of 410/] })
  await page.goto(link)
  await page.getByRole('main').getByRole('button').click()
  await page.getByRole('heading', { level: 1, name: 'Uw antwoorden naast die van de anderen' }).waitFor()
  const own = await manager.open('/cluster')
  await own.getByRole('heading', { level: 1 }).waitFor()
  await own.goto(`${server.origin}/cluster?golf=${closedWave(database)}`)
  await own.getByRole('heading', { level: 1 }).waitFor()
  const agency = await steward.open('/analyse')
  for (const { path } of pageGroups(true).flatMap(({ pages }) => pages)) {
    await agency.goto(`${server.origin}/analyse${path === '/' ? '' : path}?golf=${closedWave(database)}`)
    await agency.getByRole('heading', { level: 1 }).waitFor()
    // What waits has come, pictures and all
    await agency.waitForFunction(() => document.querySelector('main .skeleton, main .computing') === null)
    expect([path, await agency.evaluate(() => [...document.querySelectorAll('script:not([src]), [onclick], [onload], iframe, object, embed, base')].length)]).toEqual([path, 0])
  }
})
