import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { expect } from 'vitest'
import clusters from '../../../server/demonstration/clusters.json' with { type: 'json' }
import { brusselsDayOf } from '../../../server/imports/brusselsDay.ts'
import { runCommand } from '../../server/commands/runCommand.ts'
import { realSmtp, textOf, type ReceivedMail } from '../../server/mail/realSmtp.ts'
import { startServer, type RunningServer } from '../../server/runningServer.ts'
import { visitor, type Visitor } from '../../server/visitor.ts'
import { forms } from '../../server/memberLists/lists/forms.ts'
import { twentyLists } from '../../server/memberLists/lists/twentyLists.ts'
import { openBrowser, type OpenBrowser } from '../openBrowser.ts'
import type { Visitor as BrowserVisitor } from '../signedIn.ts'

export const agency = 'bevraging@vlaio.example'
const bounceAddress = 'terug@vlaio.example'
/** Was a member last year, and is not on the list of its cluster any more. */
export const gone = { company: 'Vertrokken Dakwerken BV', clusterId: 'bouwindustrialisatie' } as const

export interface Programme {
  readonly server: RunningServer
  readonly browser: OpenBrowser
  /** Addresses that the mail server of the recipient refuses at once. */
  readonly refused: Set<string>
  /** Hands over a mail that comes back, as a mail server in front of the survey does. */
  comesBack(source: string): Promise<void>
  /** The mails that arrived since the last time, when there are so many. */
  arrived(count: number): Promise<ReceivedMail[]>
  /** How many arrived that nobody asked for. */
  unread(): number
  stop(): Promise<void>
}

/** A server as an agency runs it: no demonstration, mail by SMTP both ways, last year's wave in it, and one steward. */
export async function startProgramme(): Promise<Programme> {
  const refused = new Set<string>()
  const smtp = await realSmtp({ recipient: (address) => (refused.has(address.toLowerCase()) ? '550 5.1.1 No such user' : undefined) })
  const server = await startServer({
    environment: { NODE_ENV: 'production', CONTACT_EMAIL: agency, SMTP_URL: smtp.url, MAILS_PER_MINUTE: '100000', BOUNCE_ADDRESS: bounceAddress, BOUNCE_PORT: '0' },
  })
  const url = `sqlite:${server.databaseFile}`
  const file = join(server.folder, 'leden.csv')
  writeFileSync(file, lastYear())
  const year = Number(brusselsDayOf(new Date()).slice(0, 4)) - 1
  for (const [command, words] of [
    ['import', ['members', file, '--wave', String(year), '--label', `Bevraging ${year}`, '--opens', `${year}-04-01`, '--closes', `${year}-06-01`]],
    ['account', ['add', 'databeheer@vlaio.example', '--role', 'steward', '--name', 'Data Beheer']],
  ] as const) {
    const ended = await runCommand(command, words, url)
    expect([command, ended.code, ended.errors]).toEqual([command, 0, ''])
  }
  const browser = await openBrowser(server.origin)
  let asked = 0
  const inbound = createTransport({ host: '127.0.0.1', port: Number(/taken on port (\d+)/.exec(server.output())![1]), ignoreTLS: true, pool: true })
  return {
    server,
    browser,
    refused,
    comesBack: async (source) => void (await inbound.sendMail({ envelope: { from: '', to: bounceAddress }, raw: source })),
    async arrived(count) {
      const mails: ReceivedMail[] = []
      while (mails.length < count) mails.push(await smtp.next())
      asked += count
      return mails
    },
    unread: () => smtp.received.length - asked,
    async stop() {
      inbound.close()
      await browser.close()
      await server.stop()
      await smtp.close()
    },
  }
}

/** Of each cluster one member who is still on its list, and one who is not. */
function lastYear(): string {
  const rows = forms.map(({ clusterId }) => {
    const { call, embedding } = clusters.find(({ id }) => id === clusterId)!
    const person = twentyLists({ corrected: true }).find((list) => list.clusterId === clusterId)!.people.at(-1)!
    return [`${clusterId}-1`, clusterId, call, embedding, person.employees, '', person.company, person.number, person.founded, person.postalCode, `${person.firstName} ${person.lastName}`, person.email, 'nl']
  })
  const { call, embedding } = clusters.find(({ id }) => id === gone.clusterId)!
  rows.push(['gone-1', gone.clusterId, call, embedding, 12, '', gone.company, '0123456749', 1999, '9000', 'Jan Maes', 'jan@vertrokken.example', 'nl'])
  return [['member_id', 'cluster_id', 'call', 'embedding', 'employees', 'size', 'company', 'enterprise_number', 'founded', 'postal_code', 'contact', 'email', 'language'], ...rows].map((row) => row.join(',')).join('\n')
}

export interface SignedIn extends BrowserVisitor {
  /** The same session without a browser. */
  readonly http: Visitor
}

/** Asks for a link on the page, takes it from the mail, and presses its button in the same browser. */
export async function signInByMail({ browser, server, arrived }: Programme, email: string): Promise<SignedIn> {
  const { page, context } = await browser.open()
  await page.goto(`${server.origin}/aanmelden`)
  await page.getByLabel('Uw e-mailadres').fill(email)
  await page.getByRole('button', { name: 'Stuur mij een link' }).click()
  await page.getByRole('heading', { name: 'Kijk in uw mailbox' }).waitFor()
  const [mail] = await arrived(1)
  expect(mail!.to).toEqual([email])
  await page.goto(/https?:\S+\/aanmelden\/[A-Za-z0-9_-]{43}/.exec(textOf(mail!.source))![0])
  await page.getByRole('button', { name: 'Aanmelden' }).click()
  await page.waitForURL(/\/(analyse|cluster)/)
  const cookies = await context.cookies()
  const http = visitor(server.origin)
  for (const { name, value } of cookies) (http.cookies as Map<string, string>).set(name, value)
  return {
    http,
    async open(address, options = {}) {
      const opened = await browser.open(options)
      await opened.context.addCookies(cookies.map(({ name, value, secure, httpOnly }) => ({ name, value, secure, httpOnly, url: server.origin.replace('http:', secure ? 'https:' : 'http:') })))
      await opened.page.goto(`${server.origin}${address}`)
      return opened.page
    },
  }
}

/** A request with a session that has to succeed. */
export async function answered<Answer>(response: Response, status = 200): Promise<Answer> {
  const text = await response.text()
  expect([new URL(response.url).pathname, response.status, response.status === status ? '' : text]).toEqual([new URL(response.url).pathname, status, ''])
  return JSON.parse(text) as Answer
}
