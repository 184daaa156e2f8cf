import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'
import { cellsOf, signIn, tooWide, violationsOf, type Visitor } from './signedIn.ts'

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

test('a steward adds, changes, disables and enables an account, by keyboard, and is asked first', async () => {
  const page = await steward.open('/analyse/accounts?golf=2019')
  await page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor()
  const form = page.locator('.add-account')
  await form.getByRole('button', { name: 'Account toevoegen' }).click()
  expect(await form.getByRole('alert').innerText()).toMatch(/^Vul alle velden in/)
  await form.getByLabel('E-mailadres').fill('nieuw@voorbeeld.example')
  await form.getByLabel('Naam').fill('Nieuwe analist')
  await form.getByLabel('Rol').selectOption({ label: 'Analist' })
  await form.getByLabel('Naam').press('Enter')
  await page.getByText('De wijziging is bewaard.').waitFor()
  expect((await cellsOf(page, 'Alle accounts', /^Nieuwe analist/)).slice(0, 2)).toEqual(['Analist', 'Mag zich aanmelden'])

  const change = page.getByRole('button', { name: 'Wijzig: Nieuwe analist' })
  await change.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Rol of cluster wijzigen' })
  await dialog.getByLabel('Rol').selectOption({ label: 'Clustermanager' })
  await dialog.getByRole('button', { name: 'Wijzig' }).click()
  expect(await dialog.getByRole('alert').innerText()).toMatch(/^Vul alle velden in/)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await change.evaluate((button) => button === document.activeElement)).toBe(true)

  await page.getByRole('button', { name: 'Blokkeer: Nieuwe analist' }).click()
  await page.getByRole('dialog', { name: 'Account blokkeren?' }).getByRole('button', { name: 'Blokkeer' }).click()
  await page.getByRole('button', { name: 'Deblokkeer: Nieuwe analist' }).click()
  await page.getByRole('dialog', { name: 'Account deblokkeren?' }).getByRole('button', { name: 'Deblokkeer' }).click()
  await page.getByRole('button', { name: 'Blokkeer: Nieuwe analist' }).waitFor()
})

test('the last steward is told why not', async () => {
  const page = await steward.open('/analyse/accounts?taal=en&golf=2019', { expected: [/409/] })
  await page.getByRole('button', { name: /^Disable: Datasteward/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Disable this account?' })
  await dialog.getByRole('button', { name: 'Disable' }).click()
  await dialog.getByText('One data steward who may sign in has to be left.').waitFor()
})

test('the page is accessible and fits, in both languages, with the dialog open too', async () => {
  for (const width of [375, 1280]) {
    for (const [language, change] of [['nl', /^Wijzig:/], ['en', /^Change:/]] as const) {
      const page = await steward.open(`/analyse/accounts?golf=2019&taal=${language}`, { width })
      await page.getByRole('table').waitFor()
      expect([width, language, await violationsOf(page), await tooWide(page)]).toEqual([width, language, [], 0])
      await page.getByRole('button', { name: change }).first().click()
      await page.getByRole('dialog').waitFor()
      expect([width, language, await violationsOf(page), await tooWide(page)]).toEqual([width, language, [], 0])
    }
  }
})

test('an analyst has no such page', async () => {
  const page = await analyst.open('/analyse/accounts?golf=2019', { expected: [/403/] })
  await page.getByText('Deze pagina is niet voor u').waitFor()
  expect(await page.getByRole('navigation', { name: 'Pagina’s' }).getByRole('link', { name: 'Accounts' }).count()).toBe(0)
})
