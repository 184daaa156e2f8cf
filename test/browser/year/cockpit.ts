import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { dutch } from '../signedIn.ts'
import { clusterNames } from './mails/expectedMails.ts'
import type { Counts, Ledger } from './people/ledger.ts'

const stages = ['invited', 'opened', 'started', 'complete', 'bounced', 'optedOut'] as const satisfies readonly (keyof Counts)[]
const heads = ['Uitgenodigd', 'Link geopend', 'Begonnen', 'Volledig', 'Mail kwam terug', 'Geen herinneringen'] as const

const shown = (counts: Counts): string[] => stages.map((stage) => dutch(counts[stage]))
const percent = (part: number, of: number): string => `${dutch((100 * part) / of, 1)}\u00a0%`

/** The large figures of the page that follows the fieldwork, once they are those of the books. It is not loaded again. */
export async function expectFigures(page: Page, counts: Counts): Promise<void> {
  const figures = page.locator('dl.figures > div')
  const read = async () => Object.fromEntries(await figures.evaluateAll((all) => all.map((one) => [one.querySelector('dt')!.textContent, one.querySelector('dd')!.textContent])))
  const expected = Object.fromEntries(heads.map((head, place) => [head, shown(counts)[place]]))
  await expect.poll(read, { timeout: 20_000 }).toEqual(expected)
  const rate = figures.filter({ hasText: 'Volledig' }).locator('dd').last()
  expect((await rate.innerText()).replace(/\s/g, '\u00a0')).toBe(`${percent(counts.complete, counts.invited)} van de uitgenodigden`.replace(/\s/g, '\u00a0'))
}

/** Every row of the table by cluster is that of the books. */
export async function expectClusters(page: Page, ledger: Ledger): Promise<void> {
  const table = page.getByRole('table', { name: 'Per cluster' })
  const rows = await table.locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent!.trim())))
  const read = new Map(rows.map(([name, ...cells]) => [name, cells.slice(0, stages.length + 1).map((cell) => cell.replace(/\s/g, '\u00a0'))]))
  const expected = new Map(
    [...clusterNames.values()].map((name) => {
      const counts = ledger.counts(name)
      return [name, [...shown(counts), percent(counts.complete, counts.invited)]]
    }),
  )
  expect(Object.fromEntries([...read].sort())).toEqual(Object.fromEntries([...expected].sort()))
}
