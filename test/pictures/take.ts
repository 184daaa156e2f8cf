/** `npm run pictures`: the pictures of the README, from the demonstration on a real server. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser } from '../browser/openBrowser.ts'
import { startServer } from '../server/runningServer.ts'

const folder = import.meta.dirname
const server = await startServer()
const browser = await openBrowser(server.origin)

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
  console.log(`test/pictures/${name}.png`)
}

/** The link opens a page with one button; pressing it is what signs in. */
async function enter(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.locator('main form button').first().click()
}

try {
  const phone = (await browser.open({ width: 375, height: 760 })).page
  await phone.goto(server.links.respondent)
  await take(phone, 'welcome')
  await phone.locator('main form button').first().click()
  await phone.getByRole('radio').first().waitFor()
  await take(phone, 'questionnaire')

  const analyst = (await browser.open({ width: 1280, height: 860 })).page
  await enter(analyst, server.links.analyst)
  await analyst.goto(`${server.origin}/analyse/effecten?golf=2019`)
  await analyst.getByRole('img').first().waitFor()
  await take(analyst, 'analyst')

  const manager = (await browser.open({ width: 1280, height: 1100 })).page
  await enter(manager, server.links.manager)
  await manager.goto(`${server.origin}/cluster?golf=2019&blad=resultaten`)
  await manager.getByRole('img').first().waitFor()
  await take(manager, 'manager')
  await browser.settle()
} finally {
  await browser.close()
  await server.stop()
}
