import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Nonresponse, WaveRepresentativeness } from '../../server/api/representativeness.ts'
import type { AnalystWaves } from '../../server/api/analyst.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'
import { answerOf, cellsOf, dutch, faultsAtEachWidth, signIn, violationsOf, type Visitor } from './signedIn.ts'

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

const address = '/analyse/representativiteit?golf=2019'

describe('representativeness', () => {
  test('from the navigation: the R-indicator with its margin, and which group is missing', async () => {
    const page = await analyst.open('/analyse?golf=2019')
    await page.getByRole('link', { name: 'Representativiteit', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Representativiteit' }).waitFor()
    await page.getByRole('table', { name: 'Respons en partiële R-indicatoren' }).waitFor()
    const { representativeness } = await answerOf<WaveRepresentativeness>(page, '/api/analyst/waves/2019/representativeness')
    if (representativeness.kind !== 'estimated') return expect.unreachable('estimable')
    const said = await page.getByRole('definition').allInnerTexts()
    expect(said).toContain(dutch(representativeness.rIndicator, 3))
    expect(said.some((text) => text.endsWith(`±\u00a0${dutch(1.96 * representativeness.standardError!, 3)}`))).toBe(true)
    const large = representativeness.partial.find(({ variable }) => variable === 'size')!.levels.find(({ level }) => level === 'MGO')!
    const cells = await cellsOf(page, 'Respons en partiële R-indicatoren', /^Middelgrote of grote/)
    expect(cells).toEqual([
      dutch(large.members), dutch(large.responses), `${dutch((100 * large.responses) / large.members, 1)}\u00a0%`,
      dutch(large.unconditional.value, 3), dutch(1.96 * large.unconditional.standardError!, 3),
      dutch(large.conditional.value, 3), dutch(1.96 * large.conditional.standardError!, 3),
    ])
    expect(await page.getByRole('img', { name: /^Partiële R-indicatoren per groep\. KO: 0,\d{3} \(± 0,\d{3}\)/ }).count()).toBe(1)
  })

  test('every mean by what raking moves it, the largest first, all of them on demand', async () => {
    const page = await analyst.open(address)
    const table = page.getByRole('table', { name: 'Elk gemiddelde in drie beelden' })
    await table.waitFor()
    const { moves } = await answerOf<Nonresponse>(page, '/api/analyst/waves/2019/nonresponse?by=size')
    const sizes = moves.map(({ moved }) => (moved.kind === 'estimated' ? Math.abs(moved.partOfScale) : -1)).sort((a, b) => b - a)
    expect(await table.getByRole('rowheader').count()).toBe(12)
    await page.getByRole('button', { name: `Toon alle ${moves.length}` }).press('Enter')
    expect(await table.getByRole('rowheader').count()).toBe(moves.length)
    const shown = (await table.getByRole('row').locator('td:last-child').allInnerTexts()).map((text) => Math.abs(Number(text.replace('\u2212', '-').replace(',', '.').replace(/[+%\s]/g, ''))))
    expect(shown).toEqual(sizes.map((size) => Number((100 * size).toFixed(1))))
    const axis = moves.find(({ variable }) => variable === 'contribution_axis')!
    const [, published, , raked] = await cellsOf(page, 'Elk gemiddelde in drie beelden', 'Bijdrage: gemiddelde van de effecten')
    expect([published, raked]).toEqual([axis.values.published, axis.values.raked].map((value) => (value.kind === 'estimated' ? dutch(value.value, 1) : '')))
  })

  test('how far nonresponse alone could explain a difference: chosen by name, kept in the address', async () => {
    const page = await analyst.open(address)
    await page.getByRole('radio', { name: 'Deelnamegraad' }).check()
    await page.getByText('Nee: het verschil is groter dan wat nonrespons langs deze kenmerken kan maken.').waitFor()
    await page.getByRole('combobox', { name: 'Gemiddelde' }).selectOption({ label: 'Relevantie' })
    await page.getByRole('table', { name: 'Relevantie: Actief min Niet-actief' }).waitFor()
    expect(new URL(page.url()).search).toBe('?cijfer=q2_relevance&golf=2019&naar=activiteit')
    const { differences } = await answerOf<Nonresponse>(page, '/api/analyst/waves/2019/nonresponse?by=activity')
    const { differences: views, largestBias } = differences.find(({ variable }) => variable === 'q2_relevance')!
    if (views.raked.kind !== 'estimated' || largestBias.kind !== 'estimated') return expect.unreachable('estimable')
    const cells = await cellsOf(page, /^Relevantie/, 'herwogen')
    expect(cells[0]).toBe(`+${dutch(views.raked.difference, 2)}`)
    await page.getByText(`hoogstens een verschil maken van ${dutch(largestBias.value, 2)}.`).waitFor()
    await page.reload()
    await page.getByRole('table', { name: 'Relevantie: Actief min Niet-actief' }).waitFor()
  })

  test('an open wave without answers says so, and that it is provisional', async () => {
    const page = await analyst.open(address)
    const { waves } = await answerOf<AnalystWaves>(page, '/api/analyst/waves')
    await page.getByRole('combobox', { name: 'Bevraging' }).selectOption(waves.find(({ state }) => state === 'open')!.id)
    await page.getByText('Nog geen volledige antwoorden').waitFor()
    expect(await page.getByText(/^Voorlopig: de bevraging loopt nog/).isVisible()).toBe(true)
    expect(await violationsOf(page)).toEqual([])
  })

  test.each([['nl', 375, 'Representativiteit', 'Gemiddelde'], ['en', 1280, 'Representativeness', 'Mean']] as const)('in %s: nothing too wide at any width, no violations', async (language, width, title, mean) => {
    const page = await analyst.open(`${address}&taal=${language}`, { width })
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await page.getByRole('combobox', { name: mean, exact: true }).waitFor()
    expect(await faultsAtEachWidth(page, language)).toEqual([])
  })
})
