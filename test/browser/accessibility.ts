import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Result } from 'axe-core'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** One line for each violation on the page at WCAG 2.2 AA (contrast and target size included); none is what a test expects. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  // evaluated through the debugger, which the content security policy of the page does not stop
  await page.evaluate(axeSource)
  const found = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations, incomplete } = await axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations', 'incomplete'],
    })
    // a contrast that axe could not work out is a question to answer, not a pass
    return [...violations, ...incomplete.filter((one) => one.id === 'color-contrast')] as Result[]
  }, levels)
  return found.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} — ${node.failureSummary?.replace(/\s+/g, ' ') ?? violation.help}`),
  )
}
