import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, openWave } from '../server/database.ts'
import { realSmtp, type RealSmtp } from '../server/mail/realSmtp.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { plainTextOf } from '../server/fieldwork/sending/outbox.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'
import { signIn, tooWide, violationsOf, type Visitor } from './signedIn.ts'

let smtp: RealSmtp
let server: RunningServer
let browser: OpenBrowser
let steward: Visitor
let wave: string
let cluster: { id: string; name: string }

beforeAll(async () => {
  smtp = await realSmtp()
  server = await startServer({ environment: { SMTP_URL: smtp.url, MAILS_PER_MINUTE: '100000' } })
  const database = openDatabase(server)
  wave = openWave(database)
  cluster = database.prepare('select cluster.id, cluster.name from invitation join cluster on cluster.id = invitation.cluster_id where wave_id = ? group by cluster.id order by count(*), cluster.id limit 1').get(wave) as typeof cluster
  database.close()
  browser = await openBrowser(server.origin)
  steward = await signIn(browser, server.links.steward)
})
afterEach(() => browser.settle())
afterAll(async () => {
  await browser.close()
  await server.stop()
  await smtp.close()
})

test('the steward looks at the mail, sends the invitations of one cluster, and reads what became of each', async () => {
  const page = await steward.open(`/analyse/uitnodigingen?golf=${wave}`)
  await page.getByRole('heading', { level: 1, name: 'Uitnodigingen' }).waitFor()
  await page.getByText('Er is nog geen mail verstuurd in deze golf.').waitFor()
  await page.getByText('Dit is een testmail. De links werken niet.').waitFor()
  await page.getByRole('button', { name: 'Stuur mij een testmail' }).click()
  await page.getByText('De testmail is onderweg naar uw adres.').waitFor()
  expect(plainTextOf(await smtp.next())).toContain('Dit is een testmail.')
  await page.getByRole('button', { name: 'Verstuur de uitnodigingen' }).press('Enter')
  const question = page.getByRole('group', { name: 'Mails versturen? (Uitnodiging)' })
  await question.waitFor()
  expect(await question.getByRole('heading').evaluate((element) => element === document.activeElement)).toBe(true)
  await question.getByLabel('Cluster', { exact: true }).selectOption({ label: cluster.name })
  await question.getByLabel(/Een woord van de clustermanager/).fill('Tot op de netwerkdag!')
  expect(await violationsOf(page)).toEqual([])
  await question.getByRole('button', { name: 'Ja, verstuur' }).click()
  await page.getByRole('status').filter({ hasText: 'mails staan klaar en vertrekken.' }).waitFor()
  await page.getByRole('row', { name: /^Uitnodiging 0 0 [1-9]/ }).waitFor()
  const outcomes = page.getByRole('table', { name: 'Wat werd er van elke mail?' })
  await outcomes.getByRole('cell', { name: 'Verstuurd', exact: true }).first().waitFor()
  await page.getByLabel('Toestand').selectOption({ label: 'Teruggekomen' })
  await page.getByText('Geen mail voldoet hieraan.').waitFor()
})

test('the steward prepares the next wave as a copy, sees what changes and tries it out, at every width', async () => {
  const next = String(Number(wave) + 1)
  const page = await steward.open(`/analyse/golven?golf=${wave}`, { width: 375, expected: [/409/] })
  await page.getByText('Nieuwe golf voorbereiden').click()
  await page.getByRole('button', { name: 'Maak de golf' }).click()
  await page.getByRole('alert').getByText('Vul alle velden in.').waitFor()
  await page.getByLabel('Korte naam').fill(wave)
  await page.getByLabel('Naam', { exact: true }).fill(`Golf ${next}`)
  await page.getByLabel('Open vanaf').fill(`${next}-04-05`)
  await page.getByLabel('Open tot en met').first().fill(`${next}-06-05`)
  await page.getByRole('button', { name: 'Maak de golf' }).click()
  await page.getByRole('alert').getByText('Er is al een golf met deze korte naam. Kies een andere.').waitFor()
  await page.getByLabel('Korte naam').fill(next)
  await page.getByRole('button', { name: 'Maak de golf' }).click()
  await page.getByRole('status').filter({ hasText: 'De golf staat klaar als ontwerp.' }).waitFor()
  const course = page.getByRole('region', { name: `Golf ${next}`, exact: true })
  await course.getByText(/^Nog \d+ dagen tot de opening\.$/).waitFor()
  await course.getByText('Wat verandert er in de vragenlijst?').click()
  await course.getByText('Alle vragen zijn gelijk, woord voor woord.').waitFor()
  await course.getByText('De vragenlijst proberen').click()
  await course.getByRole('button', { name: 'Maak een proeflink' }).click()
  const link = course.getByRole('link', { name: /\/r\/[A-Za-z0-9_-]{43}$/ })
  await link.waitFor()
  expect(await tooWide(page)).toBe(0)
  expect(await violationsOf(page)).toEqual([])
  await page.setViewportSize({ width: 1280, height: 900 })
  expect(await tooWide(page)).toBe(0)
  expect(await violationsOf(page)).toEqual([])
  await page.goto((await link.getAttribute('href'))!)
  await page.getByRole('button', { name: 'Begin met de vragenlijst' }).waitFor()
})

describe('the pages fit', () => {
  for (const address of ['uitnodigingen', 'uitnodigingen?taal=en'] as const) {
    for (const width of [375, 1280]) {
      test(`${address} at ${width} px`, async () => {
        const page = await steward.open(`/analyse/${address}${address.includes('?') ? '&' : '?'}golf=${wave}`, { width })
        await page.getByRole('table').first().waitFor()
        await page.locator('.mail-text').waitFor()
        expect(await tooWide(page)).toBe(0)
        expect(await violationsOf(page)).toEqual([])
      })
    }
  }

  test('opting out and passing on, as the mail leads there', async () => {
    const mail = smtp.received.find((one) => /\/r\/[A-Za-z0-9_-]{43}/.test(plainTextOf(one)))!
    const link = /https?:\S+\/r\/[A-Za-z0-9_-]{43}/.exec(plainTextOf(mail))![0]
    const stop = /https?:\S+\/stop\/[A-Za-z0-9_-]{43}/.exec(plainTextOf(mail))![0]
    const { page } = await browser.open({ width: 375, javaScript: false, expected: [/422/, /410/] })
    await page.goto(stop)
    await page.getByRole('button', { name: 'Stop de herinneringen' }).click()
    await page.getByRole('heading', { name: 'U krijgt geen herinneringen meer' }).waitFor()
    await page.goto(link)
    await page.getByRole('link', { name: 'Geef de vragenlijst door aan een collega' }).click()
    await page.getByLabel('Naam van uw collega').fill('An Peeters')
    await page.getByRole('button', { name: 'Geef de vragenlijst door' }).click()
    await page.getByText('Vul een e-mailadres in, bijvoorbeeld naam@bedrijf.be.').waitFor()
    expect(await page.getByLabel('Naam van uw collega').inputValue()).toBe('An Peeters')
    await page.getByLabel('E-mailadres van uw collega').fill('an@voorbeeld.example')
    await page.getByRole('button', { name: 'Geef de vragenlijst door' }).click()
    await page.getByRole('heading', { name: 'Uw collega krijgt een mail' }).waitFor()
    await page.goto(link)
    await page.getByRole('heading', { name: 'U gaf deze vragenlijst door aan een collega' }).waitFor()
  })

  test('the forms that pass on and that correct what the register knows, with axe', async () => {
    const mail = smtp.received.filter((one) => /\/r\/[A-Za-z0-9_-]{43}/.test(plainTextOf(one)))[1]!
    const link = /https?:\S+\/r\/[A-Za-z0-9_-]{43}/.exec(plainTextOf(mail))![0]
    const { page } = await browser.open({ width: 375 })
    for (const address of [`${link}/doorgeven`, `${link}/gegevens`, link, link.replace(/\/r\/.*/, `/stop/${/\/stop\/([A-Za-z0-9_-]{43})/.exec(plainTextOf(mail))![1]}`)]) {
      await page.goto(address)
      expect([address.replace(/[\w-]{43}/, ''), await tooWide(page)]).toEqual([address.replace(/[\w-]{43}/, ''), 0])
      expect(await violationsOf(page)).toEqual([])
    }
  })
})
