import type Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { PairedEffects } from '../../analysis/index.ts'
import type { MatrixComparison, WaveChangeAnswer } from '../../server/api/change.ts'
import type { Reliabilities } from '../../server/api/pairedEffects.ts'
import { openDatabase, openWave } from '../server/database.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { fillOpenWave } from '../server/secondWave.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'
import { answerOf, cellsOf, dutch, signIn, tooWide, violationsOf, type Visitor } from './signedIn.ts'

let server: RunningServer
let browser: OpenBrowser
let database: Database.Database
let analyst: Visitor
let later: string

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser(server.origin)
  database = openDatabase(server)
  later = openWave(database)
  analyst = await signIn(browser, server.links.analyst)
})
afterEach(() => browser.settle())
afterAll(async () => {
  database.close()
  await browser.close()
  await server.stop()
})

const percent = (share: number) => `${dutch(share * 100, 1)}\u00a0%`
const p = (value: number) => (value < 0.001 ? '< 0,001' : dutch(value, 3))
const settled = (page: Awaited<ReturnType<Visitor['open']>>) => page.waitForFunction(() => document.querySelector('[aria-busy="true"], .skeleton') === null)

describe('an open wave without answers', () => {
  test('says that there are none, in each comparison', async () => {
    const page = await analyst.open(`/analyse/vergelijken?golf=${later}`)
    await page.getByRole('note').getByText('Nog geen volledige antwoorden').waitFor()
    await page.getByRole('link', { name: 'Twee groepen', exact: true }).click()
    await page.getByRole('note').getByText('Nog geen volledige antwoorden').waitFor()
    await page.getByRole('link', { name: 'Twee bevragingen', exact: true }).click()
    await page.getByRole('note').getByText('Een van de bevragingen heeft nog geen volledige antwoorden').waitFor()
    expect(await violationsOf(page)).toEqual([])
  })
})

describe('desired by realised', () => {
  test('by keyboard from the navigation; every number is that of the server', async () => {
    const page = await analyst.open('/analyse?golf=2019')
    const link = page.getByRole('navigation', { name: 'Pagina’s' }).getByRole('link', { name: 'Vergelijken' })
    await link.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 2, name: 'Wie wil het, wie heeft het: Alle leden' }).waitFor()
    const { domains, families } = await answerOf<PairedEffects>(page, '/api/analyst/waves/2019/paired-effects?view=published')
    for (const { effect, base, wantsAndHas, wantsExpectsHelp, wantsExpectsNone, doesNotWant, wantsHasNot, gap } of domains[0]!.effects) {
      if (gap.kind !== 'estimated') return expect.fail('every gap of all members can be tested')
      const shares = [wantsAndHas, wantsExpectsHelp, wantsExpectsNone, doesNotWant, wantsHasNot].map(({ share }) => (share.kind === 'estimated' ? percent(share.value) : ''))
      expect(await cellsOf(page, /^Wie wil het.*in cijfers$/, new RegExp(`^${effect} `))).toEqual([dutch(base!), ...shares, `${dutch(gap.lower * 100, 1)} – ${percent(gap.upper)}`, p(gap.p)])
    }
    await page.getByRole('radio', { name: 'Grootte' }).check()
    await page.waitForURL(/kruising=grootte/)
    const family = families.find(({ by }) => by === 'size')!
    for (const { effect, difference, holm, benjaminiHochberg } of family.tests) {
      const cells = await cellsOf(page, 'De kloof (wil het, heeft het nog niet) naar grootte', new RegExp(`^${effect} `))
      if (difference.kind !== 'estimated') return expect.fail('both sizes can be compared')
      expect(cells.slice(2)).toEqual([dutch(difference.difference * 100, 1), `${dutch(difference.lower * 100, 1)} – ${dutch(difference.upper * 100, 1)}`, p(difference.p), p(holm!), p(benjaminiHochberg!)])
    }
  })

  test('another group and view stand in the address, and the figures follow', async () => {
    const page = await analyst.open('/analyse/vergelijken?golf=2019')
    await page.getByLabel('Groep', { exact: true }).selectOption('oproep.2')
    await page.getByRole('radio', { name: 'gestratificeerd' }).check()
    await page.waitForURL(/beeld=gestratificeerd&golf=2019&groep=oproep\.2/)
    await page.getByRole('heading', { level: 2, name: 'Wie wil het, wie heeft het: 2e oproep' }).waitFor()
    await settled(page)
    const { domains } = await answerOf<PairedEffects>(page, '/api/analyst/waves/2019/paired-effects?view=stratified')
    const { wantsAndHas, base } = domains.find(({ domain }) => domain === 'call=2')!.effects[6]!
    expect((await cellsOf(page, /in cijfers$/, /^7 /)).slice(0, 2)).toEqual([dutch(base!), wantsAndHas.share.kind === 'estimated' ? percent(wantsAndHas.share.value) : ''])
  })

  test('a group that does not exist, and a server that fails, are said in words', async () => {
    const page = await analyst.open('/analyse/vergelijken?golf=2019&groep=oproep.9', { expected: [/500/] })
    await page.getByText('Deze groep bestaat niet in deze bevraging').waitFor()
    await page.route('**/paired-effects?view=raked', (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ code: 'unexpected', title: 'Er ging iets mis bij ons' }) }))
    await page.getByRole('radio', { name: 'herwogen' }).check()
    await page.getByRole('alert').getByText('Er ging iets mis bij ons').waitFor()
    await page.unroute('**/paired-effects?view=raked')
    await page.getByRole('button', { name: 'Probeer opnieuw' }).click()
    await page.getByRole('heading', { name: 'Voor welke effecten verschilt de kloof?' }).waitFor()
  })
})

describe('two groups in one picture', () => {
  test('the newcomer’s question: do active members realise more of effect 7, after weighting?', async () => {
    const page = await analyst.open('/analyse/vergelijken?golf=2019')
    await page.getByRole('link', { name: 'Twee groepen', exact: true }).click()
    await page.getByLabel('Van groep').selectOption({ label: 'Niet-actief (hoogstens 1 activiteit per jaar)' })
    await page.getByLabel('Naar groep').selectOption({ label: 'Actief (minstens 2 activiteiten per jaar)' })
    await page.getByRole('radio', { name: 'herwogen' }).check()
    await page.getByRole('img', { name: /^Niet-actief → Actief, realisatie\. 11 effecten/ }).waitFor()
    await settled(page)
    const { differences, first, second } = await answerOf<MatrixComparison>(page, '/api/analyst/waves/2019/matrix-comparison?domain=activity%3D0&with=activity%3D1&vertical=realised&view=raked')
    const { difference, holm, benjaminiHochberg } = differences.vertical.tests[6]!
    if (difference.kind !== 'estimated') return expect.fail('effect 7 can be compared')
    const means = [first, second].map(({ matrix }) => matrix.effects[6]!.vertical.mean)
    expect(await cellsOf(page, 'Gerealiseerd (0–2): Niet-actief → Actief', /^7 /)).toEqual([
      ...means.map((mean) => (mean.kind === 'estimated' ? dutch(mean.value, 2) : '')),
      dutch(difference.difference, 2), `${dutch(difference.lower, 2)} – ${dutch(difference.upper, 2)}`, p(holm!), p(benjaminiHochberg!),
    ])
    const found = differences.vertical.tests.filter((one) => one.holm !== null && one.holm < 0.05).map(({ effect }) => effect)
    expect(found).toContain(7)
    await page.getByText(`Meer verschil dan toeval verklaart: effect ${found.slice(0, -1).join(', ')} en ${found.at(-1)}`).waitFor()
    for (const { spread } of [first, second]) await page.getByText(spread.kind === 'estimated' ? dutch(spread.standardDeviation, 2) : '', { exact: true }).first().waitFor()
  })

  test('no label on another label, on a mark, or outside the picture, at any width and in both scales', async () => {
    for (const [width, scale] of [[375, ''], [1280, ''], [1280, '&schaal=heel'], [720, '&as=bijdrage']] as const) {
      const page = await analyst.open(`/analyse/vergelijken?golf=2019&soort=groepen&groep=activiteit.0&met=activiteit.1${scale}`, { width })
      const picture = page.getByRole('img', { name: /^Niet-actief → Actief/ })
      await picture.waitFor()
      const { labels, frame } = await picture.evaluate((svg) => ({
        frame: svg.getBoundingClientRect().toJSON() as DOMRect,
        labels: [...svg.querySelectorAll('g[paint-order] text')].map((text) => text.getBoundingClientRect().toJSON() as DOMRect),
      }))
      expect(labels.length).toBe(11)
      const overlaps = labels.flatMap((one, place) => labels.slice(place + 1).filter((other) => one.left < other.right - 1 && other.left < one.right - 1 && one.top + 3 < other.bottom - 3 && other.top + 3 < one.bottom - 3))
      expect([width, scale, overlaps]).toEqual([width, scale, []])
      for (const label of labels) expect(label.left >= frame.left && label.right <= frame.right && label.top >= frame.top && label.bottom <= frame.bottom).toBe(true)
      await browser.settle()
    }
  })

  test('the same group twice is said, groups with common members too', async () => {
    const page = await analyst.open('/analyse/vergelijken?golf=2019&soort=groepen&groep=alle&met=alle')
    await page.getByText('Kies twee verschillende groepen').waitFor()
    await page.getByLabel('Naar groep').selectOption('oproep.1')
    await page.getByText(/Deze groepen hebben leden gemeen/).waitFor()
  })
})

describe('two waves', () => {
  test('without an earlier wave there is nothing to compare', async () => {
    const page = await analyst.open('/analyse/vergelijken?golf=2019&soort=golven')
    await page.getByText('Er is geen eerdere bevraging').waitFor()
  })

  test('everyone and those who answered both, with the numbers of the server; a changed question breaks the line', async () => {
    const { both } = fillOpenWave(database, '2019', later)
    const page = await analyst.open(`/analyse/vergelijken?golf=${later}&soort=golven`)
    await page.getByRole('heading', { level: 2, name: 'Verandering per vraag' }).waitFor()
    await page.getByText(`1.065 lidmaatschappen waren in beide bevragingen uitgenodigd; ${both} leden antwoordden volledig in beide`).waitFor()
    const answer = await answerOf<WaveChangeAnswer>(page, `/api/analyst/waves/${later}/change?since=2019`)
    const { everyone, panel } = answer.items.find(({ variable }) => variable === 'q2_relevance')!
    if (everyone.change.kind !== 'estimated' || panel.kind !== 'estimated' || panel.change.kind !== 'estimated') return expect.fail('relevance can be followed')
    const mean = (one: typeof everyone.earlier) => (one.mean.kind === 'estimated' ? dutch(one.mean.value, 2) : '')
    const range = (one: { lower: number; upper: number }) => `${dutch(one.lower, 2)} – ${dutch(one.upper, 2)}`
    expect((await cellsOf(page, /Alle leden$/, 'Relevantie')).slice(1)).toEqual([
      mean(everyone.earlier), mean(everyone.later), dutch(everyone.change.difference, 2), range(everyone.change), dutch(both), dutch(panel.change.value, 2), range(panel.change),
    ])
    expect(await violationsOf(page)).toEqual([])
    const numberOf = (battery: string) => answer.items.filter(({ variable }) => new RegExp(`^${battery}_\\d`).test(variable)).length
    database.prepare(`update wave set questionnaire_version = ?, mark = 'coded' where id = '2019'`).run(`coded:${numberOf('strength')}/${numberOf('benefit')}/${numberOf('priority')}`)
    await page.reload()
    await page.getByRole('heading', { level: 2, name: 'Verandering per vraag' }).waitFor()
    const broken = numberOf('strength') + numberOf('benefit') + numberOf('priority') + 2
    expect(await page.getByRole('cell', { name: 'de vraag is veranderd: de lijn is hier onderbroken' }).count()).toBe(broken)
    expect((await cellsOf(page, /Alle leden$/, 'Relevantie')).slice(1, 3)).toEqual([mean(everyone.earlier), mean(everyone.later)])
    database.prepare(`update wave set questionnaire_version = '2020.1', mark = 'back' where id = '2019'`).run()
  })
})

describe('the figures of the study', () => {
  test('lead to finished pages, with the alpha of both batteries', async () => {
    const page = await analyst.open('/analyse/vergelijken?golf=2019&soort=studie')
    await page.getByRole('table', { name: 'Samenhang van de stellingen' }).waitFor()
    const { strength, benefit } = await answerOf<Reliabilities>(page, '/api/analyst/waves/2019/reliability')
    for (const [name, one] of [['Samenwerkingskracht', strength], ['Voordelen van deelname', benefit]] as const) {
      if (one.kind !== 'estimated') return expect.fail('both batteries have an alpha')
      expect(await cellsOf(page, 'Samenhang van de stellingen', name)).toEqual([dutch(one.statements), dutch(one.base), dutch(one.alpha, 2)])
    }
    await page.getByRole('link', { name: /^Figuur 9/ }).click()
    await page.getByRole('img', { name: /Gemiddelde met 95 %-interval/ }).waitFor()
    expect(new URL(page.url()).search).toBe('?golf=2019&kruising=oproep.grootte.inbedding.activiteit&vraag=strength_mean')
    expect(await page.getByRole('img', { name: /Gemiddelde met 95 %-interval/ }).locator('text').allTextContents()).toContain('neutraal 2,5')
  })
})

describe('every comparison', () => {
  test.each(['gewenst', 'groepen', 'golven', 'studie'])('%s holds at 375 and 1280 pixels, in both languages, without a violation', async (kind) => {
    const wave = kind === 'golven' ? later : '2019'
    for (const [width, language] of [[375, 'nl'], [1280, 'en']] as const) {
      const page = await analyst.open(`/analyse/vergelijken?golf=${wave}&soort=${kind}&taal=${language}`, { width })
      await page.getByRole('heading', { level: 1, name: language === 'nl' ? 'Vergelijken' : 'Compare' }).waitFor()
      await page.getByRole('table').last().waitFor()
      await settled(page)
      expect([kind, width, await tooWide(page), await violationsOf(page)]).toEqual([kind, width, 0, []])
      if (language === 'en') expect(await page.getByRole('main').innerText()).not.toMatch(/gewenst|Gerealiseerd|bevraging|verschil\b/)
      await browser.settle()
    }
  })
})
