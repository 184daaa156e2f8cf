import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { ReachShown } from '../../server/api/register/register.ts'
import { twentyLists } from '../server/memberLists/lists/twentyLists.ts'
import { openDatabase } from '../server/database.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'
import { answerOf, cellsOf, dutch, signIn, tooWide, violationsOf, type Visitor } from './signedIn.ts'

let server: RunningServer
let browser: OpenBrowser
let steward: Visitor
let analyst: Visitor
beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser(server.origin)
  steward = await signIn(browser, server.links.steward)
  analyst = await signIn(browser, server.links.analyst)
})
afterEach(() => browser.settle())
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const listOf = (clusterId: string, corrected: boolean) => {
  const { fileName, content } = twentyLists({ corrected }).find((one) => one.clusterId === clusterId)!
  return { name: fileName, mimeType: 'text/csv', buffer: content }
}

test('a list with an error is kept out and explained; put right, it is taken over after the warnings are accepted', async () => {
  const page = await steward.open('/analyse/ledenlijst?cluster=bouwindustrialisatie&golf=2019')
  await page.getByRole('heading', { level: 1, name: 'Lijst inlezen' }).waitFor()
  await page.getByRole('button', { name: 'Kijk de lijst na' }).click()
  expect(await page.getByRole('alert').innerText()).toBe('Kies eerst een bestand.')
  await page.getByLabel('Ledenlijst (Excel of CSV)').setInputFiles(listOf('bouwindustrialisatie', false))
  await page.getByRole('button', { name: 'Kijk de lijst na' }).click()
  await page.getByRole('table', { name: /^Wat er opvalt: 1 fouten, / }).waitFor()
  expect(await page.getByRole('table', { name: /^Wat er opvalt/ }).getByRole('row').nth(1).innerText()).toMatch(/16\s+fout\s+Aansluitdatum: voorjaar 2021\s+dit is geen datum\. Verwacht: een dag zoals/)
  expect(await page.getByRole('button', { name: 'Neem de lijst over' }).count()).toBe(0)
  expect(await page.getByLabel('Wat erin staat: Aansluitdatum').inputValue()).toBe('joined')
  expect(await violationsOf(page)).toEqual([])

  await page.getByLabel('Ledenlijst (Excel of CSV)').setInputFiles(listOf('bouwindustrialisatie', true))
  await page.getByRole('button', { name: 'Kijk de lijst na' }).click()
  const takeOver = page.getByRole('button', { name: 'Neem de lijst over' })
  await takeOver.waitFor()
  expect(await takeOver.isDisabled()).toBe(true)
  const report = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Bewaar het verslag (CSV)' }).click()
  expect((await report).suggestedFilename()).toBe('bouwindustrialisatie-verslag.csv')
  await page.getByLabel('Ik keek de waarschuwingen na en aanvaard ze').check()
  await takeOver.click()
  await page.getByText('39 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 uitgetreden.').waitFor()
})

test('lists are asked for, an end date is filled in, and what is missing goes away, by keyboard', async () => {
  const database = openDatabase(server)
  const [contactId, bounced] = database.prepare('select contact.id, company.name from contact join company on company.id = contact.company_id order by contact.id limit 1').raw().get() as [string, string]
  database.prepare("update contact set bounced_at = '2026-05-04T08:00:00.000Z' where id = ?").run(contactId)
  database.prepare(`insert into wave (id, label, questionnaire_version, opens_at, closes_at, synthetic, mark, state) values ('next', 'Golf 2035', '2020.1', '2035-01-01T00:00:00.000Z', '2035-02-01T00:00:00.000Z', 1, 'mark', 'draft')`).run()
  database.close()
  const page = await steward.open('/analyse/register?golf=2019')
  await page.getByText('The Beacon (IoT Value Chain): einddatum niet bekend').waitFor()
  await page.getByRole('button', { name: /^Vraag de ontbrekende lijsten van 20\d\d \(20\)$/ }).click()
  await page.getByText('20 gevraagd, 0 herinnerd.').waitFor()
  // The words of a row and what can be pressed there stand on one line
  const row = page.getByRole('table', { name: 'Clusters' }).getByRole('row').filter({ hasText: 'The Beacon' })
  const baselines = await row.locator('th, td:nth-child(2), .row-buttons a, .row-buttons button').evaluateAll((elements) =>
    elements.map((element) => {
      const mark = document.createElement('span')
      mark.style.display = 'inline-block'
      element.prepend(mark)
      const { bottom } = mark.getBoundingClientRect()
      mark.remove()
      return Math.round(bottom)
    }),
  )
  expect([baselines.length, new Set(baselines).size], baselines.join()).toEqual([4, 1])
  await page.getByRole('button', { name: 'Wijzig: The Beacon (IoT Value Chain)' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Cluster wijzigen' })
  await dialog.getByLabel('Loopt tot').fill('2028-06-30')
  await dialog.getByLabel('Afkorting').press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('The Beacon (IoT Value Chain): einddatum niet bekend').waitFor({ state: 'detached' })
  expect((await cellsOf(page, 'Clusters', 'The Beacon (IoT Value Chain)')).at(-2)).toMatch(/^20\d\d: gevraagd$/)

  await page.getByLabel('Wat', { exact: true }).selectOption({ value: 'bounced' })
  const correct = page.getByRole('button', { name: `Verbeter het contact: ${bounced}` })
  await correct.click()
  const contact = page.getByRole('dialog', { name: 'Contact verbeteren' })
  await contact.getByLabel('E-mailadres').fill('geen adres')
  await contact.getByRole('button', { name: 'Bewaar' }).click()
  expect(await contact.getByRole('alert').innerText()).toMatch(/^Dit is geen e-mailadres/)
  await contact.getByLabel('E-mailadres').fill('nieuw@voorbeeld.example')
  await contact.getByRole('button', { name: 'Bewaar' }).click()
  await page.getByText('Hier ontbreekt niets.').waitFor()

  await page.getByRole('button', { name: 'Leg de populatie vast: Golf 2035' }).click()
  await page.getByRole('dialog', { name: 'Leg de populatie vast' }).getByRole('button', { name: 'Leg de populatie vast' }).click()
  await page.getByText(/^Golf 2035: vastgelegd op .* leden$/).waitFor()
})

test('the reach stands in pictures and in the tables beside them, of the programme and of a cluster', async () => {
  const page = await analyst.open('/analyse/bereik?golf=2019')
  await page.getByRole('heading', { level: 1, name: 'Bereik' }).waitFor()
  const reach = await answerOf<ReachShown>(page, '/api/analyst/register/reach')
  expect((await cellsOf(page, 'Grootte', 'micro (minder dan 10)'))[0]).toBe(dutch(reach.byHeadCount.micro))
  expect((await cellsOf(page, 'Maatschappelijke zetel', 'Oost-Vlaanderen'))[0]).toBe(dutch(reach.byArea.eastFlanders))
  expect(await page.getByRole('img', { name: /^Kaart van Vlaanderen/ }).locator('title').first().innerHTML()).toContain(`: ${dutch(reach.byArea.westFlanders)}`)
  await page.getByLabel('Gemeente').check()
  await page.getByRole('table', { name: 'Gemeenten met de meeste bedrijven' }).waitFor()
  expect(await page.getByRole('img', { name: /^Kaart van Vlaanderen/ }).locator('title').count()).toBe(286)
  await page.getByLabel('Cluster', { exact: true }).selectOption({ label: 'Space 4.0' })
  const one = await answerOf<ReachShown>(page, '/api/analyst/register/reach?cluster=space-4-0')
  await page.locator('.figures dd').first().getByText(dutch(one.companies), { exact: true }).waitFor()
})

test('the pages are accessible and fit, in both languages', async () => {
  for (const width of [375, 1280]) {
    for (const [address, ready, language] of [['register', 'table', 'nl'], ['bereik', 'table', 'nl'], ['bereik', 'table', 'en'], ['ledenlijst', 'combobox', 'en']] as const) {
      const page = await steward.open(`/analyse/${address}?golf=2019&taal=${language}`, { width })
      await page.getByRole('main').getByRole(ready).first().waitFor()
      expect([width, address, language, await violationsOf(page), await tooWide(page)]).toEqual([width, address, language, [], 0])
    }
  }
})

test('an analyst looks and changes nothing', async () => {
  const page = await analyst.open('/analyse/register?golf=2019')
  await page.getByRole('table', { name: 'Clusters' }).waitFor()
  expect(await page.getByRole('button', { name: /^(Wijzig|Vraag|Verbeter|Voeg)/ }).count()).toBe(0)
  expect(await page.getByRole('link', { name: 'Lijst inlezen' }).count()).toBe(0)
})
