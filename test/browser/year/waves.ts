import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** What the steward does with a wave on the page of the waves. */
export const courseOf = (page: Page, label: string): Locator => page.getByRole('region', { name: label, exact: true })

export async function prepareCopy(page: Page, { id, label, opensOn, closesOn }: Readonly<Record<'id' | 'label' | 'opensOn' | 'closesOn', string>>): Promise<void> {
  await page.getByText('Nieuwe golf voorbereiden').click()
  await page.getByLabel('Korte naam').fill(id)
  await page.getByLabel('Naam', { exact: true }).fill(label)
  await page.getByLabel('Open vanaf').fill(opensOn)
  await page.getByLabel('Open tot en met').first().fill(closesOn)
  await page.getByRole('button', { name: 'Maak de golf' }).click()
  await page.getByRole('status').filter({ hasText: 'De golf staat klaar als ontwerp.' }).waitFor()
  const course = courseOf(page, label)
  await course.getByText('Wat verandert er in de vragenlijst?').click()
  await course.getByText('Alle vragen zijn gelijk, woord voor woord.').waitFor()
}

/** Presses, confirms, and waits for what the page says then. */
async function carryOut(course: Locator, press: string, confirm: string, said: string): Promise<void> {
  await course.getByRole('button', { name: press }).click()
  await course.getByRole('button', { name: confirm }).click()
  await course.getByRole('status').filter({ hasText: said }).waitFor()
}

export const openWave = (course: Locator) => carryOut(course, 'Openen', 'Ja, open de golf', 'De golf is geopend.')
export const closeWave = (course: Locator) => carryOut(course, 'Nu sluiten', 'Ja, sluit de golf', 'De golf is gesloten.')

/** Not without a reason. */
export async function reopenWave(course: Locator, closesOn: string, reason: string): Promise<void> {
  await course.getByRole('button', { name: 'Heropenen' }).click()
  await course.getByLabel('Open tot en met').fill(closesOn)
  await course.getByRole('button', { name: 'Ja, heropen de golf' }).click()
  await course.getByRole('alert').getByText('Schrijf waarom, in minstens drie tekens.').waitFor()
  await course.getByLabel('Waarom heropent u de golf?').fill(reason)
  await course.getByRole('button', { name: 'Ja, heropen de golf' }).click()
  await course.getByRole('status').filter({ hasText: 'De golf is weer open.' }).waitFor()
}

/** The latest entries of the audit trail about the wave, the newest first, as they read. */
export async function historyOf(course: Locator): Promise<string[]> {
  await course.getByText('Wat er met deze golf gebeurde').click()
  const rows = course.getByRole('table', { name: /^Wat er met deze golf gebeurde/ }).getByRole('row')
  await expect.poll(() => rows.count()).toBeGreaterThan(1)
  return (await rows.allInnerTexts()).slice(1).map((text) => text.replaceAll(/\s+/g, ' '))
}
