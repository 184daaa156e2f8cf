import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { AnalystWaves } from '../../server/api/analyst.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'
import { answerOf, signIn, violationsOf, type Visitor } from './signedIn.ts'

let server: RunningServer
let browser: OpenBrowser
let analyst: Visitor

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser(server.origin)
  analyst = await signIn(browser, server.links.analyst)
})
afterEach(() => browser.settle())
afterAll(async () => {
  await browser.close()
  await server.stop()
})

describe('what the analyst sees when there is nothing to see', () => {
  test('an open wave without answers says so, and that it is provisional', async () => {
    const page = await analyst.open('/analyse/effecten?golf=2019')
    const { waves } = await answerOf<AnalystWaves>(page, '/api/analyst/waves')
    const open = waves.find((wave) => wave.state === 'open')!
    await page.getByRole('combobox', { name: 'Bevraging' }).selectOption(open.id)
    await page.getByText('Voorlopig', { exact: true }).waitFor()
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
    await page.getByText('Nog geen volledige antwoorden').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('link', { name: 'Vragen', exact: true }).click()
    await page.getByText('Nog geen volledige antwoorden').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('link', { name: 'Respons', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Respons' }).waitFor()
    expect(await page.getByText('Voorlopig', { exact: true }).isVisible()).toBe(true)
  })

  test('a wave, a group and a question that do not exist', async () => {
    const page = await analyst.open('/analyse?golf=1999')
    await page.getByText('Deze bevraging bestaat niet').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.goto(`${server.origin}/analyse/effecten?golf=2019&groep=oproep.9`)
    await page.getByText('Deze groep bestaat niet in deze bevraging').waitFor()
    await page.getByRole('link', { name: 'Alle figuren' }).click()
    await page.getByRole('link', { name: 'Alle leden, realisatie' }).waitFor()
  })

  test('a question that does not exist', async () => {
    const page = await analyst.open('/analyse/vragen?golf=2019&vraag=strength_99', { expected: [/Failed to load resource/] })
    await page.getByText('Deze vraag staat niet in deze bevraging').waitFor()
    expect(await violationsOf(page)).toEqual([])
  })

  test('no connection: said, and mended by trying again', async () => {
    const page = await analyst.open('/analyse?golf=2019', { expected: [/Failed to load resource/, /ERR_INTERNET_DISCONNECTED/] })
    await page.getByRole('table', { name: 'Per cluster' }).waitFor()
    await page.context().setOffline(true)
    await page.getByRole('link', { name: 'Effecten', exact: true }).click()
    await page.getByRole('alert').filter({ hasText: 'Geen verbinding' }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Probeer opnieuw' }).click()
    await page.getByRole('link', { name: 'Alle leden, realisatie' }).waitFor()
  })

  test('while it waits, the page keeps its place', async () => {
    const page = await analyst.open('/analyse?golf=2019')
    await page.getByRole('table', { name: 'Per cluster' }).waitFor()
    let letGo = () => {}
    const held = new Promise<void>((resolve) => (letGo = resolve))
    await page.route('**/effect-matrices*', async (route) => {
      await held
      await route.continue()
    })
    await page.getByRole('link', { name: 'Effecten', exact: true }).click()
    await page.getByRole('status').filter({ hasText: 'Bezig met laden' }).waitFor({ state: 'attached' })
    expect((await page.locator('.skeleton').boundingBox())!.height).toBeGreaterThan(600)
    expect(await violationsOf(page)).toEqual([])
    letGo()
    await page.getByRole('link', { name: 'Alle leden, realisatie' }).waitFor()
  })

  test('a session that has ended says so, with the way back in', async () => {
    const page = await analyst.open('/analyse?golf=2019', { expected: [/Failed to load resource/] })
    await page.getByRole('table', { name: 'Per cluster' }).waitFor()
    await page.context().clearCookies()
    await page.getByRole('link', { name: 'Effecten', exact: true }).click()
    await page.getByText('U bent niet meer aangemeld').waitFor()
    expect(await page.getByRole('link', { name: 'Meld u opnieuw aan' }).getAttribute('href')).toBe('/aanmelden')
  })

  test('signing out ends the session', async () => {
    const steward = await signIn(browser, server.links.steward)
    const page = await steward.open('/analyse?golf=2019')
    await page.getByText('databeheerder').waitFor()
    await page.getByRole('button', { name: 'Afmelden' }).click()
    await page.waitForURL((url) => !url.pathname.startsWith('/analyse'))
    const asked = await page.request.get(`${server.origin}/api/analyst/waves`)
    expect(asked.status()).toBe(401)
  })
})
