import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMailer, isOneAddress } from '../../../server/mail/mailer.ts'
import { signInMail } from '../../../server/mail/signInMail.ts'
import { headersOf, realSmtp, textOf, type RealSmtp } from './realSmtp.ts'

const link = `https://bevraging.voorbeeld.be/aanmelden/${'x'.repeat(43)}`
const from = 'clusterbevraging@voorbeeld.example'

/** Addresses that would add a recipient or a header, or upset a parser of address lists. */
const hostile = [
  'a@b.be\r\nBcc: stolen@evil.be',
  'a@b.be\nSubject: other',
  'a@b.be, c@d.be',
  'a@b.be;c@d.be',
  '"a@evil.be" <c@d.be>',
  'a@b.be <c@d.be>',
  '=?utf-8?q?a=40b.be?=',
  'group: a@b.be, c@d.be;',
  `${'('.repeat(1_000)}a@b.be${')'.repeat(1_000)}`,
  'a@@b.be',
  'a@b',
  '@b.be',
  'a b@c.be',
  'a@b.be\0',
  `${'a'.repeat(300)}@b.be`,
]

describe('mail over a real SMTP server', () => {
  let smtp: RealSmtp
  const troubles: string[] = []
  beforeAll(async () => {
    smtp = await realSmtp()
  })
  afterAll(() => smtp.close())

  const mailer = () => createMailer({ smtpUrl: smtp.url, outbox: '/nowhere', from, report: (what) => troubles.push(what) })

  test('one mail, one recipient, the link whole', async () => {
    mailer().post(signInMail('manager@voorbeeld.be', link))
    const mail = await smtp.next()
    expect(mail.from).toBe(from)
    expect(mail.to).toEqual(['manager@voorbeeld.be'])
    const headers = headersOf(mail.source)
    expect(headers.filter((line) => /^(to|cc|bcc):/i.test(line))).toEqual(['To: manager@voorbeeld.be'])
    expect(headers.filter((line) => /^from:/i.test(line))).toEqual([`From: Clusterbevraging <${from}>`])
    expect(headers).toContain('Auto-Submitted: auto-generated')
    expect(textOf(mail.source)).toContain(`\r\n${link}\r\n`)
  })

  test('an address that is not one plain address sends nothing and crashes nothing', async () => {
    const one = mailer()
    const before = smtp.received.length
    for (const to of hostile) one.post(signInMail(to, link))
    await one.settle()
    expect(smtp.received.length).toBe(before)
    expect(troubles).toEqual(hostile.map(() => 'a mail could not be sent'))
    one.post(signInMail('after@voorbeeld.be', link))
    expect((await smtp.next()).to).toEqual(['after@voorbeeld.be'])
  })

  test.each(hostile)('%j is not one address', (address) => {
    expect(isOneAddress(address)).toBe(false)
  })

  test.each(["o'neil+cluster@sub.voorbeeld.be", 'a.b@c-d.be', 'x@y.museum'])('%s is one address', (address) => {
    expect(isOneAddress(address)).toBe(true)
  })
})

describe('mail without an SMTP server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'outbox-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('becomes a file that a mail program can open, readable by the owner only, its name without the address', async () => {
    const mailer = createMailer({ smtpUrl: undefined, outbox: folder, from, report: (what) => expect.unreachable(what) })
    mailer.post(signInMail('analist@voorbeeld.be', link))
    await mailer.settle()
    const files = readdirSync(folder)
    expect(files).toEqual([expect.stringMatching(/^[\dT.Z-]+-[0-9a-f]{8}\.eml$/)])
    const file = join(folder, files[0]!)
    expect(statSync(file).mode & 0o077).toBe(0)
    const source = readFileSync(file, 'utf8')
    expect(headersOf(source)).toContain('To: analist@voorbeeld.be')
    expect(textOf(source)).toContain(link)
  })
})
