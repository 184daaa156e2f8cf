import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { EffectMatrix } from '../../analysis/figures/effectMatrix.ts'
import type { Crossing } from '../../analysis/figures/crossing.ts'
import type { Participation } from '../../analysis/figures/participation.ts'
import type { AnalystParticipation, EffectMatrices } from '../../server/api/analyst.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'
import { answerOf, cellsOf, dutch, signIn, tooWide, violationsOf, type Visitor } from './signedIn.ts'

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

const percent = (rate: Participation['responseRate']) => (rate.kind === 'estimated' ? `${dutch(rate.value * 100, 1)}\u00a0%` : '')
const widths = [320, 375, 1280]

describe('the response', () => {
  test('totals, and a row for every cluster in the order of its rate', async () => {
    const page = await analyst.open('/analyse?golf=2019')
    await page.getByRole('heading', { level: 1, name: 'Respons' }).waitFor()
    await page.getByRole('table', { name: 'Per cluster' }).waitFor()
    const answer = await answerOf<AnalystParticipation>(page, '/api/analyst/waves/2019/participation')
    expect(answer.total).toMatchObject({ invited: 1065, started: 328, complete: 269 })
    expect(await page.getByRole('main').getByRole('definition').allInnerTexts()).toEqual([
      '1.065', 'lidmaatschappen', '328', '30,8\u00a0% van de uitgenodigden (responsgraad)', '269', '25,3\u00a0% van de uitgenodigden',
    ])
    const names = await page.getByRole('table', { name: 'Per cluster' }).getByRole('rowheader').allInnerTexts()
    const rate = (participation: Participation) => (participation.responseRate.kind === 'estimated' ? participation.responseRate.value : 0)
    const byRate = [...answer.clusters].sort((a, b) => rate(b.participation) - rate(a.participation) || a.name.localeCompare(b.name)).map((one) => one.name)
    expect(names).toEqual(['Alle clusters', ...byRate])
    expect(byRate.length).toBe(20)
    for (const { name, participation } of answer.clusters.slice(0, 3)) {
      expect(await cellsOf(page, 'Per cluster', name)).toEqual([dutch(participation.invited), dutch(participation.started), dutch(participation.complete), percent(participation.responseRate), percent(participation.completionRate)])
    }
    const small = answer.size.find((one) => one.level === 'KO')!.participation
    expect(await cellsOf(page, 'Per grootte', /^Kleine onderneming/)).toEqual([dutch(small.invited), dutch(small.started), dutch(small.complete), percent(small.responseRate), percent(small.completionRate)])
  })
})

describe('the effect matrices', () => {
  test('eighteen pictures, each a link to itself at full size, by keyboard', async () => {
    const page = await analyst.open('/analyse/effecten?golf=2019')
    await page.getByRole('img').first().waitFor()
    expect(await page.getByRole('main').getByRole('img').count()).toBe(18)
    const link = page.getByRole('link', { name: 'Alle leden, bijdrage', exact: true })
    await link.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 2, name: 'Alle leden, bijdrage' }).waitFor()
    expect(new URL(page.url()).search).toBe('?as=bijdrage&golf=2019&groep=alle')
    await page.goBack()
    await page.getByRole('link', { name: 'Alle leden, realisatie', exact: true }).waitFor()
    expect(await page.getByRole('main').getByRole('img').count()).toBe(18)
  })

  test('the table of one matrix is what the server answers, with both axis means by name', async () => {
    const page = await analyst.open('/analyse/effecten?golf=2019&groep=oproep.1&as=realisatie')
    await page.getByRole('heading', { level: 2, name: '1e oproep, realisatie' }).waitFor()
    const { matrices } = await answerOf<EffectMatrices>(page, '/api/analyst/waves/2019/effect-matrices?view=published')
    const matrix = matrices.find((one) => one.domain === 'call=1' && one.vertical === 'realised') as EffectMatrix
    for (const point of matrix.effects) {
      const written = [point.desired, point.vertical].flatMap(({ base, mean, interval }) => [
        dutch(base!),
        mean.kind === 'estimated' ? dutch(mean.value, 2) : '',
        interval.kind === 'estimated' ? `${dutch(interval.lower, 2)} – ${dutch(interval.upper, 2)}` : '',
      ])
      expect(await cellsOf(page, /in cijfers$/, new RegExp(`^${point.effect} `))).toEqual(written)
    }
    const { desired, vertical } = matrix.axisMeans
    const value = (result: typeof desired.mean) => (result.kind === 'estimated' ? dutch(result.value, 2) : '')
    expect((await cellsOf(page, /in cijfers$/, 'Gemiddelde van 11 effecten')).filter((_, index) => index % 3 === 1)).toEqual([value(desired.mean), value(vertical.mean)])
    expect((await cellsOf(page, /in cijfers$/, 'Over alle paren')).filter((text) => text !== '')).toEqual([value(desired.pooled), value(vertical.pooled)])
  })

  test('an effect tells its figures under the pointer and under the focus, and Escape ends it', async () => {
    const page = await analyst.open('/analyse/effecten?golf=2019&groep=alle')
    const entry = page.getByRole('button', { name: /^7 Betere kennisuitwisseling/ })
    await entry.focus()
    await page.getByRole('tooltip').waitFor()
    expect(await page.getByRole('tooltip').innerText()).toMatch(/^7 Kennisuitwisseling in domein\s+gewenst\s+1,1\d \(1,\d\d – 1,\d\d\), n = 269\s+gerealiseerd\s+1,\d\d/)
    await page.keyboard.press('Escape')
    await page.getByRole('tooltip').waitFor({ state: 'detached' })
    await page.getByRole('heading', { level: 1 }).click()
    await page.getByRole('main').getByRole('img').locator('rect[stroke]').first().hover()
    expect(await page.getByRole('tooltip').innerText()).toMatch(/^[678] /)
  })

  test('zoomed in or the whole scale, in the address', async () => {
    const page = await analyst.open('/analyse/effecten?golf=2019&groep=alle&as=bijdrage')
    await page.getByRole('radio', { name: 'hele schaal' }).check()
    await page.waitForURL(/schaal=heel/)
    const ticks = await page.getByRole('main').getByRole('img').locator('text').allTextContents()
    expect(ticks).toEqual(expect.arrayContaining(['0,0', '2,0', '100']))
  })
})

describe('the questions', () => {
  test('one switch between published, stratified and raked changes every number to that of the server', async () => {
    const page = await analyst.open('/analyse/vragen?golf=2019&vraag=strength_mean&kruising=grootte')
    await page.getByRole('heading', { level: 2, name: /^Samenwerkingskracht/ }).waitFor()
    const shown = new Set<string>()
    for (const [view, name, meaning] of [['published', 'zoals gepubliceerd', /gewone gemiddelde/], ['stratified', 'gestratificeerd', /naar zijn aantal leden/], ['raked', 'herwogen', /^De antwoorden zijn herwogen/]] as const) {
      await page.getByRole('radio', { name }).check()
      await page.getByText(meaning).waitFor()
      const answer = await answerOf<Crossing>(page, `/api/analyst/waves/2019/crossing?variable=strength_mean&by=size&view=${view}`)
      const expected = answer.columns.map(({ figure }) => (figure.mean.kind === 'estimated' ? dutch(figure.mean.value, 2) : ''))
      await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
      expect(await cellsOf(page, /in cijfers$/, 'gemiddelde')).toEqual(expected)
      shown.add(expected.join(' '))
      if (answer.difference.kind === 'estimated') await page.getByText(dutch(answer.difference.difference, 2), { exact: true }).waitFor()
    }
    expect(shown.size).toBeGreaterThan(1)
  })

  test('the table has n, blank, mean, interval and the distribution of every column', async () => {
    const page = await analyst.open('/analyse/vragen?golf=2019&vraag=q2_relevance&kruising=activiteit')
    const answer = await answerOf<Crossing>(page, '/api/analyst/waves/2019/crossing?variable=q2_relevance&by=activity&view=published')
    await page.getByRole('table', { name: /in cijfers$/ }).waitFor()
    expect(await cellsOf(page, /in cijfers$/, 'n')).toEqual(answer.columns.map(({ figure }) => dutch(figure.base!)))
    expect(await cellsOf(page, /in cijfers$/, 'niet ingevuld')).toEqual(answer.columns.map(({ leftBlank }) => dutch(leftBlank!)))
    const share = (code: number) => answer.columns.map(({ distribution }) => {
      const one = distribution.find((category) => category.code === code)!
      return one.share.kind === 'estimated' ? `${dutch(one.share.value * 100, 1)}\u00a0% (${dutch(one.count!)})` : ''
    })
    expect(await cellsOf(page, /in cijfers$/, 'relevant')).toEqual(share(3))
    expect(await page.getByText(/Rao-Scott F\(/).innerText()).toContain('p < 0,001')
  })

  test('figures 6, 8 and 9 of the study are ready', async () => {
    const page = await analyst.open('/analyse/vragen?golf=2019&kruising=oproep&vraag=q1_active')
    const list = page.getByRole('navigation', { name: 'Vragen' })
    await list.getByRole('link', { name: 'Figuur 6: relevantie' }).click()
    await page.waitForURL(/kruising=grootte.activiteit.*vraag=q2_relevance/)
    await list.getByRole('link', { name: 'Figuur 8: competitiviteit' }).click()
    await page.getByRole('img', { name: /^Competitiviteitsverbetering\. Verdeling/ }).waitFor()
    expect(await cellsOf(page, /in cijfers$/, /^aandeel/)).toHaveLength(5)
    await list.getByRole('link', { name: 'Figuur 9: samenwerkingskracht' }).click()
    await page.getByText('neutraal 2,5').waitFor()
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
    expect(await cellsOf(page, /in cijfers$/, 'gemiddelde')).toHaveLength(9)
  })

  test('crossings are chosen by keyboard, and the last one stays', async () => {
    const page = await analyst.open('/analyse/vragen?golf=2019&kruising=oproep')
    await page.getByRole('checkbox', { name: 'Inbedding' }).focus()
    await page.keyboard.press('Space')
    await page.waitForURL(/kruising=oproep.inbedding/)
    await page.getByRole('checkbox', { name: 'Inbedding' }).uncheck()
    await page.waitForURL(/kruising=oproep(&|$)/)
    await page.getByRole('checkbox', { name: 'Oproep' }).click()
    expect(await page.getByRole('checkbox', { name: 'Oproep' }).isChecked()).toBe(true)
  })
})

describe('every page of the analyst', () => {
  const pages = ['/analyse?golf=2019', '/analyse/effecten?golf=2019', '/analyse/effecten?golf=2019&groep=activiteit.0&as=bijdrage&beeld=herwogen', '/analyse/vragen?golf=2019', '/analyse/vragen?golf=2019&vraag=competitive&kruising=oproep.grootte.inbedding.activiteit', '/analyse/vragen?golf=2019&vraag=realised_7&taal=en']
  for (const address of pages) {
    test(`${address} is accessible and fits every screen`, async () => {
      const page = await analyst.open(address)
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 })
        await page.getByRole('main').getByRole('table').or(page.getByRole('main').getByRole('img')).first().waitFor()
        expect(await violationsOf(page), `at ${width} px`).toEqual([])
        expect(await tooWide(page), `at ${width} px`).toBeLessThanOrEqual(0)
      }
      await page.getByText(/^Synthe/).waitFor()
    })
  }

  test('a copied address shows the same page, in the same language', async () => {
    const first = await analyst.open('/analyse/vragen?golf=2019')
    await first.getByRole('radio', { name: 'herwogen' }).check()
    await first.getByRole('checkbox', { name: 'Oproep' }).check()
    await first.getByRole('link', { name: /English/ }).click()
    await first.getByRole('navigation', { name: 'Questions' }).getByRole('link', { name: 'Figure 9: collaborative strength' }).click()
    await first.getByRole('heading', { level: 2, name: /^Collaborative strength/ }).waitFor()
    const { pathname, search } = new URL(first.url())
    const second = await analyst.open(`${pathname}${search}`)
    await second.getByRole('heading', { level: 2, name: /^Collaborative strength/ }).waitFor()
    expect(await second.getByRole('radio', { name: 'raked' }).isChecked()).toBe(true)
    expect(await second.getByRole('combobox', { name: 'Survey wave' }).inputValue()).toBe('2019')
    await second.waitForFunction(() => document.querySelector('table') !== null)
    await first.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
    expect(await second.getByRole('table').innerText()).toBe(await first.getByRole('table').innerText())
  })

  test('an address without a wave gets one', async () => {
    const page = await analyst.open('/analyse')
    await page.waitForURL(/golf=2019/)
    await page.getByRole('table', { name: 'Per cluster' }).waitFor()
  })
})
