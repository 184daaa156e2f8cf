import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'
import { cellsOf, signIn, tooWide, violationsOf, type Visitor } from './signedIn.ts'
import type { Page } from 'playwright-core'

let server: RunningServer
let browser: OpenBrowser
let steward: Visitor
beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser(server.origin)
  steward = await signIn(browser, server.links.steward)
})
afterEach(() => browser.settle())
afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function found(page: Page, text: string, english = false): Promise<void> {
  await page.getByRole('searchbox').fill(text)
  await page.getByRole('searchbox').press('Enter')
  await page.getByRole('table', { name: english ? 'People found' : 'Gevonden personen' }).waitFor()
}

test('a steward looks a person up, corrects the name and erases, by keyboard, and is asked first', async () => {
  const page = await steward.open('/analyse/rechten?golf=2026', { expected: [/400/] })
  await page.getByRole('heading', { level: 1, name: 'Rechten van personen' }).waitFor()
  await page.getByRole('button', { name: 'Zoek' }).click()
  await page.getByText('Typ ten minste drie tekens.').waitFor()
  await page.getByRole('searchbox').fill('bestaat nergens')
  await page.getByRole('searchbox').press('Enter')
  await page.getByText('Niemand gevonden').waitFor()
  await found(page, '@voorbeeld')
  await page.getByText('Er zijn er meer dan hier staan').waitFor()
  const first = page.getByRole('button', { name: /^Toon gegevens: / }).first()
  await first.focus()
  await page.keyboard.press('Enter')
  const person = page.locator('.person')
  await person.getByLabel('Naam').fill('Verbeterde Naam')
  await person.getByLabel('E-mailadres').fill('geen adres')
  await person.getByRole('button', { name: 'Verbeter' }).click()
  await person.getByText('Dit kan niet bewaard worden').waitFor()
  await person.getByLabel('E-mailadres').fill('verbeterd@voorbeeld.example')
  await person.getByLabel('E-mailadres').press('Enter')
  await page.getByText('De gegevens zijn verbeterd.').waitFor()

  const revoke = person.getByRole('button', { name: /^Trek link in: .*2026/ }).first()
  await revoke.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Antwoorden wissen?' })
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await revoke.click()
  await dialog.getByRole('button', { name: 'Wis antwoorden' }).click()
  await page.getByText('Gewist.').waitFor()
  expect((await cellsOf(page, 'Bevragingen', /2026/))[1]).toContain('link ingetrokken')

  await found(page, 'verbeterde naam')
  await page.getByRole('button', { name: 'Toon gegevens: Verbeterde Naam' }).click()
  await person.getByRole('button', { name: 'Wis deze persoon' }).click()
  await page.getByRole('dialog', { name: 'Persoon wissen?' }).getByRole('button', { name: 'Wis deze persoon' }).click()
  await page.getByText('Gewist.').waitFor()
  expect(await page.getByText('Verbeterde Naam').count()).toBe(0)
}, 60_000)

test('the page is accessible and fits, in both languages', async () => {
  for (const [width, language, show] of [[375, 'nl', /^Toon gegevens: /], [1280, 'en', /^Show data: /]] as const) {
    const page = await steward.open(`/analyse/rechten?golf=2026&taal=${language}`, { width })
    await page.getByRole('searchbox').waitFor()
    expect([width, await violationsOf(page), await tooWide(page)]).toEqual([width, [], 0])
    await found(page, 'voorbeeld', language === 'en')
    await page.getByRole('button', { name: show }).first().click()
    await page.locator('.person').waitFor()
    expect([width, await violationsOf(page), await tooWide(page)]).toEqual([width, [], 0])
  }
})
