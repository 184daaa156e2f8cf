import chromium from '@sparticuz/chromium'
import { chromium as playwright, type Browser, type BrowserContext, type Page } from 'playwright-core'

export interface PageOptions {
  /** CSS pixels; 375 is the phone, 1280 the desktop of the tests. */
  readonly width?: number
  readonly height?: number
  /** What the browser asks for in Accept-Language. */
  readonly locale?: 'nl-BE' | 'en-GB'
  readonly javaScript?: boolean
  /** Cookies, storage and permissions of an earlier context, to go on as the same person. */
  readonly context?: BrowserContext
  /** Console errors and answers that the test brings about on purpose. */
  readonly expected?: readonly RegExp[]
}

export interface OpenPage {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong so far: console errors, exceptions, policy violations, requests to another origin. */
  readonly complaints: readonly string[]
}

export interface OpenBrowser {
  readonly browser: Browser
  open(options?: PageOptions): Promise<OpenPage>
  /** Call after each test: closes its contexts, and throws when a page complained. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** Made for a cloud function, the list also has arguments that take away what a test must see, or that make one page end all. */
const unwanted = /^--(single-process|disable-web-security|allow-running-insecure-content|disable-site-isolation-trials|no-zygote|disable-features=.*IsolateOrigins.*)$/

/**
 * One Chromium for a test file, a fresh context for each page.
 * Pages may only talk to `origin`; anything else, and any word on the error console, is a complaint.
 */
export async function openBrowser(origin: string): Promise<OpenBrowser> {
  const browser = await playwright.launch({ executablePath: await chromium.executablePath(), args: chromium.args.filter((argument) => !unwanted.test(argument)), headless: true })
  const contexts = new Set<BrowserContext>()
  const complaints: string[] = []
  const watched = new WeakSet<Page>()

  async function open(options: PageOptions = {}): Promise<OpenPage> {
    const { width = 1280, height = 900, locale = 'nl-BE', javaScript = true, expected = [] } = options
    const context =
      options.context ??
      (await browser.newContext({
        viewport: { width, height },
        locale,
        timezoneId: 'Europe/Brussels',
        javaScriptEnabled: javaScript,
        ...(width < 600 ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {}),
      }))
    contexts.add(context)
    const complain = (text: string) => {
      if (!expected.some((pattern) => pattern.test(text))) complaints.push(text)
    }
    const watch = (page: Page) => {
      if (watched.has(page)) return
      watched.add(page)
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complain(`${message.type()}: ${message.text()} (${message.location().url})`)
      })
      page.on('pageerror', (error) => complain(`exception: ${error.stack ?? error.message}`))
      page.on('request', (request) => {
        const url = new URL(request.url())
        if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== origin) complain(`request to another origin: ${request.url()}`)
      })
    }
    // Windows that a page opens are watched like the page itself
    context.on('page', watch)
    const page = await context.newPage()
    watch(page)
    if (javaScript) {
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))
      })
    }
    return { page, context, complaints }
  }

  async function settle(): Promise<void> {
    await Promise.all([...contexts].map((context) => context.close()))
    contexts.clear()
    const found = complaints.splice(0)
    if (found.length > 0) throw new Error(`The pages complained:\n${found.join('\n')}`)
  }

  return { browser, open, settle, close: () => browser.close() }
}
