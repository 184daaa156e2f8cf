import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { EffectMatrices } from '../../server/api/analyst.ts'
import type { Nonresponse } from '../../server/api/representativeness.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'
import { answerOf, cellsOf, dutch, faultsAtEachWidth, signIn, type Visitor } from './signedIn.ts'

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

const chosen = 'marges=cluster.oproep-grootte&plafond=5'

describe('what is raked on', () => {
  test('is chosen by name, told after it, and stands in the address', async () => {
    const page = await analyst.open('/analyse/effecten?golf=2019')
    await page.getByRole('radio', { name: 'herwogen' }).check()
    await page.getByText(/^Naar cluster, grootte; stabiel na \d+ rondes/).waitFor()
    await page.getByText('Weging: cluster, grootte', { exact: true }).click()
    await page.getByRole('group', { name: 'Herweeg naar' }).getByRole('checkbox', { name: 'grootte' }).uncheck()
    await page.getByRole('checkbox', { name: 'oproep × grootte' }).check()
    await page.getByRole('checkbox', { name: 'begrens op vijf keer de mediaan' }).check()
    await page.getByText('Weging: cluster, oproep × grootte; begrensd', { exact: true }).waitFor()
    await page.getByText(/^Naar cluster, oproep × grootte; stabiel na \d+ rondes/).waitFor()
    const { raking } = await answerOf<EffectMatrices>(page, '/api/analyst/waves/2019/effect-matrices?view=raked:cluster.call-size.cap5')
    if (raking?.kind !== 'estimated') return expect.unreachable('these margins can be raked on')
    await page.getByText(`Kleinste gewicht ${dutch(raking.smallestWeight, 2)}, grootste gewicht ${dutch(raking.largestWeight, 2)}; ontwerpeffect (Kish) ${dutch(raking.kishDesignEffect, 3)}, effectieve basis ${dutch(raking.effectiveBase, 1)}.`).waitFor()
    await page.getByText(`Begrensd op ${dutch(raking.cap!.limit, 2)}, vijf keer de mediaan; antwoorden daarboven: 0.`).waitFor()
    expect(new URL(page.url()).search).toBe(`?beeld=herwogen&golf=2019&${chosen}`)
    // The choice goes along to the other pages, and waits where a view does not rake
    await page.getByRole('link', { name: 'Vragen', exact: true }).click()
    await page.getByText('Weging: cluster, oproep × grootte; begrensd', { exact: true }).waitFor()
    await page.getByRole('radio', { name: 'gestratificeerd' }).check()
    expect(await page.getByText(/^Weging:/).count()).toBe(0)
    await page.getByRole('radio', { name: 'herwogen' }).check()
    await page.getByText('Weging: cluster, oproep × grootte; begrensd', { exact: true }).waitFor()
  })

  test('moves the figures of a crosstab, and says so where they leave', async () => {
    const page = await analyst.open(`/analyse/kruistabel?golf=2019&rijen=strength_mean&kop=grootte&beeld=herwogen&marges=oproep-inbedding`)
    await page.getByRole('table', { name: /herwogen$/ }).waitFor()
    const { moves } = await answerOf<Nonresponse>(page, '/api/analyst/waves/2019/nonresponse?view=raked:call-embedding')
    const [plain] = [await answerOf<Nonresponse>(page, '/api/analyst/waves/2019/nonresponse')]
    const raked = [moves, plain!.moves].map((own) => own.find(({ variable }) => variable === 'strength_mean')!.values.raked)
    if (raked[0]!.kind !== 'estimated' || raked[1]!.kind !== 'estimated') return expect.unreachable('estimable')
    expect(raked[0]!.value).not.toBeCloseTo(raked[1]!.value, 3)
    expect((await cellsOf(page, /herwogen$/, /^Samenwerking/))[0]).toMatch(new RegExp(`^${dutch(raked[0]!.value, 2)}`))
    await page.getByText(/^Naar oproep × inbedding; /).waitFor()
    const definition = await answerOf<{ parts: { term: string; text: string }[]; link: string }>(page, '/api/analyst/waves/2019/table/definition?rows=strength_mean&banner=size&view=raked:call-embedding')
    expect(definition.parts.find(({ term }) => term === 'Weging')!.text).toContain('naar oproep × inbedding (raking)')
    expect(definition.link).toContain('marges=oproep-inbedding')
  })

  test('every mean: published, stratified, raked as chosen, and what that moves', async () => {
    const page = await analyst.open('/analyse/representativiteit?golf=2019')
    await page.getByText('Weging: cluster, grootte', { exact: true }).click()
    await page.getByRole('checkbox', { name: 'inbedding × grootte' }).check()
    await page.getByText(/^Naar cluster, grootte, inbedding × grootte; /).waitFor()
    const { moves } = await answerOf<Nonresponse>(page, '/api/analyst/waves/2019/nonresponse?view=raked:cluster.size.embedding-size')
    const relevance = moves.find(({ variable }) => variable === 'q2_relevance')!
    await page.getByRole('button', { name: /^Toon alle/ }).click()
    const [, ...cells] = await cellsOf(page, 'Elk gemiddelde in drie beelden', 'Relevantie')
    const values = (['published', 'stratified', 'raked'] as const).map((view) => (relevance.values[view].kind === 'estimated' ? dutch(relevance.values[view].value, 2) : ''))
    expect(cells.slice(0, 3)).toEqual(values)
    const { moved } = relevance
    expect(cells[3]).toBe(moved.kind === 'estimated' ? `${moved.value > 0 ? '+' : ''}${dutch(moved.value, 2)}` : '')
  })

  test('cannot be nothing: the last characteristic stays, and the page says why', async () => {
    const page = await analyst.open('/analyse/effecten?golf=2019&beeld=herwogen&marges=grootte')
    await page.getByText('Weging: grootte', { exact: true }).click()
    await page.getByRole('group', { name: 'Herweeg naar' }).getByRole('checkbox', { name: 'grootte' }).click()
    await page.getByRole('status').filter({ hasText: 'Minstens één kenmerk blijft gekozen.' }).waitFor()
    expect(await page.getByRole('group', { name: 'Herweeg naar' }).getByRole('checkbox', { name: 'grootte' }).isChecked()).toBe(true)
  })

  test('a crosstab by the time since joining is not offered where no joining date is known, and the page says so', async () => {
    const page = await analyst.open('/analyse/kruistabel?golf=2019&rijen=q2_relevance&kop=lidsinds.grootte')
    await page.getByText('Lid sinds: geen toetredingsdatum bekend in deze bevraging.').waitFor()
    await page.getByRole('table', { name: /^Kruistabel/ }).waitFor()
    expect(await page.getByRole('table', { name: /^Kruistabel/ }).getByRole('columnheader', { name: 'Lid sinds' }).count()).toBe(0)
  })

  test.each([['nl', 375, 'Weging'], ['en', 1280, 'Weighting']] as const)('opened in %s at %i pixels: nothing too wide at any width, no violations, and every box by keyboard', async (language, width, name) => {
    const page = await analyst.open(`/analyse/kruistabel?golf=2019&beeld=herwogen&${chosen}&taal=${language}`, { width })
    await page.getByRole('table', { name: language === 'nl' ? /^Kruistabel/ : /^Crosstab/ }).waitFor()
    await page.getByText(new RegExp(`^${name}: cluster, `)).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.getByText(new RegExp(`^${name}: (oproep × grootte|call × size)`)).waitFor()
    // The figures of before stay, in pale, until the new ones are there
    await page.getByText(/^(Naar oproep × grootte|By call × size); /).waitFor()
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
    expect(await faultsAtEachWidth(page, language)).toEqual([])
  })
})
