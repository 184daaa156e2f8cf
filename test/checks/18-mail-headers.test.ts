import type Database from 'better-sqlite3'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { questionnaireMail, type QuestionnaireMail } from '../../server/fieldwork/mails/questionnaireMail.ts'
import { createMailer, type Mail, type Mailer } from '../../server/mail/mailer.ts'
import { openDatabase } from '../server/database.ts'
import { headersOf, realSmtp, type ReceivedMail, type RealSmtp } from '../server/mail/realSmtp.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { enter, visitor } from '../server/visitor.ts'

const from = 'clusterbevraging@voorbeeld.example'
let smtp: RealSmtp
let server: RunningServer
let database: Database.Database
let mailer: Mailer
const troubles: string[] = []
beforeAll(async () => {
  smtp = await realSmtp()
  server = await startServer({ environment: { SMTP_URL: smtp.url, TRUSTED_PROXY: '127.0.0.1' } })
  database = openDatabase(server)
  mailer = createMailer({ smtpUrl: smtp.url, outbox: '/nowhere', from, report: (what) => troubles.push(what) })
})
afterAll(async () => {
  mailer.close()
  database.close()
  await server.stop()
  await smtp.close()
})

/** Texts that would add a header or a recipient, end a mail, or make a parser of lists run away. */
const texts = [
  'Jan\r\nBcc: stolen@evil.example',
  'Jan\nBcc: stolen@evil.example',
  'Jan\rBcc: stolen@evil.example',
  'Jan\r\n\r\n<b>body</b>',
  'Jan\r\n.\r\nMAIL FROM:<evil@evil.example>',
  'Jan\u2028Bcc: stolen@evil.example',
  'Jan\u0085Bcc: stolen@evil.example',
  'Jan\0',
  'Jan <stolen@evil.example>, Piet <other@evil.example>',
  'Jan" <stolen@evil.example>, "x',
  'Jan\\" <stolen@evil.example>',
  'stolen@evil.example, other@evil.example;',
  'group: stolen@evil.example, other@evil.example;',
  '=?utf-8?q?Jan=0D=0ABcc:_stolen=40evil.example?=',
  '=?utf-8?b?PHN0b2xlbkBldmlsLmV4YW1wbGU+?= <stolen@evil.example>',
  `${'('.repeat(1_000)}stolen@evil.example${')'.repeat(1_000)}`,
  `${'a:'.repeat(1_000)}stolen@evil.example${';'.repeat(1_000)}`,
  `${'<'.repeat(1_000)}stolen@evil.example${'>'.repeat(1_000)}`,
  '\u202egro.live@nelots',
  'x'.repeat(100_000),
]

const known = new Set(['from', 'to', 'subject', 'reply-to', 'message-id', 'date', 'mime-version', 'content-type', 'content-transfer-encoding', 'auto-submitted', 'list-unsubscribe'])
const to = 'lid@voorbeeld.example'

/** One envelope, one address in one header, our headers and none twice, as another program reads them. */
async function expectOneRecipient(what: string, mail: ReceivedMail, address = to): Promise<void> {
  expect([what, mail.to]).toEqual([what, [address]])
  const names = headersOf(mail.source).map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
  expect([what, names.filter((name) => !known.has(name))]).toEqual([what, []])
  expect([what, new Set(names).size]).toEqual([what, names.length])
  const read = await PostalMime.parse(mail.source)
  expect([what, (read.to ?? []).map((one) => one.address), read.cc ?? [], read.bcc ?? []]).toEqual([what, [address], [], []])
  for (const line of headersOf(mail.source)) expect([what, /[\r\n\0]/.test(line)]).toEqual([what, false])
}

const delivered = async (mail: Mail): Promise<ReceivedMail> => {
  expect(await mailer.deliver(mail)).toMatchObject({ kind: 'sent' })
  return smtp.next()
}

test('check 18: whatever stands in a name or a subject, a mail has one recipient and no header more', async () => {
  const plain = { to, subject: 'Onderwerp', text: 'Tekst' }
  for (const text of texts) {
    const what = JSON.stringify(text.slice(0, 60))
    await expectOneRecipient(`name ${what}`, await delivered({ ...plain, name: text }))
    const answered = await delivered({ ...plain, replyTo: { name: text, address: 'manager@voorbeeld.example' } })
    await expectOneRecipient(`reply name ${what}`, answered)
    expect((await PostalMime.parse(answered.source)).replyTo?.map((one) => one.address)).toEqual(['manager@voorbeeld.example'])
    await expectOneRecipient(`reply address ${what}`, await delivered({ ...plain, replyTo: { name: 'Manager', address: text } }))
    await expectOneRecipient(`subject ${what}`, await delivered({ ...plain, subject: text }))
  }
})

test('check 18: nor with what a register holds: companies, clusters, contacts, managers and own words in an invitation', async () => {
  for (const text of texts) {
    const given: QuestionnaireMail = {
      language: 'nl', contactName: text, companyName: text, questionnaires: [{ clusterName: text, link: 'https://bevraging.voorbeeld.be/r/x', started: false }], closesAt: '2026-12-01T00:00:00.000Z',
      reminder: 0, manager: { name: text, email: 'manager@voorbeeld.example' }, contactEmail: from, optOutLink: 'https://bevraging.voorbeeld.be/stop/x', test: false, ownWords: text,
    }
    const content = questionnaireMail(given)
    expect(/[\r\n\0\u2028]/.test(content.subject)).toBe(false)
    await expectOneRecipient(JSON.stringify(text.slice(0, 60)), await delivered({ ...content, to, name: text, replyTo: { name: text, address: 'manager@voorbeeld.example' }, stopLink: given.optOutLink }))
  }
})

const addresses = [...texts.filter((text) => text.length < 5_000), 'a@b.be, c@d.be', '"a@evil.be" <c@d.be>', 'a@b.be <c@d.be>', 'a@b.be\r\nBcc: x@evil.be', 'a@@b.be', 'a@b', `${'a'.repeat(300)}@b.be`, `${'('.repeat(1_000)}a@b.be${')'.repeat(1_000)}`]

test('check 18: an address that is not one plain address is none, over HTTP and in the mailer, and nothing leaves', async () => {
  const before = smtp.received.length
  const steward = await enter(server.origin, server.links.steward)
  let number = 0
  for (const address of addresses) {
    const asked = await visitor(server.origin, { from: `203.0.113.${++number}` }).press('/aanmelden', { email: address })
    // 400 where it is longer than any address may be
    expect([address.slice(0, 60), [400, 422].includes(asked.status)]).toEqual([address.slice(0, 60), true])
    const added = await steward.sendJson('POST', '/api/steward/accounts', { email: address, name: 'Iemand', role: 'analyst', clusterId: null })
    expect([address.slice(0, 60), added.status]).toEqual([address.slice(0, 60), 400])
    mailer.post({ to: address, subject: 'x', text: 'x' })
    expect((await mailer.deliver({ to: address, subject: 'x', text: 'x' })).kind).not.toBe('sent')
  }
  await mailer.settle()
  expect([smtp.received.length, troubles.length]).toEqual([before, addresses.length])
  expect((await steward.sendJson('POST', '/api/steward/accounts', { email: 'nieuw@voorbeeld.be', name: 'Jan\r\nBcc: x@evil.be', role: 'analyst', clusterId: null })).status).toBe(400)
})

test('check 18: an account whose stored name is hostile gets its link in one mail, and the server goes on', async () => {
  for (const [place, name] of texts.entries()) database.prepare("insert into account (id, email, name, role, cluster_id) values (?, ?, ?, 'analyst', null)").run(`hostile-${place}`, `hostile.${place}@voorbeeld.be`, name)
  for (const [place, name] of texts.entries()) {
    await visitor(server.origin, { from: `198.51.100.${place + 1}` }).press('/aanmelden', { email: `hostile.${place}@voorbeeld.be` })
    await expectOneRecipient(JSON.stringify(name.slice(0, 60)), await smtp.next(), `hostile.${place}@voorbeeld.be`)
  }
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200)
})
