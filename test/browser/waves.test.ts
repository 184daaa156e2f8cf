import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, openWave } from '../server/database.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'
import { faultsAtEachWidth, signIn, violationsOf, type Visitor } from './signedIn.ts'

let server: RunningServer
let browser: OpenBrowser
let analyst: Visitor
let steward: Visitor
let wave: string

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser(server.origin)
  analyst = await signIn(browser, server.links.analyst)
  steward = await signIn(browser, server.links.steward)
  const database = openDatabase(server)
  wave = openWave(database)
  database.close()
})
afterEach(() => browser.settle())
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const nameOf = (id: string) => `Demonstratiegolf ${id} (synthetisch)`

describe('the waves', () => {
  test('an analyst sees how far each one is and who is next, and can do nothing with it', async () => {
    const page = await analyst.open('/analyse/golven?golf=2019')
    await page.getByRole('heading', { level: 1, name: 'Golven' }).waitFor()
    const steps = page.getByRole('list', { name: `Stappen van ${nameOf('2019')}` }).getByRole('listitem')
    await steps.first().waitFor()
    expect((await steps.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim())).toEqual([
      'In voorbereiding (gedaan)', 'Open (gedaan) 2 september 2019', 'Gesloten (gedaan) 1 november 2019', expect.stringMatching(/^Bevroren \(gedaan\) \d+ \S+ \d{4}$/), expect.stringMatching(/^Vrijgegeven \(nu\) \d+ \S+ \d{4}$/), 'Gearchiveerd (nog niet)',
    ])
    expect(await page.getByRole('list', { name: `Stappen van ${nameOf('2019')}` }).locator('[aria-current="step"]').innerText()).toMatch(/^Vrijgegeven/)
    const course = page.getByRole('region', { name: nameOf('2019') })
    await course.getByText('Wat nu: Clustermanagers en ondernemingen zien wat vrijgegeven is. De databeheerder archiveert de golf als het werk eraan af is.').waitFor()
    await page.getByRole('region', { name: nameOf(wave) }).getByText(/De golf sluit vanzelf op 31 december \d{4} om 23:59\./).waitFor()
    expect(await page.getByRole('main').getByRole('button').count()).toBe(0)
    const agenda = page.getByRole('region', { name: nameOf(wave) }).locator('.wave-agenda')
    const rows = (await agenda.locator('dl > div').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim())
    expect(rows.map((row) => row.replaceAll(/\d{4}/g, 'JJJJ'))).toEqual([
      'Ledenlijsten van JJJJ 0 van 20 overgenomen, 0 gevraagd', expect.stringMatching(/^Populatie nog niet uit het register vastgelegd; nu 1\.065 leden$/), expect.stringMatching(/^Opening /),
      'Uitnodigingen nog niet klaargezet', 'Herinnering 1 niet gepland', 'Herinnering 2 niet gepland', expect.stringMatching(/^Sluiting 31 december JJJJ om 23:59$/),
    ])
    expect(await agenda.getByRole('link').evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))).toEqual(['/analyse/register', '/analyse/register', '/analyse/voortgang', '/analyse/voortgang', '/analyse/voortgang', '/analyse/voortgang'])
    await agenda.getByRole('link', { name: `Populatie: ${nameOf(wave)}` }).waitFor()
    expect(await page.getByRole('link', { name: 'Logboek' }).count()).toBe(0)
    expect(await violationsOf(page)).toEqual([])
  })

  test('the steward extends one by keyboard, is told what cannot be, and reads it in the history', async () => {
    const page = await steward.open('/analyse/golven?golf=2019', { expected: [/409/] })
    const course = page.getByRole('region', { name: nameOf(wave) })
    await course.getByRole('button', { name: 'Verlengen' }).press('Enter')
    const heading = course.getByRole('heading', { name: 'Golf verlengen?' })
    await heading.waitFor()
    expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true)
    await course.getByRole('button', { name: 'Ja, verleng de golf' }).press('Enter')
    await course.getByRole('alert').getByText('Kies een dag.').waitFor()
    await course.getByLabel('Open tot en met').fill('2020-01-31')
    await course.getByRole('button', { name: 'Ja, verleng de golf' }).click()
    await course.getByRole('alert').getByText('Die dag ligt in het verleden of voor de opening. Kies een latere dag.').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await course.getByLabel('Open tot en met').fill(`${Number(wave) + 1}-01-31`)
    await course.getByRole('button', { name: 'Ja, verleng de golf' }).click()
    await course.getByRole('status').filter({ hasText: 'De golf is verlengd.' }).waitFor()
    await course.getByText(`De golf sluit vanzelf op 31 januari ${Number(wave) + 1} om 23:59.`).waitFor()
    await course.getByText('Wat er met deze golf gebeurde').click()
    const rows = course.getByRole('table').getByRole('rowheader')
    await rows.first().waitFor()
    expect(await rows.allInnerTexts()).toEqual(['Golf verlengd', 'Ledenlijst ingelezen', 'Golf aangemaakt'])
    await course.getByRole('cell', { name: /\(databeheerder\)$/ }).waitFor()
  })

  test('closing and freezing say what cannot be undone; thinking again does nothing', async () => {
    const page = await steward.open('/analyse/golven?golf=2019')
    const course = page.getByRole('region', { name: nameOf(wave) })
    await course.getByRole('button', { name: 'Nu sluiten' }).click()
    await course.getByText('U kunt de golf heropenen zolang ze niet bevroren is.').waitFor()
    await course.getByRole('button', { name: 'Toch niet' }).click()
    await course.getByRole('button', { name: 'Nu sluiten' }).click()
    await course.getByRole('button', { name: 'Ja, sluit de golf' }).click()
    await course.getByRole('status').filter({ hasText: 'De golf is gesloten.' }).waitFor()
    const freeze = course.getByRole('button', { name: 'Bevriezen' })
    await freeze.waitFor()
    expect(await freeze.isDisabled()).toBe(true)
    await course.getByText(/^Wie begonnen was, mag nog antwoorden tot .* Daarna kunt u bevriezen\.$/).waitFor()
    expect(await violationsOf(page)).toEqual([])
    // The quarter of an hour passes
    const database = openDatabase(server)
    database.prepare('update wave set closes_at = ? where id = ?').run(new Date(Date.now() - 15 * 60_000 - 1).toISOString(), wave)
    database.close()
    await page.reload()
    await course.getByRole('button', { name: 'Bevriezen' }).click()
    await course.getByText(/^Dit kan niet ongedaan gemaakt worden\./).waitFor()
    await course.getByRole('button', { name: 'Ja, bevries de golf voorgoed' }).click()
    await course.getByRole('list', { name: `Stappen van ${nameOf(wave)}` }).locator('[aria-current="step"]').getByText(/^Bevroren/).waitFor()
    await course.getByText('Controlesom van de bevroren antwoorden (SHA-256):').waitFor()
    // Nobody answered: there is nothing to show, and still it is the steward who says so
    await course.getByRole('button', { name: 'Vrijgeven' }).click()
    await course.getByText('Een vrijgave wordt nooit gewijzigd, en dit kan niet ongedaan gemaakt worden.').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await course.getByRole('button', { name: 'Ja, geef vrij' }).click()
    await course.getByRole('list', { name: `Stappen van ${nameOf(wave)}` }).locator('[aria-current="step"]').getByText(/^Vrijgegeven/).waitFor()
  })
})

describe('the audit trail', () => {
  test('newest first, filtered by act in the address, with the state of the chain', async () => {
    const page = await steward.open('/analyse?golf=2019')
    await page.getByRole('navigation', { name: 'Onderdelen' }).getByRole('link', { name: 'Beheer' }).click()
    await page.getByRole('heading', { level: 1, name: 'Logboek' }).waitFor()
    await page.getByText('De keten klopt').waitFor()
    const rows = page.getByRole('table', { name: 'Logboek' }).getByRole('rowheader')
    await rows.first().waitFor()
    const acts = await rows.allInnerTexts()
    expect(acts.slice(0, 3)).toEqual(['Resultaten vrijgegeven', 'Golf bevroren', 'Golf gesloten'])
    await page.getByLabel('Toon').selectOption({ label: 'Aangemeld' })
    await page.waitForURL(/soort=signedIn/)
    await page.getByRole('table', { name: 'Logboek' }).getByRole('rowheader', { name: 'Golf verlengd' }).waitFor({ state: 'detached' })
    expect(new Set(await rows.allInnerTexts())).toEqual(new Set(['Aangemeld']))
    await page.getByLabel('Toon').selectOption({ label: 'Reservekopie gemaakt' })
    await page.getByRole('status').filter({ hasText: 'Er staat niets van deze soort in het logboek.' }).waitFor()
    expect(await violationsOf(page)).toEqual([])
  })

  test('a broken chain is an alert that names the entry', async () => {
    const database = openDatabase(server)
    database.exec('drop trigger audit_entry_stands')
    database.prepare(`update audit_entry set act = 'retentionApplied' where sequence = 3`).run()
    database.close()
    const page = await steward.open('/analyse/logboek?golf=2019')
    await page.getByRole('alert').getByText('De keten is gebroken bij regel 3: de regel is gewijzigd').waitFor()
    expect(await violationsOf(page)).toEqual([])
  })

  test('is not for an analyst', async () => {
    const page = await analyst.open('/analyse/logboek?golf=2019', { expected: [/403/] })
    await page.getByText('Deze pagina is niet voor u').first().waitFor()
  })
})

describe('both pages fit', () => {
  for (const address of ['/analyse/golven?golf=2019', '/analyse/logboek?golf=2019']) {
    test.each([['nl', 375], ['en', 1280]] as const)(`${address} in %s, at every width`, async (language, width) => {
      const page = await steward.open(`${address}&taal=${language}`, { width })
      await page.getByRole('heading', { level: 1, name: /^(Golven|Waves|Logboek|Audit trail)$/ }).waitFor()
      await page.getByRole('main').getByRole(address.includes('golven') ? 'list' : 'table').first().waitFor()
      expect(await faultsAtEachWidth(page, language)).toEqual([])
    })
  }
})
