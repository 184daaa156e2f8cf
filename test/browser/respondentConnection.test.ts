import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type Database from 'better-sqlite3'
import type { BrowserContext, Page } from 'playwright-core'
import { makeLinks, openDatabase, openWave } from '../server/database.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { accessibilityViolations } from './accessibility.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'
import { answerEachGroup, choose, enter, fillInAll, heading, localCopies, next, patience, storedState, untilSaved } from './respondentSteps.ts'

let server: RunningServer
let database: Database.Database
let browser: OpenBrowser
let link: string
let page: Page
let context: BrowserContext

/** What the console of a browser says by itself about a request that fails. */
const failedRequests = /Failed to load resource|ERR_INTERNET_DISCONNECTED/

const open = (more: { readonly context?: BrowserContext } = {}) => browser.open({ width: 375, height: 740, expected: [failedRequests], ...more })

beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  browser = await openBrowser(server.origin)
})
afterAll(async () => {
  await browser.close()
  database.close()
  await server.stop()
})
// Each test is another member, in a browser of its own
beforeEach(async () => {
  link = makeLinks(server, database, openWave(database), 1)[0]!.link
  const opened = await open()
  page = opened.page
  context = opened.context
  await enter(page, link)
  await heading(page, 'Uw deelname').waitFor()
})
afterEach(() => browser.settle())

const activity = /minstens 2 activiteiten/
const relevance = /^Hoe relevant/
const checked = (on: Page, group: RegExp | string, option: string) => on.getByRole('radiogroup', { name: group }).getByRole('radio', { name: option, exact: true }).isChecked()

describe('a lost network', () => {
  test('in the middle, then a reload: nothing is lost', async () => {
    await choose(page, activity, 'ja')
    await untilSaved(page)
    await context.setOffline(true)
    await choose(page, relevance, 'relevant')
    await page.getByText('Geen verbinding: uw antwoorden staan op dit toestel en worden verstuurd zodra er verbinding is').waitFor()
    expect(await accessibilityViolations(page)).toEqual([])
    expect(await localCopies(page)).toHaveLength(1)
    await page.reload().catch(() => undefined)
    await context.setOffline(false)
    expect(server.output()).not.toContain('relevant')
    await page.goto(`${server.origin}/vragenlijst`)
    await expect.poll(() => checked(page, relevance, 'relevant'), patience).toBe(true)
    await untilSaved(page)
    expect((await storedState(page)).answers).toEqual({ q1: 1, q2: 3 })
    expect(await localCopies(page)).toEqual([])
  })

  test('comes back: what waited is sent without a press on anything', async () => {
    await context.setOffline(true)
    await choose(page, activity, 'neen')
    await page.getByText(/^Geen verbinding/).waitFor()
    await context.setOffline(false)
    await untilSaved(page)
    expect((await storedState(page)).answers).toEqual({ q1: 0 })
  })

  test('an answer right before the tab is closed reaches the server', async () => {
    await choose(page, activity, 'ja')
    await page.close({ runBeforeUnload: true })
    const again = (await open({ context })).page
    await again.goto(`${server.origin}/vragenlijst`)
    await expect.poll(() => checked(again, activity, 'ja'), patience).toBe(true)
    await expect.poll(async () => (await storedState(again)).answers, patience).toEqual({ q1: 1 })
  })

  test('while sending: it is not called sent before the server has acknowledged', async () => {
    await fillInAll(page)
    await untilSaved(page)
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Verstuur mijn antwoorden' }).click()
    await page.getByText(/^Nog niet verstuurd/).waitFor()
    expect(await heading(page, 'Bedankt voor uw antwoorden').count()).toBe(0)
    expect(await accessibilityViolations(page)).toEqual([])
    await context.setOffline(false)
    await heading(page, 'Bedankt voor uw antwoorden').waitFor()
    expect((await storedState(page)).status).toBe('complete')
    expect(await localCopies(page)).toEqual([])
  })

  test('with the server killed and started again, an answer given meanwhile arrives', async () => {
    await choose(page, activity, 'ja')
    await untilSaved(page)
    const port = new URL(server.origin).port
    await server.kill()
    await choose(page, relevance, 'zeer relevant')
    await page.getByText(/^Geen verbinding/).waitFor()
    server = await startServer({ folder: server.folder, environment: { PORT: port } })
    await untilSaved(page)
    expect((await storedState(page)).answers).toEqual({ q1: 1, q2: 4 })
  })
})

describe('the same link elsewhere', () => {
  test('goes on at the page where the member was', async () => {
    await answerEachGroup(page)
    await next(page, 'Wat wilt u bereiken?')
    await page.getByRole('checkbox', { name: 'Nieuwe markten', exact: true }).click()
    await next(page, 'Hoe sterk wilt u dit bereiken?')
    await untilSaved(page)
    await expect.poll(async () => (await storedState(page)).page, patience).toBe('degree')

    const other = (await open()).page
    await enter(other, link)
    await heading(other, 'Hoe sterk wilt u dit bereiken?').waitFor()
    await other.getByRole('radiogroup', { name: 'Nieuwe markten', exact: true }).waitFor()
    await other.goBack()
    await other.goForward()
    await heading(other, 'Hoe sterk wilt u dit bereiken?').waitFor()
  })

  test('a stale tab is told, and continues with the newest answers', async () => {
    const second = (await open({ context })).page
    await second.goto(`${server.origin}/vragenlijst`)
    await heading(second, 'Uw deelname').waitFor()
    await choose(page, activity, 'ja')
    await untilSaved(page)

    await choose(second, activity, 'neen')
    await heading(second, 'U vulde deze vragenlijst ook elders in').waitFor()
    expect(await accessibilityViolations(second)).toEqual([])
    expect((await storedState(page)).answers).toEqual({ q1: 1 })
    await second.getByRole('button', { name: 'Ga verder met de nieuwste antwoorden' }).click()
    await heading(second, 'Uw deelname').waitFor()
    await expect.poll(() => checked(second, activity, 'ja'), patience).toBe(true)
    await choose(second, relevance, 'weinig relevant')
    await untilSaved(second)
    expect((await storedState(page)).answers).toEqual({ q1: 1, q2: 2 })
  })

  test('a stale tab may keep what it has, as a change of the newest', async () => {
    const second = (await open({ context })).page
    await second.goto(`${server.origin}/vragenlijst`)
    await heading(second, 'Uw deelname').waitFor()
    await choose(page, activity, 'ja')
    await untilSaved(page)
    await choose(second, activity, 'neen')
    await second.getByRole('button', { name: 'Behoud de antwoorden van dit venster' }).click()
    await untilSaved(second)
    expect(await storedState(second)).toMatchObject({ revision: 2, answers: { q1: 0 } })
    expect(await checked(second, activity, 'neen')).toBe(true)
  })
})

describe('back and forward', () => {
  test('of the browser are steps of the questionnaire, and the answers stay', async () => {
    await answerEachGroup(page)
    await next(page, 'Wat wilt u bereiken?')
    await page.getByRole('checkbox', { name: 'Nieuwe markten', exact: true }).click()
    await next(page, 'Hoe sterk wilt u dit bereiken?')
    await page.goBack()
    await heading(page, 'Wat wilt u bereiken?').waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    expect(await page.getByRole('checkbox', { name: 'Nieuwe markten', exact: true }).isChecked()).toBe(true)
    await page.goBack()
    await heading(page, 'Uw deelname').waitFor()
    expect(await checked(page, activity, 'ja')).toBe(true)
    await page.goForward()
    await page.goForward()
    await heading(page, 'Hoe sterk wilt u dit bereiken?').waitFor()
    await page.reload()
    await heading(page, 'Hoe sterk wilt u dit bereiken?').waitFor()
    await page.getByRole('radiogroup', { name: 'Nieuwe markten', exact: true }).waitFor()
  })
})

describe('an end on the way', () => {
  test('a session that ran out asks for the link again, and the answer is still there after it', async () => {
    await choose(page, activity, 'ja')
    await untilSaved(page)
    await context.clearCookies()
    await choose(page, relevance, 'niet relevant')
    await heading(page, 'Open de link uit uw mail opnieuw').waitFor()
    expect(await accessibilityViolations(page)).toEqual([])
    await enter(page, link)
    await heading(page, 'Uw deelname').waitFor()
    await untilSaved(page)
    expect((await storedState(page)).answers).toEqual({ q1: 1, q2: 1 })
  })

  test('another invitation opened in this browser does not get the answers of this one', async () => {
    await choose(page, activity, 'ja')
    await untilSaved(page)
    database.prepare('update respondent_session set invitation_id = (select id from invitation where wave_id = ? and started_at is null limit 1)').run(openWave(database))
    await choose(page, relevance, 'niet relevant')
    await heading(page, 'In deze browser is een andere uitnodiging geopend').waitFor()
    expect(await accessibilityViolations(page)).toEqual([])
    expect(await storedState(page)).toMatchObject({ status: 'notStarted', answers: {} })
    expect(await localCopies(page)).toHaveLength(1)
  })

  test('a wave that closed meanwhile says so', async () => {
    await choose(page, activity, 'ja')
    await untilSaved(page)
    const waveId = openWave(database)
    const { opens_at, closes_at } = database.prepare('select opens_at, closes_at from wave where id = ?').get(waveId) as { opens_at: string; closes_at: string }
    const fieldFrom = (opensAt: string, closesAt: string) => database.prepare('update wave set opens_at = ?, closes_at = ? where id = ?').run(opensAt, closesAt, waveId)
    fieldFrom('2020-01-01T00:00:00.000Z', '2020-01-02T00:00:00.000Z')
    try {
      await choose(page, relevance, 'niet relevant')
      await heading(page, 'De bevraging is afgesloten').waitFor()
      expect(await accessibilityViolations(page)).toEqual([])
    } finally {
      fieldFrom(opens_at, closes_at)
    }
  })
})
