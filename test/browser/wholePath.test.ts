import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { makeLinks, openDatabase, openWave } from '../server/database.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { enter as enterOverHttp } from '../server/visitor.ts'
import { wholeAnswers } from '../server/wholeAnswers.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'
import { enter, fillInAll, heading, storedState } from './respondentSteps.ts'
import { cellsOf, dutch, signIn, type Visitor } from './signedIn.ts'

let server: RunningServer
let browser: OpenBrowser
let analyst: Visitor
let manager: Visitor

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser(server.origin)
  analyst = await signIn(browser, server.links.analyst)
  manager = await signIn(browser, server.links.manager)
})
afterEach(() => browser.settle())
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** Relevance of all members as the analyst's page shows it: how many answers, and their mean. */
async function relevance(): Promise<{ n: string; mean: string }> {
  const page = await analyst.open('/analyse/vragen?golf=2026&vraag=q2_relevance&kruising=grootte')
  await page.getByRole('table', { name: /in cijfers$/ }).waitFor()
  const [n] = await cellsOf(page, /in cijfers$/, 'n')
  const [mean] = await cellsOf(page, /in cijfers$/, 'gemiddelde')
  return { n: n!, mean: mean! }
}

/** Complete responses of the own cluster, as its manager's page counts them. */
async function completeOfCluster(): Promise<number> {
  const page = await manager.open('/cluster?golf=2026')
  await page.getByRole('heading', { level: 1, name: 'Wie neemt deel?' }).waitFor()
  const [, figure] = await page.getByText('Volledig ingevuld', { exact: true }).locator('xpath=..').locator('dt, dd').allInnerTexts()
  return Number(figure)
}

test('the answers of a member, given on a phone, change the figure that an analyst sees and the count of the manager', async () => {
  const database = openDatabase(server)
  const relevances: number[] = []
  for (const { link } of makeLinks(server, database, openWave(database), 5)) {
    const member = await enterOverHttp(server.origin, link)
    const { reference } = (await (await member.get('/api/respondent/questionnaire')).json()) as { reference: string }
    const answers = wholeAnswers(relevances.length)
    const sent = await member.sendJson('POST', '/api/respondent/submission', { reference, basedOnRevision: 0, answers, submissionKey: randomUUID() })
    expect(sent.status).toBe(200)
    relevances.push(answers.q2!)
  }
  database.close()
  const mean = () => dutch(relevances.reduce((sum, one) => sum + one, 0) / relevances.length, 2)
  expect(await relevance()).toEqual({ n: '5', mean: mean() })
  const completeBefore = await completeOfCluster()

  const { page } = await browser.open({ width: 375, height: 740 })
  await enter(page, server.links.respondent)
  await fillInAll(page)
  // Saved is not sent: until the button is pressed the figure stays
  expect((await relevance()).n).toBe('5')
  await page.getByRole('button', { name: 'Verstuur mijn antwoorden' }).click()
  await heading(page, 'Bedankt voor uw antwoorden').waitFor()
  relevances.push((await storedState(page)).answers['q2'] as number)

  const before = mean()
  expect(await relevance()).toEqual({ n: '6', mean: before })
  expect(new Set([dutch(relevances.slice(0, 5).reduce((sum, one) => sum + one, 0) / 5, 2), before]).size).toBe(2)
  // The link that the start prints is of a member of the cluster whose manager it prints a link for
  expect(await completeOfCluster()).toBe(completeBefore + 1)
})
