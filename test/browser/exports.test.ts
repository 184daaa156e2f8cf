import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import type { Download, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { filesIn } from '../server/exports/filesIn.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'
import { cellsOf, dutch, signIn, tooWide, violationsOf, type Visitor } from './signedIn.ts'

let server: RunningServer
let browser: OpenBrowser
let analyst: Visitor
let manager: Visitor
let steward: Visitor

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser(server.origin)
  analyst = await signIn(browser, server.links.analyst)
  manager = await signIn(browser, server.links.manager)
  steward = await signIn(browser, server.links.steward)
})
afterEach(() => browser.settle())
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const panelOf = (page: Page, name = 'Meenemen') => page.getByRole('region', { name })

async function taken(page: Page, role: 'link' | 'button', name: string): Promise<{ readonly name: string; readonly content: Buffer }> {
  const [download] = (await Promise.all([page.waitForEvent('download'), panelOf(page).getByRole(role, { name, exact: true }).click()])) as [Download, void]
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) }
}

async function openFigure6(visitor: Visitor, width = 1280): Promise<Page> {
  const page = await visitor.open('/analyse/vragen?golf=2019', { width })
  if (width > 1000) await page.getByRole('navigation', { name: 'Vragen' }).getByRole('link', { name: 'Figuur 6: relevantie' }).click()
  else await page.getByRole('combobox', { name: 'Vraag', exact: true }).selectOption({ label: 'Figuur 6: relevantie' })
  await page.waitForURL(/kruising=grootte.activiteit.*vraag=q2_relevance/)
  await panelOf(page).waitFor()
  return page
}

/** Rows of the table on the page beside rows of a file: the same numbers, as the page writes them. */
async function holdBesideTheScreen(page: Page, rows: readonly (readonly [string, ...(number | string | null)[]])[]): Promise<void> {
  const row = (name: string) => rows.find(([label]) => label === name)!.slice(1) as number[]
  const screen = (name: string) => cellsOf(page, /in cijfers$/, name)
  expect(await screen('n')).toEqual(row('n').map((value) => dutch(value)))
  expect(await screen('niet ingevuld')).toEqual(row('niet ingevuld').map((value) => dutch(value)))
  expect(await screen('gemiddelde')).toEqual(row('gemiddelde').map((value) => dutch(value, 2)))
  const [lower, upper] = [row('95 %-interval, ondergrens'), row('95 %-interval, bovengrens')]
  expect(await screen('95 %-interval')).toEqual(lower.map((value, place) => `${dutch(value, 2)} – ${dutch(upper[place]!, 2)}`))
  for (const answer of ['niet relevant', 'weinig relevant', 'relevant', 'zeer relevant']) {
    const counts = row(`${answer}: aantal`)
    expect(await screen(answer)).toEqual(row(`${answer}: aandeel`).map((value, place) => `${dutch(value * 100, 1)}\u00a0% (${dutch(counts[place]!)})`))
  }
}

describe('an analyst takes figure 6 outside', () => {
  test('as CSV and as XLSX, with the numbers of the screen', async () => {
    const page = await openFigure6(analyst)
    const csv = await taken(page, 'link', 'Tabel als CSV')
    expect(csv.name).toBe('2019-q2_relevance-grootte-activiteit-gepubliceerd.csv')
    const [head, ...fields] = parse(csv.content, { bom: true, delimiter: ';' }) as string[][]
    expect(head).toEqual(['Cijfer', 'Alle leden', 'Grootte: KO', 'Grootte: (M)GO', 'Deelnamegraad: Niet-actief', 'Deelnamegraad: Actief'])
    await holdBesideTheScreen(page, fields.map(([label, ...values]) => [label!, ...values.map((value) => Number(value.replace(',', '.')))]))

    const xlsx = await taken(page, 'link', 'Tabel als XLSX')
    expect(xlsx.name).toBe('2019-q2_relevance-grootte-activiteit-gepubliceerd.xlsx')
    const [names, ...rows] = await readSheet(xlsx.content)
    expect(names).toEqual(head)
    // A share of nobody has no standard error, and its cell says so
    const words = new Set(rows.flatMap((row) => row.slice(1)).filter((value) => typeof value !== 'number'))
    expect(words).toEqual(new Set(['niemand of iedereen: geen standaardfout']))
    await holdBesideTheScreen(page, rows as [string, ...number[]][])
    const definition = new Map((await readSheet(xlsx.content, 'Uitleg')).map(([term, text]) => [term, String(text)]))
    expect(definition.get('Weging')).toMatch(/^Zoals gepubliceerd/)
    expect(definition.get('Basis')).toMatch(/^Alle leden: n = 269;/)
  })

  test('as a picture on its own, SVG and PNG', async () => {
    const page = await openFigure6(analyst)
    const svg = await taken(page, 'button', 'Beeld als SVG')
    const text = svg.content.toString()
    expect(svg.name).toBe('2019-q2_relevance-grootte-activiteit-gepubliceerd.svg')
    for (const part of ['Relevantie van aangeboden activiteiten', 'n = 269', 'zoals gepubliceerd', 'zeer relevant', 'Verdeling van de antwoorden', 'Synthetische gegevens', 'sans-serif']) expect(text).toContain(part)
    expect(text).not.toMatch(/var\(|currentColor|<style|class=|url\(|href=/)
    // It stands alone: a page that holds nothing else draws it at its size
    const png = await taken(page, 'button', 'Beeld als PNG')
    expect(png.content.subarray(1, 4).toString()).toBe('PNG')
    const [, width, height] = /^<\?xml[^>]*>\s*<svg[^>]* width="(\d+)" height="(\d+)"/.exec(text)!.map(Number)
    expect([png.content.readUInt32BE(16), png.content.readUInt32BE(20)]).toEqual([width! * 2, height! * 2])
    expect(png.content.length).toBeGreaterThan(50_000)
    expect(await coloursIn(page, png.content)).toBeGreaterThan(20)
    await panelOf(page).getByText('Het beeld is klaar').waitFor()
  })

  test('with its definition and a link that leads back to it, on a phone and in English', async () => {
    const page = await openFigure6(analyst, 375)
    await page.getByRole('radio', { name: 'herwogen' }).check()
    await page.waitForURL(/beeld=herwogen/)
    await page.getByRole('link', { name: /English/ }).click()
    await page.waitForURL(/taal=en/)
    const panel = panelOf(page, 'Take outside')
    await panel.getByText('How this figure was made').click()
    await panel.getByText(/^Raked\. .*Assumption: /).waitFor()
    expect(await tooWide(page)).toBeLessThanOrEqual(0)
    expect(await violationsOf(page)).toEqual([])
    const link = panel.getByRole('link', { name: /^http/ })
    expect(new URL((await link.getAttribute('href'))!).search).toBe(new URL(page.url()).search)
    const before = await page.getByRole('table').innerText()
    await link.click()
    await page.waitForLoadState()
    await panelOf(page, 'Take outside').waitFor()
    expect(await page.getByRole('table').innerText()).toBe(before)
  })
})

/** How many different colours a picture has, seen by the browser. */
const coloursIn = (page: Page, png: Buffer): Promise<number> =>
  page.evaluate(async (address) => {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.width
    canvas.height = image.height
    const context = canvas.getContext('2d')!
    context.drawImage(image, 0, 0)
    return new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size
  }, `data:image/png;base64,${png.toString('base64')}`)

describe('an effect matrix', () => {
  test('goes outside with its legend, by keyboard', async () => {
    const page = await analyst.open('/analyse/effecten?golf=2019&groep=activiteit.0&as=bijdrage&beeld=gestratificeerd')
    await panelOf(page).getByRole('button', { name: 'Beeld als SVG' }).focus()
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    expect(download.suggestedFilename()).toBe('2019-activiteit-0-bijdrage-gestratificeerd.svg')
    const text = readFileSync(await download.path(), 'utf8')
    for (const part of ['Niet-actief', 'gestratificeerd', 'Innovatiegerichte samenwerking', '11 Beter']) expect(text).toContain(part)
    const { content } = await taken(page, 'link', 'Tabel als XLSX')
    const rows = (await readSheet(content)).slice(1)
    for (const [number, effect, , base, mean, , , , , verticalBase, verticalMean] of rows.slice(0, 11)) {
      const cells = await cellsOf(page, /in cijfers$/, `${number} ${effect}`)
      expect([cells[0], cells[1], cells[3], cells[4]]).toEqual([dutch(base as number), dutch(mean as number, 2), dutch(verticalBase as number), dutch(verticalMean as number, 1)])
    }
  })

  for (const width of [320, 375, 1280]) {
    test(`the panel holds at ${width} px, without a violation, for a steward as well`, async () => {
      const page = await steward.open('/analyse/effecten?golf=2019&groep=alle', { width })
      await panelOf(page).getByRole('link', { name: /R-script/ }).waitFor()
      await panelOf(page).getByText('Hoe dit cijfer gemaakt is').click()
      await panelOf(page).getByText(/^95\u00a0%-interval als bij een gewone steekproef/).waitFor()
      expect(await tooWide(page)).toBeLessThanOrEqual(0)
      expect(await violationsOf(page)).toEqual([])
    })
  }
})

describe('a table that somebody built', () => {
  test('goes to a spreadsheet as it stands on the page, and its link builds it again', async () => {
    const page = await analyst.open('/analyse/kruistabel?golf=2019&rijen=realised_7&kop=activiteit&beeld=herwogen&letters=uit')
    await panelOf(page).waitFor()
    const { name, content } = await taken(page, 'link', 'Tabel als XLSX')
    expect(name).toBe('2019-realised_7-activiteit-herwogen.xlsx')
    const [head, ...rows] = await readSheet(content)
    expect(head).toEqual(['Rij', 'Cijfer', 'Alle leden', 'Deelnamegraad: Niet-actief (A)', 'Deelnamegraad: Actief (B)'])
    const row = (figure: string) => rows.find((one) => one[1] === figure)!.slice(2)
    const shown = await page.getByRole('main').getByRole('table').first().innerText()
    for (const mean of row('gemiddelde')) expect(shown).toContain(dutch(mean as number, 2))
    // Active members realise more of effect 7, after weighting
    expect(row('significant groter dan kolom')).toEqual([null, null, 'A'])
    await panelOf(page).getByText('Hoe dit cijfer gemaakt is').click()
    const link = panelOf(page).getByRole('link', { name: /^http/ })
    // Which columns the page shows beside the numbers is no part of the figure
    const partsOf = (address: string) => ({ ...Object.fromEntries(new URL(address).searchParams), letters: null })
    expect(partsOf((await link.getAttribute('href'))!)).toEqual(partsOf(page.url()))
    expect(await violationsOf(page)).toEqual([])
  })
})

describe('every other page', () => {
  /** Address, name of the panel, a table of the page whose numbers the file has to hold, and whether there is a picture. */
  const pages = [
    ['/analyse?golf=2019', 'Meenemen', /Per oproep/, false],
    ['/analyse/vergelijken?golf=2019&soort=gewenst&groep=activiteit.0&kruising=grootte&beeld=herwogen', 'Meenemen', /^Wie wil het/, true],
    ['/analyse/vergelijken?golf=2019&soort=groepen&groep=alle&met=activiteit.1&as=bijdrage&beeld=gestratificeerd', 'Meenemen', /^Gewenst/, true],
    ['/analyse/vergelijken?golf=2019&soort=studie', 'Meenemen', /Samenhang/, false],
    ['/analyse/representativiteit?golf=2019', 'Meenemen: wie ontbreekt', /Respons en/, true],
    ['/analyse/representativiteit?golf=2019&naar=activiteit', 'Meenemen: wat nonrespons', /^Elk gemiddelde/, true],
    ['/analyse/zelfcontrole?golf=2019&nakijken=studie-2020', 'Meenemen', null, false],
  ] as const

  test.each(pages)('%s, %s', async (address, name, table, drawn) => {
    const page = await analyst.open(address)
    const panel = panelOf(page, name)
    await panel.waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), panel.getByRole('link', { name: 'Tabel als CSV' }).click()])
    const rows = parse(readFileSync(await download.path()), { bom: true, delimiter: ';' }) as string[][]
    expect(rows.length).toBeGreaterThan(2)
    if (table !== null) {
      // Each number of a row of the page stands in one record of the file
      const shown = page.getByRole('table', { name: table }).getByRole('row').nth(2)
      const numbers = (await shown.getByRole('cell').allInnerTexts()).map((text) => text.replaceAll('\u2212', '-').replace(/\s*%$/, '').replaceAll('.', '')).filter((text) => /^-?\d+(,\d+)?$/.test(text))
      expect(numbers.length).toBeGreaterThan(1)
      const holds = (fields: readonly string[], text: string) => fields.some((field) => {
        const [value, decimals] = [Number(field.replace(',', '.')), text.split(',')[1]?.length ?? 0]
        return field !== '' && [value, value * 100].some((one) => Math.abs(one - Number(text.replace(',', '.'))) <= 0.5000001 * 10 ** -decimals)
      })
      expect(rows.some((fields) => numbers.every((text) => holds(fields, text)))).toBe(true)
    }
    if (drawn) {
      const [picture] = await Promise.all([page.waitForEvent('download'), panel.getByRole('button', { name: 'Beeld als SVG' }).click()])
      expect(readFileSync(await picture.path(), 'utf8')).toMatch(/<svg[\s\S]*Bron: bevraging/)
    } else expect(await panel.getByRole('button').count()).toBe(0)
    await panel.getByText('Hoe dit cijfer gemaakt is').click()
    const link = await panel.getByRole('link', { name: /^http/ }).getAttribute('href')
    const asked = new URL(page.url()).searchParams
    const again = new URL(link!)
    expect(again.pathname).toBe(new URL(page.url()).pathname)
    for (const [part, value] of asked) expect([part, again.searchParams.get(part)]).toEqual([part, value])
    expect(await panel.getByText(/^(Geen R-script: |Een R-script met)/).count()).toBe(1)
    expect(await violationsOf(page)).toEqual([])
  })
})

describe('who may take what', () => {
  const script = '/api/analyst/waves/2019/crossing/script.zip?variable=q2_relevance&by=size&view=raked'
  const statusOf = (page: Page, address: string) => page.evaluate(async (asked) => (await fetch(asked)).status, address)

  test('the coded answers go with a script, to the data steward only', async () => {
    const page = await openFigure6(steward)
    const { name, content } = await taken(page, 'link', 'R-script met gecodeerde antwoorden')
    expect(name).toBe('2019-q2_relevance-grootte-activiteit-gepubliceerd-R.zip')
    const files = filesIn(content)
    expect([...files.keys()]).toEqual(['2019-q2_relevance-grootte-activiteit-gepubliceerd.R', '2019-q2_relevance-grootte-activiteit-gepubliceerd-data.csv'])
    expect([...files.values()][1]!.trim().split('\r\n')).toHaveLength(270)
    const another = filesIn((await taken(page, 'link', 'R-script met gecodeerde antwoorden')).content)
    expect([...another.values()][1]).not.toBe([...files.values()][1])
  })

  test('an analyst is not offered the script, and is refused it', async () => {
    const page = await openFigure6(analyst)
    await panelOf(page).getByRole('link', { name: 'Tabel als CSV' }).waitFor()
    expect(await panelOf(page).getByRole('link', { name: /R-script/ }).count()).toBe(0)
    await browser.settle()
    const again = await analyst.open('/analyse?golf=2019', { expected: [/403/] })
    expect(await statusOf(again, script)).toBe(403)
  })

  test('a manager gets nothing of it', async () => {
    const page = await manager.open('/cluster', { expected: [/403/] })
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await panelOf(page).count()).toBe(0)
    for (const what of ['definition', 'table.csv', 'table.xlsx', 'script.zip']) {
      expect(await statusOf(page, `/api/analyst/waves/2019/crossing/${what}?variable=q2_relevance&by=size`)).toBe(403)
      expect(await statusOf(page, `/api/analyst/waves/2019/effect-matrix/${what}?domain=total&vertical=realised`)).toBe(403)
    }
  })
})
