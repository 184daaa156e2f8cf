import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { makeLinks, openDatabase, openWave } from '../server/database.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { accessibilityViolations } from './accessibility.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'
import { answerEachGroup, choose, enter, heading, next, patience, storedState, untilSaved } from './respondentSteps.ts'

let server: RunningServer
let browser: OpenBrowser
/** Each test is another member. */
let link: string
let page: Page

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser(server.origin)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})
beforeEach(async () => {
  const database = openDatabase(server)
  link = makeLinks(server, database, openWave(database), 1)[0]!.link
  database.close()
  page = (await browser.open({ width: 375, height: 740 })).page
  await enter(page, link)
  await heading(page, 'Uw deelname').waitFor()
  await answerEachGroup(page)
})
afterEach(() => browser.settle())

const pressNext = () => page.getByRole('button', { name: 'Volgende', exact: true }).click()
const focusedGroup = () => page.evaluate(() => document.activeElement?.closest('[role=radiogroup]')?.querySelector('legend')?.textContent ?? '')

async function toDegree(...effects: string[]): Promise<void> {
  await next(page, 'Wat wilt u bereiken?')
  for (const effect of effects) await page.getByRole('checkbox', { name: effect, exact: true }).click()
  await next(page, 'Hoe sterk wilt u dit bereiken?')
  await page.getByRole('radiogroup').first().waitFor()
}

describe('an answer that is missing', () => {
  test('in one row: the error names the row, and the focus goes there', async () => {
    await toDegree('Netwerk van adviseurs', 'Testen en valideren', 'Nieuwe markten')
    await choose(page, 'Netwerk van adviseurs', 'in sterke mate')
    await choose(page, 'Nieuwe markten', 'in sterke mate')
    await pressNext()
    await page.getByRole('alert').waitFor()
    await expect.poll(focusedGroup, patience).toContain('Testen en valideren')
    const row = page.getByRole('radiogroup', { name: 'Testen en valideren', exact: true })
    expect(await row.getAttribute('aria-invalid')).toBe('true')
    expect(await row.getByText('Kies een antwoord bij ‘Testen en valideren’.').isVisible()).toBe(true)
    const described = await row.evaluate((group) => group.getAttribute('aria-describedby')!.split(' ').map((id) => document.getElementById(id)!.textContent).join(' '))
    expect(described).toContain('Kies een antwoord bij ‘Testen en valideren’.')
    expect(await page.locator('[aria-invalid=true]').count()).toBe(1)
    expect(await page.title()).toMatch(/^Fout: Stap 3 van 10/)
    expect(await accessibilityViolations(page)).toEqual([])

    await page.keyboard.press('Space')
    await expect.poll(() => page.locator('[aria-invalid=true]').count(), patience).toBe(0)
    await next(page, 'Wat is al gelukt?')
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  test('in several rows: a summary takes the focus and its links lead to the rows', async () => {
    await toDegree('Netwerk van adviseurs', 'Testen en valideren', 'Nieuwe markten')
    await choose(page, 'Testen en valideren', 'in sterke mate')
    await pressNext()
    const summary = page.getByRole('alert')
    await summary.getByRole('heading', { name: 'Er ontbreken nog 2 antwoorden' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')), patience).toBe('alert')
    await summary.getByRole('link', { name: 'Kies een antwoord bij ‘Nieuwe markten’.' }).click()
    expect(await focusedGroup()).toContain('Nieuwe markten')
    expect(await accessibilityViolations(page)).toEqual([])
  })

  test('elsewhere: the check page leads to it and back', async () => {
    const { origin } = server
    await page.goto(`${origin}/vragenlijst?stap=nakijken`)
    await page.getByRole('button', { name: 'Verstuur mijn antwoorden' }).click()
    const summary = page.getByRole('alert')
    await summary.waitFor()
    expect(await accessibilityViolations(page)).toEqual([])
    await summary.getByRole('link', { name: /^Wordt uw bedrijf competitiever\?/ }).click()
    await heading(page, 'Wordt uw bedrijf competitiever?').waitFor()
    expect((await storedState(page)).status).toBe('partial')
  })
})

describe('the effects', () => {
  test('‘none of these’ excludes the others, and the questions about effects are not asked', async () => {
    await next(page, 'Wat wilt u bereiken?')
    const effect = page.getByRole('checkbox', { name: 'Publieke financiering', exact: true })
    const none = page.getByRole('checkbox', { name: /^geen van deze/i })
    await effect.click()
    await none.click()
    expect([await effect.isChecked(), await none.isChecked()]).toEqual([false, true])
    await effect.click()
    expect([await effect.isChecked(), await none.isChecked()]).toEqual([true, false])
    await none.click()
    await next(page, 'Samenwerken in de cluster')
    expect(await page.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('Stap 3 van 7')
  })

  test('an effect that is unchosen takes its answers along, and brings them back when it is chosen again', async () => {
    await toDegree('Netwerk van adviseurs', 'Nieuwe markten')
    await choose(page, 'Netwerk van adviseurs', 'in sterke mate')
    await choose(page, 'Nieuwe markten', 'in beperkte mate')
    await expect.poll(async () => (await storedState(page)).answers['q4'], patience).toEqual({ e6: 2, e11: 1 })

    await page.getByRole('button', { name: 'Vorige' }).click()
    await heading(page, 'Wat wilt u bereiken?').waitFor()
    await page.getByRole('checkbox', { name: 'Netwerk van adviseurs', exact: true }).click()
    await expect.poll(async () => (await storedState(page)).answers, patience).toMatchObject({ q3: ['e11'], q4: { e11: 1 } })
    await untilSaved(page)

    await page.getByRole('checkbox', { name: 'Netwerk van adviseurs', exact: true }).click()
    await next(page, 'Hoe sterk wilt u dit bereiken?')
    const brought = page.getByRole('radiogroup', { name: 'Netwerk van adviseurs', exact: true }).getByRole('radio', { name: 'in sterke mate' })
    await brought.waitFor()
    expect(await brought.isChecked()).toBe(true)
    await expect.poll(async () => (await storedState(page)).answers['q4'], patience).toEqual({ e6: 2, e11: 1 })
  })

  test('the language changes in place, and the answers stay', async () => {
    await toDegree('Netwerk van adviseurs')
    await choose(page, 'Netwerk van adviseurs', 'in sterke mate')
    await page.getByRole('link', { name: 'English' }).click()
    await heading(page, 'How much do you want this?').waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    const group = page.getByRole('radiogroup')
    await expect.poll(() => group.getByRole('radio').nth(1).isChecked(), patience).toBe(true)
    expect(await page.getByText(/sterke mate|Volgende|Bewaard/).count()).toBe(0)
    expect(await accessibilityViolations(page)).toEqual([])
    await page.getByRole('link', { name: 'Nederlands' }).click()
    await heading(page, 'Hoe sterk wilt u dit bereiken?').waitFor()
    expect(await page.getByRole('radio', { name: 'in sterke mate' }).isChecked()).toBe(true)
  })
})
