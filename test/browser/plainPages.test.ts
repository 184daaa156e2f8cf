import type Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { closedWave, makeLinks, openDatabase } from '../server/database.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { accessibilityViolations } from './accessibility.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'

let server: RunningServer
let chromium: OpenBrowser
let database: Database.Database
let addresses: Record<string, string>

beforeAll(async () => {
  server = await startServer()
  chromium = await openBrowser(server.origin)
  database = openDatabase(server)
  addresses = {
    'the landing page': '/',
    'the welcome page': server.links.respondent,
    'a closed wave': makeLinks(server, database, closedWave(database), 1)[0]!.link,
    'a wrong link': '/r/wrong',
    'no link opened': '/vragenlijst',
    privacy: '/privacy',
    accessibility: '/toegankelijkheid',
    'asking for a link': '/aanmelden',
    'the button of a link': server.links.steward,
    'a dead link': '/aanmelden/wrong',
    'nothing there': '/nowhere',
  }
})
afterAll(async () => {
  database.close()
  await chromium.close()
  await server.stop()
})
afterEach(() => chromium.settle())

/** The browser itself reports every page that is not 200. */
const expected = [/the server responded with a status of (401|403|404|410|422)/]
const whole = (address: string) => new URL(address, server.origin).href

describe.each([[375, 812, 'nl'], [375, 812, 'en'], [1280, 800, 'nl'], [1280, 800, 'en']] as const)('at %i × %i in %s', (width, height, language) => {
  test('every page that the server renders is accessible, fits, and speaks the language', async () => {
    const { page } = await chromium.open({ width, height, expected })
    for (const [name, address] of Object.entries(addresses)) {
      await page.goto(`${whole(address)}?taal=${language}`)
      // What the page holds is the same in both languages: one for each width
      if ((width === 375) === (language === 'nl')) expect([name, await accessibilityViolations(page)]).toEqual([name, []])
      const { wide, lang, headings } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth > window.innerWidth,
        lang: document.documentElement.lang,
        headings: document.querySelectorAll('h1').length,
      }))
      expect([name, wide, lang, headings]).toEqual([name, false, language === 'nl' ? 'nl-BE' : 'en', 1])
    }
  })
})

describe('without JavaScript', () => {
  test('a member reads, switches language and opens the questionnaire', async () => {
    const { page, context } = await chromium.open({ width: 375, height: 812, javaScript: false })
    const scripts: string[] = []
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request.url())
    })
    await page.goto(server.links.respondent)
    await page.getByText('Uw clustermanager ziet dát u antwoordt, nooit wát u antwoordt.').waitFor()
    expect(scripts).toEqual([])
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByRole('button', { name: 'Start the questionnaire' }).click()
    expect(new URL(page.url()).pathname).toBe('/vragenlijst')
    expect((await context.cookies()).map(({ name, httpOnly, secure, sameSite, path }) => ({ name, httpOnly, secure, sameSite, path }))).toEqual([
      { name: '__Host-respondent', httpOnly: true, secure: true, sameSite: 'Lax', path: '/' },
    ])
  })

  test('a steward signs in with the keyboard alone', async () => {
    const { page } = await chromium.open({ javaScript: false })
    await page.goto(server.links.steward)
    await page.getByRole('button', { name: 'Aanmelden' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/analyse')
    expect((await page.request.get(whole('/api/session'))).status()).toBe(200)
  })

  test('a wrong e-mail address is named beside its field', async () => {
    const { page } = await chromium.open({ width: 375, height: 812, javaScript: false, expected })
    await page.goto(whole('/'))
    await page.getByRole('link', { name: 'Aanmelden' }).click()
    const field = page.getByLabel('Uw e-mailadres')
    await field.fill('geen adres')
    await page.getByRole('button', { name: 'Stuur mij een link' }).click()
    await page.getByText('Dit is geen e-mailadres.').waitFor()
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    await field.fill('onbekend@voorbeeld.be')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Kijk in uw mailbox' }).waitFor()
  })
})

describe('the welcome page', () => {
  test('is there before anything else, and fetches the questionnaire behind it without a complaint', async () => {
    const { page } = await chromium.open({ width: 375, height: 812 })
    const fetched = page.waitForResponse((response) => response.url().endsWith('.js'))
    await page.goto(server.links.respondent)
    expect((await fetched).status()).toBe(200)
    const shift = await page.evaluate(async () => {
      const shifts: number[] = []
      new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => (entry as unknown as { value: number }).value))).observe({ type: 'layout-shift', buffered: true })
      await document.fonts.ready
      // The frame after the one in which the font was painted
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
      return shifts.reduce((sum, one) => sum + one, 0)
    })
    expect(shift).toBeLessThan(0.1)
  })

  test('the skip link leads past the header', async () => {
    const { page } = await chromium.open()
    await page.goto(whole('/'))
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Naar de inhoud')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
  })
})

describe('the browser of the tests', () => {
  test('fails a test whose page complains, on the console, by the policy or by asking another site', async () => {
    const complaining: [script: string, words: string][] = [
      ["console.error('x')", 'error: x'],
      ["setTimeout(() => { throw new Error('thrown') })", 'exception: Error: thrown'],
      ["document.head.append(Object.assign(document.createElement('script'), { textContent: '1' }))", 'policy violation: script-src-elem inline'],
      ["document.body.append(Object.assign(document.createElement('img'), { src: 'https://tracker.example/x.png' }))", 'policy violation: img-src'],
      ["location.href = 'http://127.0.0.1:9/'", 'request to another origin: http://127.0.0.1:9/'],
    ]
    for (const [script, words] of complaining) {
      const { page, complaints } = await chromium.open()
      await page.goto(whole('/'))
      const heard = new Promise<void>((done) => {
        page.on('console', (message) => {
          if (`${message.type()}: ${message.text()}`.includes(words)) done()
        })
        page.on('pageerror', () => done())
        page.on('request', (request) => {
          if (request.url() === 'http://127.0.0.1:9/') done()
        })
      })
      await page.evaluate(script)
      await heard
      expect(complaints.join('\n')).toContain(words)
      await expect(chromium.settle()).rejects.toThrow('The pages complained')
    }
  })
})
