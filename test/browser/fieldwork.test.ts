import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../server/database.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { enter } from '../server/visitor.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'
import { answerOf, cellsOf, dutch, signIn, tooWide, violationsOf, type Visitor } from './signedIn.ts'
import type { Fieldwork } from '../../server/api/fieldwork.ts'

let server: RunningServer
let browser: OpenBrowser
let analyst: Visitor
let manager: Visitor
let steward: Visitor
beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser(server.origin)
  analyst = await signIn(browser, server.links.analyst)
  steward = await signIn(browser, server.links.steward)
  manager = await signIn(browser, server.links.manager)
})
afterEach(() => browser.settle())
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const figure = (name: string) => `xpath=//dl[contains(@class,"figures")]//dt[.="${name}"]/following-sibling::dd[1]`

test('an answer given elsewhere is seen without a reload, also after a lost connection', async () => {
  const page = await analyst.open('/analyse/voortgang?golf=2026', { expected: [/ERR_INTERNET_DISCONNECTED/, /Failed to load resource/] })
  await page.getByRole('heading', { level: 1, name: 'Voortgang' }).waitFor()
  await page.locator(figure('Uitgenodigd')).waitFor()
  expect(await page.locator(figure('Begonnen')).innerText()).toBe('0')
  const member = await enter(server.origin, server.links.respondent)
  await page.locator(figure('Link geopend'), { hasText: '1' }).waitFor()
  await page.context().setOffline(true)
  await page.getByText('Geen verbinding. U ziet wat we het laatst hoorden').waitFor()
  const { reference } = (await (await member.get('/api/respondent/questionnaire')).json()) as { reference: string }
  await member.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: 0, answers: { q1: 1 }, page: 'q1' })
  await page.context().setOffline(false)
  await page.locator(figure('Begonnen'), { hasText: '1' }).waitFor()
  await page.getByText('Geen verbinding').waitFor({ state: 'detached' })
}, 60_000)

test('the figures are those of the server, at 375 and 1280 pixels and in both languages, without a violation', async () => {
  for (const [width, language] of [[375, 'nl'], [1280, 'en']] as const) {
    const page = await analyst.open(`/analyse/voortgang?golf=2019&taal=${language}`, { width })
    await page.locator('.course svg').waitFor()
    const { answer } = await answerOf<{ answer: Fieldwork }>(page, '/api/analyst/waves/2019/fieldwork')
    if (language === 'nl') {
      const [one] = answer.balance.groups
      expect((await cellsOf(page, /Groepen waarvan er minder/, /./))[2]).toBe(dutch(one!.missing))
      const needy = answer.clusters.find(({ untilMeans }) => untilMeans > 0)
      if (needy) expect((await cellsOf(page, 'Per cluster', needy.name)).at(-1)).toBe(`${needy.untilMeans} voor gemiddelden`)
    }
    expect([width, await violationsOf(page), await tooWide(page)]).toEqual([width, [], 0])
  }
})

test('the steward prepares a reminder with one press and sends it with a second; an analyst cannot', async () => {
  const page = await steward.open('/analyse/voortgang?golf=2026')
  const press = page.getByRole('button', { name: 'Bereid een herinnering voor aan de clusters die nog antwoorden nodig hebben' })
  await press.click()
  const dialog = page.getByRole('dialog', { name: 'Herinnering versturen?' })
  await dialog.waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await press.press('Enter')
  // Nobody has been invited by mail yet, so nobody can be reminded
  await dialog.getByRole('button', { name: 'Ja, verstuur' }).click()
  await page.getByText('Er was niemand om te mailen.').waitFor()
  const refused = await page.evaluate(async () => (await fetch('/api/steward/waves/2026/mails', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ kind: 'reminder', groups: [{ call: '1', size: 'KO', embedding: 'zelfstandig' }] }) })).json())
  expect(refused).toEqual({ queued: 0, leftOut: expect.any(Number) })
  const seen = await analyst.open('/analyse/voortgang?golf=2026')
  await seen.getByRole('table', { name: 'Per cluster' }).waitFor()
  expect(await seen.getByRole('button', { name: /^Bereid een herinnering/ }).count()).toBe(0)
})

test('a manager sees the own course, what figures still need, and a member begin without a reload', async () => {
  const page = await manager.open('/cluster?golf=2026', { width: 375 })
  await page.getByText(/Nog \d+ volledige antwoorden, en na de vrijgave/).waitFor()
  await page.locator('.course svg').waitFor()
  await page.getByRole('button', { name: 'Herinner de leden die nog niet klaar zijn' }).click()
  await page.getByRole('dialog').getByLabel('Een woord van u (mag leeg blijven)').fill('Doe mee!')
  expect([await violationsOf(page), await tooWide(page)]).toEqual([[], 0])
  await page.getByRole('dialog').getByRole('button', { name: 'Ja, verstuur' }).click()
  await page.getByText('Er was niemand om te mailen.').waitFor()
  const { cluster } = await answerOf<{ cluster: { id: string } }>(page, '/api/manager/overview?wave=2026')
  const started = async () => (await page.locator(figure('Begonnen')).innerText()).trim()
  const before = Number(await started())
  const member = openDatabase(server)
  member.prepare("update invitation set opened_at = ?, started_at = ? where id = (select min(id) from invitation where wave_id = '2026' and started_at is null and cluster_id = ?)").run(new Date().toISOString(), new Date().toISOString(), cluster.id)
  member.close()
  await page.locator(figure('Begonnen'), { hasText: String(before + 1) }).waitFor()
})
