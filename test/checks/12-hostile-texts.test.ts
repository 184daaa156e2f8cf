import { randomUUID } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { questionnaireMail } from '../../server/fieldwork/mails/questionnaireMail.ts'
import { openBrowser, type OpenBrowser } from '../browser/openBrowser.ts'
import { enter as enterInBrowser, heading } from '../browser/respondentSteps.ts'
import { signIn, type Visitor } from '../browser/signedIn.ts'
import { closedWave, makeLinks, openDatabase, openWave } from '../server/database.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { enter } from '../server/visitor.ts'
import { wholeAnswers } from '../server/wholeAnswers.ts'
import { hostileTexts, mark } from './hostileTexts.ts'

let server: RunningServer
let database: Database.Database
let browser: OpenBrowser
let manager: Visitor
let steward: Visitor

/** The texts that share a place when there are fewer places than texts. */
const shareOf = (place: number, places: number) => hostileTexts.filter((_, index) => index % places === place).join(' ')

beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  const all = (query: string) => database.prepare(query).pluck().all() as string[]
  const clusters = all('select id from cluster order by id')
  clusters.forEach((id, place) => database.prepare('update cluster set name = ? where id = ?').run(shareOf(place, clusters.length), id))
  const own = database.prepare("select cluster_id from account where role = 'manager' order by id").pluck().get() as string
  const companies = all(`select company_id from membership where cluster_id = '${own}' order by id`)
  companies.forEach((id, place) => {
    database.prepare('update company set name = ? where id = ?').run(hostileTexts[place] ?? shareOf(place, companies.length), id)
    database.prepare('update contact set name = ?, email = ? where company_id = ?').run(shareOf(place, companies.length), `"${hostileTexts[place % hostileTexts.length]}"@voorbeeld.be`, id)
  })
  database.prepare('update account set name = ?').run(hostileTexts.slice(0, 20).join(' '))
  database.prepare("update wave set label = label || ' ' || ?").run(hostileTexts.slice(20, 60).join(' '))
  browser = await openBrowser(server.origin)
  manager = await signIn(browser, server.links.manager)
  steward = await signIn(browser, server.links.steward)
})
// Anything that was run or fetched is a complaint of the page: the policy reports it before it happens
afterEach(() => browser.settle())
afterAll(async () => {
  await browser.close()
  database.close()
  await server.stop()
})

/** Nothing ran, and nothing of a text became an element or an attribute that could. */
async function expectText(where: string, page: Page): Promise<void> {
  const found = await page.evaluate((signs) => {
    const elements = [...document.querySelectorAll('*')]
    const running = elements.flatMap((element) => [...element.attributes].filter(({ name, value }) => /^on/i.test(name) || (/^(href|src|action|formaction|data|xlink:href|srcdoc|background)$/i.test(name) && (/^\s*(javascript|data:text)/i.test(value) || (value.includes(signs) && !/^mailto:[^<>"\s?&]*$/.test(value) && /[<>"']|script:/.test(value))))).map(({ name, value }) => `${element.tagName} ${name}=${value.slice(0, 60)}`))
    const foreign = elements.filter((element) => /^(iframe|object|embed|base|marquee|keygen|isindex|x|math|video|audio)$/i.test(element.tagName) || (element.tagName === 'SCRIPT' && !element.getAttribute('src')?.startsWith('/built/'))).map((element) => element.outerHTML.slice(0, 80))
    return { executed: 'executed' in window, running, foreign, shown: (document.documentElement.textContent!.match(new RegExp(signs, 'g')) ?? []).length }
  }, mark)
  expect([where, found.executed, found.running, found.foreign]).toEqual([where, false, [], []])
  // The text is there to be read, so that there was something to escape
  expect([where, found.shown > 0]).toEqual([where, true])
}

test('check 12: the pages of a manager show two hundred hostile names of companies as text', async () => {
  expect(hostileTexts.length).toBeGreaterThanOrEqual(200)
  const page = await manager.open('/cluster')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForFunction((signs) => document.querySelector('main')?.innerText.includes(signs), mark)
  await expectText('/cluster', page)
})

test('check 12: the pages of the agency show hostile names of clusters, waves, accounts, and what an address says, as text', async () => {
  const closed = closedWave(database)
  const addresses = [`/analyse?golf=${closed}`, `/analyse/kruistabel?golf=${closed}&rijen=strength_mean&kop=cluster`, '/analyse/golven', '/analyse/accounts', '/analyse/logboek']
  const page = await steward.open('/analyse')
  for (const address of addresses) {
    await page.goto(server.origin + address)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForFunction((signs) => document.querySelector('main')?.textContent.includes(signs), mark)
    await expectText(address, page)
  }
})

test('check 12: what stands in an address, and in a table and a file that somebody gives to the self-check, becomes text too', async () => {
  const page = await steward.open('/analyse/zelfcontrole', { expected: [/status of (400|404)/] })
  await page.getByRole('heading', { level: 1 }).waitFor()
  const file = page.locator('input[type="file"]').first()
  await file.setInputFiles({ name: `${mark} <img src=x onerror=alert(1)>.csv`, mimeType: 'text/csv', buffer: Buffer.from(`;${hostileTexts.slice(0, 20).map((text) => `"${text.replaceAll('"', '""')}"`).join(';')}\n${hostileTexts.map((text) => `"${text.replaceAll('"', '""')}";1;2`).join('\n')}\n`) })
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.evaluate(() => 'executed' in window)).toBe(false)
  for (const text of hostileTexts.filter((_, place) => place % 40 === 0)) {
    const value = encodeURIComponent(text)
    await page.goto(`${server.origin}/analyse/vragen?golf=${value}&vraag=${value}&kruising=${value}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect([text, await page.evaluate(() => 'executed' in window)]).toEqual([text, false])
  }
})

test('check 12: a member reads hostile names on the welcome page, in the questions that name the cluster, and after sending', async () => {
  const { page } = await browser.open({ width: 375, height: 740 })
  await page.goto(server.links.respondent)
  await expectText('welcome', page)
  await enterInBrowser(page, server.links.respondent)
  await heading(page, 'Uw deelname').waitFor()
  expect(await page.evaluate(() => 'executed' in window)).toBe(false)
  // A whole document, so that every page can be opened, the one with the name of the cluster in its title too
  const [{ link }] = makeLinks(server, database, openWave(database), 1) as unknown as [{ link: string }]
  const other = await enter(server.origin, link)
  const { reference } = (await (await other.get('/api/respondent/questionnaire')).json()) as { reference: string }
  expect((await other.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: 0, answers: wholeAnswers(), page: 'contribution' })).status).toBe(200)
  const resumed = await browser.open({ width: 375, height: 740 })
  await resumed.context.addCookies([...other.cookies].map(([name, value]) => ({ name, value, secure: true, httpOnly: true, url: server.origin.replace('http:', 'https:') })))
  await resumed.page.goto(`${server.origin}/vragenlijst`)
  await resumed.page.getByRole('heading', { level: 1 }).waitFor()
  for (let step = 0; step < 8; step++) {
    const title = await resumed.page.getByRole('heading', { level: 1 }).innerText()
    if (title.includes(mark)) break
    await resumed.page.getByRole('button', { name: 'Volgende', exact: true }).click()
    await resumed.page.waitForFunction((before) => document.querySelector('h1') !== null && document.querySelector('h1')!.textContent !== before, title)
  }
  await expectText('the question that names the cluster', resumed.page)
  expect((await other.sendJson('POST', '/api/respondent/submission', { reference, basedOnRevision: 1, answers: wholeAnswers(), submissionKey: randomUUID() })).status).toBe(200)
  await resumed.page.goto(`${server.origin}/vragenlijst`)
  await resumed.page.getByRole('heading', { level: 1 }).waitFor()
  expect(await resumed.page.evaluate(() => 'executed' in window)).toBe(false)
})

test('check 12: as an open answer no such text is taken, and the refusal is no page', async () => {
  const [{ link }] = makeLinks(server, database, openWave(database), 1) as unknown as [{ link: string }]
  const member = await enter(server.origin, link)
  const { reference } = (await (await member.get('/api/respondent/questionnaire')).json()) as { reference: string }
  for (const text of hostileTexts) {
    const response = await member.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: 0, answers: { q1: text, [text]: text }, page: null })
    expect([text, response.status, response.headers.get('content-type'), response.headers.get('x-content-type-options')]).toEqual([text, 422, 'application/problem+json', 'nosniff'])
  }
})

test('check 12: pages that the server renders hold no such text raw: links, sign-in, errors, results', async () => {
  const escaped = (page: string) => hostileTexts.filter((text) => /[<"']/.test(text) && page.includes(text.slice(mark.length + 1)) && /<|"/.test(text.slice(mark.length + 1)))
  const link = (id: string) => `/r/${id}`
  const [{ link: open }] = makeLinks(server, database, openWave(database), 1) as unknown as [{ link: string }]
  const [{ link: closed }] = makeLinks(server, database, closedWave(database), 1) as unknown as [{ link: string }]
  const member = await enter(server.origin, closed)
  const pages = [await (await fetch(open)).text(), await (await fetch(closed)).text(), await (await member.get('/resultaten')).text()]
  for (const page of pages) expect(page).toContain(mark)
  for (const text of hostileTexts) {
    for (const path of [`${link(encodeURIComponent(text.slice(0, 150)))}`, `/nowhere/${encodeURIComponent(text)}`, `/aanmelden?taal=${encodeURIComponent(text)}`]) pages.push(await (await fetch(server.origin + path)).text())
  }
  for (const page of pages) expect(escaped(page)).toEqual([])
})

test('check 12: in a mail they are text, as a mail program without any policy shows it', async () => {
  const { page } = await browser.open({ expected: [/.*/] })
  let dialogs = 0
  page.on('dialog', (dialog) => {
    dialogs++
    void dialog.dismiss()
  })
  for (let from = 0; from < hostileTexts.length; from += 40) {
    const text = hostileTexts.slice(from, from + 40).join(' ')
    const { html, subject } = questionnaireMail({
      language: 'nl', contactName: text, companyName: text, questionnaires: [{ clusterName: text, link: 'https://bevraging.voorbeeld.be/r/x', started: false }], closesAt: '2026-12-01T00:00:00.000Z', reminder: 0,
      manager: { name: text, email: 'manager@voorbeeld.be' }, contactEmail: 'contact@voorbeeld.be', optOutLink: 'https://bevraging.voorbeeld.be/stop/x', test: false, ownWords: text,
    })
    expect(subject).toContain(mark)
    await page.setContent(html)
    await expectText('mail', page)
  }
  expect(dialogs).toBe(0)
})
