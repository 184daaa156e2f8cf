import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { StudyCheck } from '../../server/api/selfCheck.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'
import { answerOf, faultsAtEachWidth, signIn, violationsOf, type Visitor } from './signedIn.ts'

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

const address = '/analyse/zelfcontrole?golf=2019'

describe('a table of one’s own', () => {
  test('the example by keyboard: 62,6 is impossible in two crossings, and what fits', async () => {
    const page = await analyst.open('/analyse?golf=2019')
    await page.getByRole('link', { name: 'Zelfcontrole', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Zelfcontrole' }).waitFor()
    await page.getByRole('button', { name: 'een maat per regel' }).press('Enter')
    expect(await page.getByRole('textbox', { name: 'Tabel' }).inputValue()).toContain('bijdrage;gemiddelde;0-100;62,6')
    await page.getByRole('button', { name: 'Controleer' }).press('Enter')
    const result = page.getByRole('heading', { name: 'Uitkomst' })
    await result.waitFor()
    expect(await result.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.getByRole('status').filter({ hasText: '2 bevindingen: 2 × onmogelijk.' }).waitFor()
    const [first] = await page.getByRole('listitem').filter({ hasText: 'Onmogelijk' }).allInnerTexts()
    expect(first).toContain('Het totaal van bijdrage (62,6) ligt boven alle groepen naar oproep (60,8 en 53,0).')
    expect(first).toContain('62,6 bijdrage, totaal (regel 2)')
    expect(await violationsOf(page)).toEqual([])
  })

  test('typed: a table that holds together raises no alarm', async () => {
    const page = await analyst.open(address)
    await page.getByRole('textbox', { name: 'Tabel' }).fill('maat;totaal;grootte: KO;grootte: (M)GO\nkracht;2,82;2,77;2,98')
    await page.getByRole('button', { name: 'Controleer' }).click()
    await page.getByText('Geen alarm: deze cijfers kunnen samen bestaan.').waitFor()
    // A change of the table takes the old result away
    await page.getByRole('textbox', { name: 'Tabel' }).fill('x')
    expect(await page.getByText('Geen alarm').count()).toBe(0)
  })

  test('nothing typed, and a table that cannot be read: where, and what was expected', async () => {
    const page = await analyst.open(address)
    await page.getByRole('button', { name: 'Controleer' }).click()
    await page.getByRole('alert').filter({ hasText: 'Typ of plak eerst een tabel.' }).waitFor()
    expect(await page.getByRole('textbox', { name: 'Tabel' }).evaluate((element) => element === document.activeElement)).toBe(true)
    await page.getByRole('textbox', { name: 'Tabel' }).fill('maat;totaal;oproep: 1;oproep: 2\nkracht;2,82;2,83;veel')
    await page.getByRole('button', { name: 'Controleer' }).click()
    await page.getByText('Regel 2, kolom oproep: 2: daar staat “veel”, verwacht: een getal zoals 0,69').waitFor()
    expect(await violationsOf(page)).toEqual([])
  })

  test('a CSV file, and the choice between a thousand and three decimals', async () => {
    const page = await analyst.open(address)
    const folder = mkdtempSync(join(tmpdir(), 'typed-'))
    try {
      writeFileSync(join(folder, 'tabel.csv'), 'maat;soort;totaal\nleden;aantal;1.065\n')
      await page.getByLabel('Of kies een CSV-bestand').setInputFiles(join(folder, 'tabel.csv'))
      await page.waitForFunction(() => document.querySelector('textarea')!.value.includes('1.065'))
      await page.getByRole('button', { name: 'Controleer' }).click()
      await page.getByText('een keuze tussen decimale komma en decimale punt').waitFor()
      await page.getByRole('radio', { name: 'komma' }).check()
      await page.getByRole('button', { name: 'Controleer' }).click()
      await page.getByText('Nagekeken: 1 cijfer, 1 maat, 0 uitsplitsingen.').waitFor()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('no connection: said, and mended by trying again', async () => {
    const page = await analyst.open(address, { expected: [/Failed to load resource/, /ERR_INTERNET_DISCONNECTED/] })
    await page.getByRole('button', { name: 'een cijfer per regel' }).click()
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Controleer' }).click()
    await page.getByRole('alert').filter({ hasText: 'Geen verbinding' }).waitFor()
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Probeer opnieuw' }).click()
    await page.getByRole('heading', { name: 'Uitkomst' }).waitFor()
  })
})

describe('ready tables', () => {
  test('this wave, in each view: no alarm before it leaves', async () => {
    const page = await analyst.open(address)
    await page.getByRole('radio', { name: 'deze bevraging' }).check()
    for (const view of ['zoals gepubliceerd', 'gestratificeerd', 'herwogen']) {
      await page.getByRole('radio', { name: view }).check()
      await page.getByRole('status').filter({ hasText: 'Geen alarm' }).waitFor()
    }
    expect(new URL(page.url()).search).toBe('?beeld=herwogen&golf=2019&nakijken=bevraging')
  })

  test('the 2020 study: what the server found, the gravest first, each with its line', async () => {
    const page = await analyst.open(`${address}&nakijken=studie-2020`)
    await page.getByRole('heading', { name: 'De cijfers van de studie van 2020' }).waitFor()
    const { check } = await answerOf<StudyCheck>(page, '/api/analyst/self-check/study-2020')
    await page.getByRole('status').filter({ hasText: `${check.findings.length} bevindingen: 2 × onmogelijk` }).waitFor()
    const words = await page.getByRole('listitem').filter({ hasText: /^(Onmogelijk|Spreekt elkaar tegen|Kan niet met dit aantal|Gekopieerd|Dubbel getypt|Volgorde verandert)/ }).allInnerTexts()
    expect(words.length).toBe(check.findings.length)
    expect(words[0]).toContain('62,6 de bijdrage, totaal (regel 3005)')
  })

  test.each([['nl', 375], ['en', 1280]] as const)('in %s: nothing too wide at any width, no violations', async (language, width) => {
    for (const subject of ['tabel', 'bevraging', 'studie-2020']) {
      const page = await analyst.open(`${address}&taal=${language}&nakijken=${subject}`, { width })
      await page.getByRole('heading', { level: 1 }).waitFor()
      await (subject === 'tabel' ? page.getByRole('textbox') : page.getByRole('status').filter({ hasText: /alarm|bevindingen|findings/i })).waitFor()
      expect([subject, await faultsAtEachWidth(page, language)]).toEqual([subject, []])
    }
  })
})
