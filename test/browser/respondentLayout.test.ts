import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeLinks, openDatabase, openWave } from '../server/database.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { accessibilityViolations } from './accessibility.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'
import { answerEachGroup, enter, fillInAll, heading, next } from './respondentSteps.ts'

let server: RunningServer
let browser: OpenBrowser
/** Each test is another member. */
let link: string

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser(server.origin)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})
beforeEach(() => {
  const database = openDatabase(server)
  link = makeLinks(server, database, openWave(database), 1)[0]!.link
  database.close()
})
afterEach(() => browser.settle())

describe('the questionnaire', () => {
  test('fits 320 px, which is 400 % zoom of a wide screen, on every page, with all effects chosen', async () => {
    const { page } = await browser.open({ width: 320, height: 640 })
    await enter(page, link)
    await heading(page, 'Uw deelname').waitFor()
    const tooWide: string[] = []
    const look = async () => {
      const outside = await page.evaluate(() => {
        const edge = document.documentElement.clientWidth
        const seen = [...document.querySelectorAll('main *')].filter((element) => element.getBoundingClientRect().right > edge + 0.5 && !element.closest('.hidden'))
        return [...(document.documentElement.scrollWidth > edge ? ['the page'] : []), ...seen.map((element) => `${element.tagName} ${element.className}`)]
      })
      if (outside.length > 0) tooWide.push(`${await page.title()}: ${outside.join(', ')}`)
    }
    await answerEachGroup(page)
    await look()
    await next(page, 'Wat wilt u bereiken?')
    await page.getByRole('checkbox').first().waitFor()
    for (const box of (await page.getByRole('checkbox').all()).slice(0, 11)) await box.check()
    await look()
    for (let step = 3; step <= 9; step += 1) {
      await page.getByRole('button', { name: 'Volgende' }).click()
      await page.getByText(`Stap ${step} van 10`).waitFor()
      await page.getByRole('radiogroup').first().waitFor()
      // Errors take the most room
      await page.getByRole('button', { name: 'Volgende' }).click()
      await page.getByRole('alert').or(page.locator('[aria-invalid=true]')).first().waitFor()
      await look()
      await answerEachGroup(page)
    }
    await page.getByRole('button', { name: 'Volgende' }).click()
    await heading(page, 'Kijk uw antwoorden na').waitFor()
    await look()
    expect(tooWide).toEqual([])
  })

  test('has targets of at least 44 px on a phone, and does not move while it loads', async () => {
    const { page } = await browser.open({ width: 375, height: 740 })
    await page.addInitScript(() => {
      const shifts: number[] = []
      Object.assign(window, { shifts })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value)
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await enter(page, link)
    await heading(page, 'Uw deelname').waitFor()
    await page.getByRole('radio').first().waitFor()
    const moved = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.reduce((sum, one) => sum + one, 0))
    expect(moved).toBeLessThan(0.1)
    await answerEachGroup(page)
    await next(page, 'Wat wilt u bereiken?')
    await page.getByRole('checkbox', { name: 'Nieuwe markten', exact: true }).check()
    for (const title of ['Hoe sterk wilt u dit bereiken?', 'Wat is al gelukt?', /^Wat droeg/]) {
      await page.getByRole('button', { name: 'Volgende' }).click()
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      await page.getByRole('radiogroup').first().waitFor()
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('.option, main button, header a')]
          .filter((element) => element.getClientRects().length > 0)
          .map((element) => ({ element: element.textContent, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.height < 44 || box.width < 44)
          .map(({ element, box }) => `${element} ${Math.round(box.width)} x ${Math.round(box.height)}`),
      )
      expect(small).toEqual([])
      await answerEachGroup(page)
    }
  })

  test('says so when SurveyJS does not come through, and goes on after a reload', async () => {
    const { page } = await browser.open({ width: 375, height: 740, expected: [/Failed to load resource/, /Failed to fetch dynamically imported module/, /error occurred in the/] })
    await page.route(/SurveyHost/, (route) => route.abort())
    await enter(page, link)
    await page.getByText(/kon niet geladen worden/).waitFor()
    expect(await accessibilityViolations(page)).toEqual([])
    await page.unroute(/SurveyHost/)
    await page.getByRole('button', { name: 'Probeer opnieuw' }).click()
    await page.getByRole('radio').first().waitFor()
  })

  test('leaves the member a copy on paper, with every answer and nothing to press', async () => {
    const { page } = await browser.open({ width: 375, height: 740 })
    await enter(page, link)
    await fillInAll(page)
    await page.getByRole('button', { name: 'Verstuur mijn antwoorden' }).click()
    await heading(page, 'Bedankt voor uw antwoorden').waitFor()
    expect(await page.getByText('Prioriteiten').count()).toBe(0)
    const paper = await page.pdf()
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-')
    await page.emulateMedia({ media: 'print' })
    const visible = await page.getByRole('main').innerText()
    for (const words of ['Netwerk van adviseurs', 'in beperkte mate', 'Testen en demonstreren', 'meer hierop inzetten']) expect(visible).toContain(words)
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0)
  })
})
