import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Result } from 'axe-core'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Resolves when some frames in a row changed nothing on the page: after another width its pictures are drawn anew, and axe would look at what goes. */
async function drawn(): Promise<void> {
  const stillFrames = 5
  let changed = true
  const observer = new MutationObserver(() => (changed = true))
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  for (let still = 0; still < stillFrames; still = changed ? 0 : still + 1) {
    changed = false
    await new Promise(requestAnimationFrame)
  }
  observer.disconnect()
}

/**
 * One line for each violation on the page at WCAG 2.2 AA (contrast and target size included); none is what a test expects.
 * A contrast that axe cannot work out is a question to answer, not a pass; only inside `beyondAxe`, a CSS selector for
 * places whose colours are tested otherwise, it is left out.
 */
export async function accessibilityViolations(page: Page, beyondAxe?: string): Promise<string[]> {
  await page.evaluate(drawn)
  // evaluated through the debugger, which the content security policy of the page does not stop
  await page.evaluate(axeSource)
  return page.evaluate(
    async ({ tags, beyondAxe }) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') }
      const { violations, incomplete } = await axe.run(document, {
        runOnly: { type: 'tag', values: tags },
        rules: { 'target-size': { enabled: true } },
        resultTypes: ['violations', 'incomplete'],
        // the element itself, since a selector may no longer find it when the page has drawn anew
        elementRef: true,
      })
      const line = (rule: Result, node: Result['nodes'][number]) => `${rule.id}: ${node.target.join(' ')} — ${node.failureSummary?.replace(/\s+/g, ' ') ?? rule.help}`
      const undecided = incomplete
        .filter((rule) => rule.id === 'color-contrast')
        .flatMap((rule) => rule.nodes.filter((node) => beyondAxe === undefined || !node.element?.closest(beyondAxe)).map((node) => line(rule, node)))
      return [...violations.flatMap((rule) => rule.nodes.map((node) => line(rule, node))), ...undecided]
    },
    { tags: levels, beyondAxe },
  )
}
