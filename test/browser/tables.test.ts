import { readFileSync } from 'node:fs'
import { readSheet } from 'read-excel-file/node'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Crossing } from '../../analysis/figures/crossing.ts'
import type { Table } from '../../server/api/tables.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'
import { answerOf, cellsOf, dutch, signIn, tooWide, violationsOf, type Visitor } from './signedIn.ts'

let server: RunningServer
let browser: OpenBrowser
let analyst: Visitor
let steward: Visitor

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser(server.origin)
  analyst = await signIn(browser, server.links.analyst)
  steward = await signIn(browser, server.links.steward)
})
afterEach(() => browser.settle())
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const settled = (page: Awaited<ReturnType<Visitor['open']>>) => page.waitForFunction(() => document.querySelector('table') !== null && document.querySelector('[aria-busy="true"]') === null)

describe('the crosstab', () => {
  test('a newcomer finds out whether active members realise more of effect 7, after weighting', async () => {
    const page = await analyst.open('/analyse?golf=2019')
    await page.getByRole('navigation', { name: 'Pagina’s' }).getByRole('link', { name: 'Kruistabel' }).click()
    await page.getByRole('heading', { level: 1, name: 'Kruistabel' }).waitFor()
    const rows = page.getByRole('group', { name: 'Rijen' })
    await rows.getByRole('combobox', { name: 'Vraag, stelling of effect' }).selectOption({ label: 'Gerealiseerd: Kennisuitwisseling in domein' })
    await rows.getByRole('button', { name: 'Rij toevoegen' }).click()
    await page.getByRole('group', { name: 'Kolommen' }).getByRole('checkbox', { name: 'Deelnamegraad' }).check()
    await page.getByRole('radio', { name: 'herwogen' }).check()
    await page.getByRole('table', { name: /herwogen$/ }).waitFor()
    await settled(page)

    const crossing = await answerOf<Crossing>(page, '/api/analyst/waves/2019/crossing?variable=realised_7&by=activity&view=raked')
    const [all, inactive, active] = crossing.columns.map(({ figure }) => ({ base: figure.base!, mean: figure.mean.kind === 'estimated' ? figure.mean.value : NaN }))
    const cells = await cellsOf(page, /^Kruistabel/, 'Gerealiseerd: Kennisuitwisseling in domein')
    expect(cells.slice(0, 2).map((text) => text.replace(/\s+/g, ' '))).toEqual([all, inactive].map((one) => `${dutch(one!.mean, 2)} n = ${dutch(one!.base)}`))
    // The letter of the smaller column, said in full to who cannot see it
    expect(cells[2]!.replace(/\s+/g, ' ')).toBe(`${dutch(active!.mean, 2)} A , hoger dan A Niet-actief n = ${dutch(active!.base)}`)
    await page.getByText('Gerealiseerd: Kennisuitwisseling in domein, deelnamegraad: Actief is hoger dan Niet-actief. Dit verschil is groter dan toeval verklaart.').waitFor()

    await page.getByRole('checkbox', { name: 'p-waarden' }).check()
    await settled(page)
    await page.getByText(/^Gerealiseerd: Kennisuitwisseling in domein naar deelnamegraad/).click()
    await page.getByRole('table', { name: 'Gerealiseerd: Kennisuitwisseling in domein naar deelnamegraad' }).waitFor()
    const pair = await cellsOf(page, 'Gerealiseerd: Kennisuitwisseling in domein naar deelnamegraad', 'B Actief min A Niet-actief')
    if (crossing.difference.kind !== 'estimated') expect.fail('the crossing has a difference')
    expect(pair[0]).toBe(dutch(crossing.difference.difference, 2))
    expect(pair[1]).toBe(`${dutch(crossing.difference.lower, 2)} – ${dutch(crossing.difference.upper, 2)}`)

    const outside = page.getByRole('region', { name: 'Meenemen' })
    await outside.getByText(/^Nagekeken door de zelfcontrole: geen tegenspraak in \d+ cijfers\.$/).waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), outside.getByRole('link', { name: 'Tabel als XLSX' }).click()])
    const [head, ...lines] = await readSheet(readFileSync(await download.path()))
    expect(head!.slice(2, 5)).toEqual(['Alle leden', 'Deelnamegraad: Niet-actief (A)', 'Deelnamegraad: Actief (B)'])
    const line = (figure: string) => lines.find(([row, one]) => row === 'Gerealiseerd: Kennisuitwisseling in domein' && one === figure)!.slice(2, 5)
    expect(line('gemiddelde')).toEqual([all, inactive, active].map((one) => expect.closeTo(one!.mean, 12)))
    expect(line('significant groter dan kolom')).toEqual([null, null, 'A'])
  })

  test('its whole state is in the address: a copy shows the same table', async () => {
    const first = await analyst.open('/analyse/kruistabel?golf=2019')
    await settled(first)
    await first.getByRole('group', { name: 'Rijen' }).getByRole('button', { name: 'Verwijder rij: Relevantie' }).click()
    await first.getByRole('checkbox', { name: 'Leden van de cluster' }).check()
    await first.getByRole('combobox', { name: 'Alleen de leden met' }).selectOption({ label: 'Grootte' })
    await first.getByRole('combobox', { name: 'Groep' }).selectOption({ label: 'Middelgrote of grote onderneming (≥ 50 werknemers)' })
    await first.getByRole('checkbox', { name: 'intervallen' }).check()
    await first.getByRole('radio', { name: 'gestratificeerd' }).check()
    await first.getByRole('table', { name: /gestratificeerd, alleen grootte: Middelgrote of grote onderneming/ }).waitFor()
    await settled(first)
    const { pathname, search } = new URL(first.url())
    expect(search).toBe('?beeld=gestratificeerd&golf=2019&intervallen=aan&kop=activiteit.grootte.clustergrootte&laag=grootte.MGO&rijen=strength_mean.benefit_mean')
    const second = await analyst.open(`${pathname}${search}`)
    await settled(second)
    expect(await second.getByRole('table').innerText()).toBe(await first.getByRole('table').innerText())
    expect(await second.getByRole('table').innerText()).toMatch(/effectieve n \d+\s+ontwerpeffect \d,\d\d/)
    // Everybody in the layer is of one size
    expect((await cellsOf(second, /^Kruistabel/, 'Samenwerkingskracht')).some((text) => text.startsWith('niemand in deze groep'))).toBe(true)
  })

  test('percentages have the base of each question, and letters by category', async () => {
    const page = await analyst.open('/analyse/kruistabel?golf=2019&rijen=q2_relevance&kop=activiteit&toon=percentages')
    await settled(page)
    const { rows } = await answerOf<Table>(page, '/api/analyst/waves/2019/table?rows=q2_relevance&banner=activity')
    const [{ total, banner }] = rows as [Table['rows'][number]]
    const columns = [total, ...banner[0]!.cells]
    expect(await cellsOf(page, /^Kruistabel/, 'n (beantwoordden de vraag)')).toEqual(columns.map((cell) => dutch(cell.base!)))
    for (const [place, label] of ['niet relevant', 'weinig relevant', 'relevant', 'zeer relevant'].entries()) {
      const cells = await cellsOf(page, /^Kruistabel/, label)
      columns.forEach((cell, column) => {
        const { share, letters } = cell.distribution[place]!
        const written = share.kind === 'estimated' ? `${dutch(share.value * 100, 1)}\u00a0%` : ''
        expect(cells[column]!.startsWith(letters.length === 0 ? written : `${written} ${letters.join(' ')}`), `${label} ${column}: ${cells[column]}`).toBe(true)
      })
    }
    await page.getByRole('checkbox', { name: 'letters' }).uncheck()
    await page.waitForURL(/letters=uit/)
    expect(await page.getByText(/Een letter naast een cijfer/).count()).toBe(0)
  })

  test('a small cluster is withheld in words, and so is what would give it away', async () => {
    const page = await analyst.open('/analyse/kruistabel?golf=2019&rijen=q2_relevance&kop=cluster')
    await settled(page)
    const cells = await cellsOf(page, /^Kruistabel/, 'Relevantie')
    expect(cells.filter((text) => text.includes('niet getoond (te weinig antwoorden)')).length).toBeGreaterThanOrEqual(2)
    expect(cells.join()).not.toMatch(/n = [1-4]\b/)
  })

  test('an address with a name that the wave does not have says so', async () => {
    const page = await analyst.open('/analyse/kruistabel?golf=2019&rijen=q99_nothing', { expected: [/400/] })
    await page.getByRole('alert').getByText('"q99_nothing" is not a row of this wave').waitFor()
    expect(await page.getByRole('group', { name: 'Rijen' }).count()).toBe(1)
  })
})

describe('saved crosstabs', () => {
  test('have a name, are there for a colleague, and lead to the same table', async () => {
    const mine = await analyst.open('/analyse/kruistabel?golf=2019&rijen=realised_7&kop=activiteit&beeld=herwogen', { expected: [/409/] })
    await settled(mine)
    await mine.getByRole('button', { name: 'Bewaar', exact: true }).click()
    await mine.getByText('Geef eerst een naam.').waitFor()
    await mine.getByRole('textbox', { name: 'Naam voor deze kruistabel' }).fill('Effect 7, herwogen')
    await mine.keyboard.press('Enter')
    await mine.getByRole('link', { name: 'Effect 7, herwogen' }).waitFor()
    await mine.keyboard.press('Enter')
    await mine.getByText('Er is al een kruistabel met deze naam. Kies een andere.').waitFor()
    expect(await violationsOf(mine)).toEqual([])

    const colleague = await steward.open('/analyse/kruistabel?golf=2019&laag=grootte.KO&toetsen=aan')
    await colleague.getByRole('link', { name: 'Effect 7, herwogen' }).click()
    await colleague.waitForURL((url) => url.search === '?beeld=herwogen&golf=2019&kop=activiteit&rijen=realised_7')
    await colleague.getByRole('table', { name: /herwogen$/ }).waitFor()
    await settled(colleague)
    expect(await colleague.getByRole('table').first().innerText()).toBe(await mine.getByRole('table').first().innerText())
    // The steward may take away what an analyst saved, not the other way round
    await colleague.getByRole('textbox', { name: 'Naam voor deze kruistabel' }).fill('Van de databeheerder')
    await colleague.getByRole('button', { name: 'Bewaar', exact: true }).click()
    await colleague.getByRole('link', { name: 'Van de databeheerder' }).waitFor()
    await mine.reload()
    await mine.getByRole('link', { name: 'Van de databeheerder' }).waitFor()
    expect(await mine.getByRole('button', { name: /^Verwijder: / }).evaluateAll((buttons) => buttons.map((one) => one.getAttribute('aria-label')))).toEqual(expect.not.arrayContaining(['Verwijder: Van de databeheerder']))
    await mine.getByRole('button', { name: 'Verwijder: Effect 7, herwogen' }).waitFor()
    for (const name of ['Effect 7, herwogen', 'Van de databeheerder']) await colleague.getByRole('button', { name: `Verwijder: ${name}` }).click()
    await colleague.getByText('Er is nog niets bewaard.').waitFor()
  })
})

describe('accessible, and fitting every screen', () => {
  const addresses = [
    '/analyse/kruistabel?golf=2019',
    '/analyse/kruistabel?golf=2019&rijen=realised&kop=activiteit.q2_relevance&beeld=herwogen&intervallen=aan',
    '/analyse/kruistabel?golf=2019&rijen=strength_1&kop=grootte&toetsen=aan&beeld=gestratificeerd',
    '/analyse/kruistabel?golf=2019&rijen=competitive&kop=cluster&toon=percentages&taal=en',
  ]
  for (const address of addresses) {
    test(address, async () => {
      const page = await analyst.open(address)
      await settled(page)
      for (const width of [320, 375, 1280]) {
        await page.setViewportSize({ width, height: 900 })
        expect(await violationsOf(page), `at ${width} px`).toEqual([])
        expect(await tooWide(page), `at ${width} px`).toBeLessThanOrEqual(0)
      }
    })
  }

  test('on a phone the names of the rows stay while the columns scroll by keyboard', async () => {
    const page = await analyst.open('/analyse/kruistabel?golf=2019&rijen=q2_relevance.realised_7&kop=activiteit.grootte', { width: 375, height: 800 })
    await settled(page)
    const region = page.getByRole('region', { name: /^Kruistabel/ })
    await region.focus()
    for (let press = 0; press < 10; press++) await page.keyboard.press('ArrowRight')
    await page.waitForFunction(() => document.querySelector('.table-region')!.scrollLeft > 100)
    const left = await region.getByRole('rowheader', { name: 'Relevantie' }).evaluate((cell) => cell.getBoundingClientRect().left - cell.closest('.table-region')!.getBoundingClientRect().left)
    expect(Math.round(left)).toBe(0)
  })
})
