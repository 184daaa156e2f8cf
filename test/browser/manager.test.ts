import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ManagerOverview, ManagerResults } from '../../server/api/manager.ts'
import { codebook } from '../../surveys/index.ts'
import { openDatabase, recordState } from '../server/database.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'
import { answerOf, cellsOf, dutch, signIn, tooWide, violationsOf, type Visitor } from './signedIn.ts'

let server: RunningServer
let browser: OpenBrowser
let manager: Visitor
let openWave: string

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser(server.origin)
  manager = await signIn(browser, server.links.manager)
  const page = await manager.open('/cluster')
  const { waves } = await answerOf<ManagerOverview>(page, '/api/manager/overview')
  openWave = waves.find((wave) => wave.state === 'open')!.id
  await browser.settle()
})
afterEach(() => browser.settle())
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** The link that was mailed to this address, as its owner would find it. */
function mailedLink(address: string): string {
  for (const name of readdirSync(server.outbox)) {
    const mail = readFileSync(join(server.outbox, name), 'utf8').replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=')
    const link = /http\S+\/aanmelden\/[\w-]+/.exec(mail)
    if (mail.includes(address) && link) return link[0]
  }
  throw new Error(`no mail to ${address} in ${server.outbox}`)
}

type Released = Extract<ManagerResults, { state: 'released' }>
type Shown = Released['figures'][number]['own']

/** A released figure as the page writes it. */
function written(shown: Shown | Released['derived'][number]['own'], decimals: number, label: (code: number) => string): string {
  switch (shown.kind) {
    case 'withheld': return '×'
    case 'atLeast': return `minstens ${dutch(shown.bound, 1)}`
    case 'atMost': return `hoogstens ${dutch(shown.bound, 1)}`
    case 'nearlyAll': return `bijna iedereen: ${label(shown.code)}`
    case 'mean': return dutch(shown.mean, Math.min(decimals, shown.decimals))
    default: return dutch(shown.mean!, decimals)
  }
}

const labelIn = (variable: string) => (code: number) => codebook('2020.1').variables.find(({ name }) => name === variable)!.categories.find((one) => one.code === code)!.label.nl

describe('who takes part', () => {
  test('the own figures beside those of the programme', async () => {
    const page = await manager.open('/cluster?golf=2019')
    await page.getByRole('heading', { level: 1, name: 'Wie neemt deel?' }).waitFor()
    const { participation, programme, cluster } = await answerOf<ManagerOverview>(page, '/api/manager/overview?wave=2019')
    expect(programme).toMatchObject({ invited: 1065, started: 328, complete: 269 })
    const figures = await page.getByRole('main').getByRole('definition').allInnerTexts()
    expect([figures[0], figures[2], figures[4]]).toEqual([participation!.invited, participation!.started, participation!.complete].map((count) => dutch(count)))
    // as the study printed it
    expect(figures[3]).toContain('alle clusters samen 30,8\u00a0%')
    expect(await page.getByRole('main').innerText()).toContain(cluster.name)
    await page.getByText('U ziet dát een lid antwoordt, nooit wát').waitFor()
    await page.getByText(/afgesloten op/).waitFor()
    await page.getByText('Synthetische gegevens', { exact: true }).waitFor()
  })

  test('the members are searched, filtered and sorted, in the address', async () => {
    const page = await manager.open('/cluster?golf=2019&alles=ja')
    const rows = page.getByRole('table').getByRole('rowheader')
    await rows.first().waitFor()
    const { members } = await answerOf<ManagerOverview>(page, '/api/manager/overview?wave=2019')
    expect(await rows.allInnerTexts()).toEqual(members.map((member) => member.company).sort((a, b) => a.localeCompare(b, 'nl')))
    await page.getByRole('button', { name: 'Bedrijf' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/omgekeerd=ja/)
    expect(await page.getByRole('columnheader', { name: 'Bedrijf' }).getAttribute('aria-sort')).toBe('descending')
    expect(await rows.first().innerText()).toBe(members.map((member) => member.company).sort((a, b) => b.localeCompare(a, 'nl'))[0])
    await page.getByRole('radio', { name: /^volledig ingevuld/ }).check()
    await page.waitForURL(/status=volledig/)
    expect(await rows.count()).toBe(members.filter((member) => member.status === 'complete').length)
    await page.reload()
    await rows.first().waitFor()
    expect(await rows.count()).toBe(members.filter((member) => member.status === 'complete').length)
    await page.getByRole('searchbox').fill(members.find((member) => member.status === 'complete')!.company.toUpperCase())
    await page.waitForURL(/zoek=/)
    expect(await rows.count()).toBe(1)
    await page.getByRole('searchbox').fill('zzzz')
    await page.getByText(/^Geen lid gevonden/).waitFor()
    expect(await violationsOf(page)).toEqual([])
  })
})

describe('the results', () => {
  test('while the wave is open there are none', async () => {
    const page = await manager.open(`/cluster?golf=${openWave}&blad=resultaten`)
    await page.getByText('De resultaten komen na de vrijgave').waitFor()
    await page.getByText('Voorlopig', { exact: true }).waitFor()
    expect(await answerOf<ManagerResults>(page, `/api/manager/results?wave=${openWave}`)).toEqual({ state: 'open' })
    expect(await page.getByRole('img').count()).toBe(0)
    expect(await violationsOf(page)).toEqual([])
  })

  test('of a frozen wave there are none yet, and the page says who is at it', async () => {
    const database = openDatabase(server)
    recordState(database, '2019', 'frozen')
    const page = await manager.open('/cluster?golf=2019&blad=resultaten')
    await page.getByText('De resultaten zijn nog niet vrijgegeven').waitFor()
    await page.getByText(/^De bevraging is afgesloten. De databeheerder van het agentschap kijkt nu na/).waitFor()
    expect(await answerOf<ManagerResults>(page, '/api/manager/results?wave=2019')).toEqual({ state: 'awaitingRelease' })
    expect(await page.getByRole('img').count()).toBe(0)
    expect(await violationsOf(page)).toEqual([])
    recordState(database, '2019', 'released')
    database.close()
  })

  test('after the release: two matrices beside one another, and every item beside comparable clusters and the programme', async () => {
    const page = await manager.open('/cluster?golf=2019')
    await page.getByRole('link', { name: 'Resultaten' }).click()
    await page.getByRole('img').first().waitFor()
    expect(await page.getByRole('main').getByRole('img', { name: /, realisatie\./ }).count()).toBe(2)
    const results = await answerOf<Released>(page, '/api/manager/results?wave=2019')
    expect(results.peerGroup).toMatch(/^(call|embedding)=/)
    const figure = (variable: string) => results.figures.find((one) => one.variable === variable)!
    const beside = ({ own, peers, programme }: { own: Shown; peers: Shown | null; programme: Shown }) => [own, peers!, programme]
    for (const [vertical, axis, decimals] of [['realisatie', 'realised', 2], ['bijdrage', 'contribution', 1]] as const) {
      await page.getByRole('radio', { name: vertical }).check()
      await page.getByRole('img', { name: new RegExp(`, ${vertical}\\.`) }).first().waitFor()
      for (const effect of [1, 7, 11]) {
        const expected = [['desired', 2], [axis, decimals]].flatMap(([name, places]) => beside(figure(`${name}_${effect}`)).map((one) => written(one, places as number, labelIn(`${name}_${effect}`))))
        expect(await cellsOf(page, 'De effecten in cijfers', new RegExp(`^${effect} `))).toEqual(expected)
      }
    }
    const item = figure('strength_1')
    const shownItem = beside(item).map((one) => written(one, 2, labelIn('strength_1')))
    const rows = page.getByRole('table', { name: /^Samenwerkingskracht/ }).getByRole('row').nth(2)
    expect((await rows.getByRole('cell').allInnerTexts()).slice(1, 4)).toEqual(shownItem)
    await page.getByText(results.release.hash).waitFor()
    // The files hold what the page says, and nothing is fetched before it is asked for
    for (const kind of ['CSV', 'XLSX']) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: `Tabel als ${kind}` }).click()])
      expect(download.suggestedFilename()).toMatch(new RegExp(`^2019-[a-z0-9-]+\\.${kind.toLowerCase()}$`))
      const content = readFileSync((await download.path())!)
      expect(kind === 'CSV' ? content.toString('utf8').includes(results.release.hash) : content.subarray(0, 2).toString()).toEqual(kind === 'CSV' ? true : 'PK')
    }
  })

  test('a small cluster sees one sign where too few answered, explained once', async () => {
    const { page } = await browser.open()
    await page.goto(`${server.origin}/aanmelden`)
    await page.getByRole('textbox').fill('manager-klein@voorbeeld.example')
    await page.getByRole('main').getByRole('button').click()
    await expect.poll(() => mailedLink('manager-klein@voorbeeld.example')).toMatch(/aanmelden/)
    // The link works only in the browser that asked for it
    await page.goto(mailedLink('manager-klein@voorbeeld.example'))
    await page.getByRole('main').getByRole('button').click()
    await page.getByRole('heading', { level: 1, name: 'Wie neemt deel?' }).waitFor()
    await page.goto(`${server.origin}/cluster?golf=2019&blad=resultaten`)
    await page.getByText('× = niet getoond (te weinig antwoorden)').waitFor()
    const answer = await answerOf<Released>(page, '/api/manager/results?wave=2019')
    const withheld = answer.figures.filter(({ variable, own }) => variable.startsWith('realised_') && own.kind === 'withheld')
    expect(withheld.length).toBeGreaterThan(0)
    for (const { variable } of withheld) {
      const cells = await cellsOf(page, 'De effecten in cijfers', new RegExp(`^${variable.slice('realised_'.length)} `))
      expect(cells[cells.length / 2]).toBe('×')
    }
    expect(await page.getByText(/= niet getoond/).count()).toBe(1)
    // How many more answers were needed: a number only where the release tells the base
    await page.getByText('Vraag per vraag').click()
    const needed = page.getByRole('table', { name: 'Antwoorden die nog nodig waren' })
    const waiting = answer.needed.filter(({ kind }) => kind !== 'none')
    expect(waiting.length).toBeGreaterThan(0)
    const said = waiting.map((one) => (one.kind === 'notTold' ? `×, getoond vanaf ${one.from} antwoorden` : one.kind === 'more' ? `${one.least === one.most ? one.least : `${one.least} tot ${one.most}`} voor de aantallen` : ''))
    expect((await needed.getByRole('cell').allInnerTexts()).sort()).toEqual(said.sort())
    for (const width of [375, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      expect([width, await violationsOf(page), await tooWide(page)]).toEqual([width, [], 0])
    }
  })
})

describe('every page of the manager', () => {
  for (const address of ['/cluster?golf=2019', '/cluster?golf=2019&blad=resultaten', '/cluster?golf=2019&blad=resultaten&as=bijdrage&taal=en']) {
    test(`${address} is accessible and fits every screen`, async () => {
      const page = await manager.open(address)
      for (const width of [320, 375, 1280]) {
        await page.setViewportSize({ width, height: 900 })
        await page.getByRole('main').getByRole('table').first().waitFor()
        expect(await violationsOf(page), `at ${width} px`).toEqual([])
        expect(await tooWide(page), `at ${width} px`).toBeLessThanOrEqual(0)
      }
    })
  }

  test('in English, and back', async () => {
    const page = await manager.open('/cluster?golf=2019')
    await page.getByRole('link', { name: /English/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Who takes part?' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.getByRole('link', { name: 'Results' }).click()
    await page.getByRole('heading', { level: 1, name: 'Results of your cluster' }).waitFor()
    await page.getByRole('link', { name: /Nederlands/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Resultaten van uw cluster' }).waitFor()
  })
})
