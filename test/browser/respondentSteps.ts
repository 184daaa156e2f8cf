import { expect } from 'vitest'
import type { Page } from 'playwright-core'

/** Opens the personal link, reads the welcome page and presses its one button. */
export async function enter(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('main').getByRole('button').click()
  await page.waitForURL(/\/vragenlijst/)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

export const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })

/** Goes on, and waits for the page with this title and for its questions. */
export async function next(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Volgende', exact: true }).click()
  await heading(page, title).waitFor()
}

export const choose = (page: Page, group: string | RegExp, option: string) =>
  page.getByRole('radiogroup', typeof group === 'string' ? { name: group, exact: true } : { name: group }).getByRole('radio', { name: option, exact: true }).click()

/** Gives every radio group on the page an answer: the first the first option, the second the second, and round again. */
export async function answerEachGroup(page: Page): Promise<number> {
  await page.getByRole('radiogroup').first().waitFor()
  const groups = await page.getByRole('radiogroup').all()
  for (const [index, group] of groups.entries()) {
    const options = await group.getByRole('radio').all()
    await options[index % options.length]!.click()
  }
  return groups.length
}

export interface StoredState {
  readonly status: string
  readonly revision: number
  readonly answers: Record<string, unknown>
  readonly page: string | null
}

/** What the server holds for the member of this browser. */
export const storedState = (page: Page): Promise<StoredState> =>
  page.evaluate(async () => (await (await fetch('/api/respondent/questionnaire')).json()) as StoredState)

/** For what waits for a retry, which takes longer every time. */
export const patience = { timeout: 30_000 }

/** What this device still holds of the answers. */
export const localCopies = (page: Page): Promise<string[]> => page.evaluate(() => Object.keys(localStorage))

/** Waits until the device has nothing left to send, and the page says so. */
export async function untilSaved(page: Page): Promise<void> {
  await expect.poll(() => localCopies(page), patience).toEqual([])
  await page.getByText(/^(Bewaard om \d\d\.\d\d|Alles is bewaard)$/).waitFor()
}

/** From the welcome page to the check page in Dutch, with two effects chosen. */
export async function fillInAll(page: Page): Promise<void> {
  await heading(page, 'Uw deelname').waitFor()
  await answerEachGroup(page)
  await next(page, 'Wat wilt u bereiken?')
  await page.getByRole('checkbox', { name: 'Netwerk van adviseurs', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Nieuwe markten', exact: true }).click()
  await next(page, 'Hoe sterk wilt u dit bereiken?')
  for (const title of ['Wat is al gelukt?', /^Wat droeg .+ bij\?$/, 'Samenwerken in de cluster', 'Voordelen voor uw bedrijf', 'Wordt uw bedrijf competitiever?', 'Vooruitkijken', 'Kijk uw antwoorden na']) {
    expect(await answerEachGroup(page)).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Volgende', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
  }
}
