import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { OwnMembers } from '../../server/api/register/ownMembers.ts'
import { openDatabase } from '../server/database.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'
import { answerOf, cellsOf, signIn, tooWide, violationsOf, type Visitor } from './signedIn.ts'

let server: RunningServer
let browser: OpenBrowser
let manager: Visitor
beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser(server.origin)
  manager = await signIn(browser, server.links.manager)
})
afterEach(() => browser.settle())
afterAll(async () => {
  await browser.close()
  await server.stop()
})

test('an address that bounced is replaced, and a member who left is marked and taken back, by keyboard', async () => {
  const page = await manager.open('/cluster?blad=leden')
  await page.getByRole('heading', { level: 1, name: 'Leden' }).waitFor()
  const { members: [member] } = await answerOf<OwnMembers>(page, '/api/manager/members')
  const database = openDatabase(server)
  database.prepare("update contact set bounced_at = '2026-05-04T08:00:00.000Z' where membership_id = ?").run(member!.membershipId)
  database.close()
  await page.reload()
  await page.getByText('mail kwam terug op 4 mei 2026').waitFor()
  await page.getByLabel(/^waar iets ontbreekt/).check()
  const correct = page.getByRole('button', { name: `Verbeter het contact: ${member!.company}` })
  await correct.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Contact verbeteren' })
  expect(await dialog.getByLabel('E-mailadres').inputValue()).toBe(member!.contact!.email)
  await dialog.getByLabel('Naam').fill('Nieuwe Persoon')
  await dialog.getByLabel('E-mailadres').fill('nieuw@voorbeeld.example')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('mail kwam terug op 4 mei 2026').waitFor({ state: 'detached' })
  await page.getByLabel(/^alle/).check()
  expect((await cellsOf(page, /leden$/, member!.company)).slice(0, 2)).toEqual(['Nieuwe Persoon', 'nieuw@voorbeeld.example'])

  await page.getByRole('button', { name: `Geen lid meer: ${member!.company}` }).click()
  const gone = page.getByRole('dialog', { name: 'Geen lid meer?' })
  await gone.getByLabel('Laatste dag als lid').fill('2026-11-01')
  await gone.getByRole('button', { name: 'Geen lid meer' }).click()
  await page.getByRole('button', { name: `Toch nog lid: ${member!.company}` }).click()
  await page.getByRole('button', { name: `Geen lid meer: ${member!.company}` }).waitFor()
})

test('the own list is looked at and sent, and then waits for the agency', async () => {
  const page = await manager.open('/cluster?blad=leden&taal=en')
  const file = (text: string) => ({ name: 'our members.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByLabel('List of members (Excel or CSV)').setInputFiles(file('Company,VAT,E-mail,Employees\nMaes,0123456794,a@maes.example,3\n'))
  await page.getByRole('button', { name: 'Check the list' }).click()
  await page.getByText('these first eight digits go with 0123456749').waitFor()
  expect(await page.getByRole('button', { name: 'Send the list' }).count()).toBe(0)
  await page.getByLabel('List of members (Excel or CSV)').setInputFiles(file('Company,VAT,E-mail,Employees\nMaes,0123456749,a@maes.example,3\n'))
  await page.getByRole('button', { name: 'Check the list' }).click()
  await page.getByRole('button', { name: 'Send the list' }).click()
  await page.getByText('The list is sent').waitFor()
  await page.getByText('You sent: our members.csv', { exact: false }).waitFor()
})

test('the page is accessible and fits, in both languages, with a dialog open too', async () => {
  for (const [width, language, name] of [[375, 'nl', /^Verbeter/], [1280, 'en', /^Correct/]] as const) {
    const page = await manager.open(`/cluster?blad=leden&taal=${language}`, { width })
    await page.getByRole('table').waitFor()
    expect([width, language, await violationsOf(page), await tooWide(page)]).toEqual([width, language, [], 0])
    await page.getByRole('button', { name }).first().click()
    await page.getByRole('dialog').waitFor()
    expect([width, language, await violationsOf(page), await tooWide(page)]).toEqual([width, language, [], 0])
  }
})
