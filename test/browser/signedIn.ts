import type { BrowserContext, Page } from 'playwright-core'
import { accessibilityViolations } from './accessibility.ts'
import type { OpenBrowser, PageOptions } from './openBrowser.ts'

export interface Visitor {
  /** A page at this address, in a fresh browser that carries the visitor's session. */
  open(address: string, options?: PageOptions): Promise<Page>
}

/** Opens a sign-in link and presses its button. The link works once; what the browser then holds goes on working. */
export async function signIn(browser: OpenBrowser, link: string): Promise<Visitor> {
  const { page, context } = await browser.open()
  await page.goto(link)
  await page.getByRole('main').getByRole('button').click()
  await page.waitForURL(/\/(analyse|cluster)/)
  await page.getByRole('heading', { level: 1 }).waitFor()
  const cookies: Awaited<ReturnType<BrowserContext['cookies']>> = await context.cookies()
  const { origin } = new URL(page.url())
  await browser.settle()
  return {
    async open(address, options = {}) {
      const opened = await browser.open(options)
      await opened.context.addCookies(cookies.map(({ name, value, secure, httpOnly }) => ({ name, value, secure, httpOnly, url: origin.replace('http:', secure ? 'https:' : 'http:') })))
      await opened.page.goto(`${origin}${address}`)
      return opened.page
    },
  }
}

/** What the server answers this visitor, to hold beside what the page shows. */
export const answerOf = <Answer>(page: Page, address: string): Promise<Answer> =>
  page.evaluate(async (asked) => {
    const response = await fetch(asked)
    if (!response.ok) throw new Error(`${asked} answered ${response.status}`)
    return response.json()
  }, address) as Promise<Answer>

/**
 * Violations of the page, and contrasts that axe could not decide, except where it never can: inside a picture (its colours
 * have a test of their own), in the part of a table that has scrolled out of sight (a wider window shows it), and for a
 * cell of one sign.
 */
export const violationsOf = (page: Page): Promise<string[]> => accessibilityViolations(page, 'svg[role="img"], .table-region[role="region"], td, th')

/** How many pixels the page is wider than its window. */
export const tooWide = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Where each language is looked at by axe: what a page holds is the same in both, and every width is looked at once. */
const looked = { nl: [320, 375], en: [1280] } as const

/** What is too wide at 320, 375 and 1280 pixels, and what axe finds at those of this language; nothing where all is right. */
export async function faultsAtEachWidth(page: Page, language: 'nl' | 'en'): Promise<string[]> {
  const found: string[] = []
  for (const width of [320, 375, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    // Pictures are drawn anew in the frame after they learn of their width
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
    const over = await tooWide(page)
    if (over > 0) found.push(`${width} px: ${over} px too wide`)
    if ((looked[language] as readonly number[]).includes(width)) found.push(...(await violationsOf(page)).map((line) => `${width} px: ${line}`))
  }
  return found
}

/** The cells of the row with this heading, as they read. */
export async function cellsOf(page: Page, table: string | RegExp, row: string | RegExp): Promise<string[]> {
  const found = page.getByRole('table', { name: table }).getByRole('row').filter({ has: page.getByRole('rowheader', typeof row === 'string' ? { name: row, exact: true } : { name: row }) })
  return (await found.getByRole('cell').allInnerTexts()).map((text) => text.trim())
}

/** A number as a Dutch page writes it. */
export const dutch = (value: number, decimals = 0): string => value.toLocaleString('nl-BE', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace('-', '\u2212')
