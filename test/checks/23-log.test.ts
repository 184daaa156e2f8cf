import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashToken, newToken } from '../../server/access/tokens.ts'
import type { ShownListPreview } from '../../server/api/register/lists.ts'
import { makeLinks, openDatabase, openWave } from '../server/database.ts'
import { personalReply, postfixReport } from '../server/fieldwork/inbound/mailsThatComeBack.ts'
import { headerOf, plainTextOf } from '../server/fieldwork/sending/outbox.ts'
import { realSmtp, textOf, type RealSmtp, type ReceivedMail } from '../server/mail/realSmtp.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { enter, visitor, type Visitor } from '../server/visitor.ts'
import { wholeAnswers } from '../server/wholeAnswers.ts'

const bounceAddress = 'terug@vlaio.example'
/** Where members can write to: it stands on every page on purpose. */
const agency = 'clusterbevraging@voorbeeld.example'
const openText = 'Wij stoppen in maart met de afdeling Genk'
/** As hostile as a text can be towards a log: lines that look like others, and everything that may not stand there. */
const forged = `${openText}\r\n    at steward@voorbeeld.example (/srv/fake.ts:1:1)\nReady: http://evil.example\u2028Naam\u0000`

let smtp: RealSmtp
let server: RunningServer
let database: Database.Database
let bouncePort: number
let refuseNextMail = false
const answers = { ...wholeAnswers(1, 3), remark: openText }
const secrets = new Set<string>([openText])
const errorPages: { readonly asked: string; readonly status: number; readonly text: string }[] = []

/** Keeps each cookie that was ever set, and each page that says no. */
function watched(person: Visitor): Visitor {
  const watch = <Given extends unknown[]>(ask: (...given: Given) => Promise<Response>) => async (...given: Given) => {
    const response = await ask(...given)
    for (const value of person.cookies.values()) secrets.add(value)
    if (response.status >= 400) errorPages.push({ asked: given.slice(0, 2).join(' ').slice(0, 80), status: response.status, text: await response.clone().text() })
    return response
  }
  return { cookies: person.cookies, get: watch(person.get), press: watch(person.press), sendJson: watch(person.sendJson), request: watch(person.request) }
}
const stranger = () => watched(visitor(server.origin))
const entered = async (link: string) => {
  secrets.add(link.split('/').at(-1)!)
  const person = await enter(server.origin, link)
  for (const value of person.cookies.values()) secrets.add(value)
  return watched(person)
}

beforeAll(async () => {
  smtp = await realSmtp({ recipient: (address) => (refuseNextMail ? `550 5.1.1 <${address}>: ${openText}` : undefined) })
  // Made with the demonstration; what is looked at is the log of a server that really serves, which prints no links to try
  const first = await startServer()
  await first.kill()
  server = await startServer({ folder: first.folder, environment: { NODE_ENV: 'production', CONTACT_EMAIL: agency, SMTP_URL: smtp.url, BOUNCE_ADDRESS: bounceAddress, BOUNCE_PORT: '0', MAILS_PER_MINUTE: '100000' } })
  bouncePort = Number(/taken on port (\d+)/.exec(server.output())![1])
  database = openDatabase(server)
})
afterAll(async () => {
  database.close()
  await server.stop()
  await smtp.close()
})

const tokensIn = (mail: ReceivedMail): string[] => {
  const tokens = [...`${textOf(mail.source)} ${plainTextOf(mail)}`.matchAll(/\/(?:r|stop|aanmelden)\/([A-Za-z0-9_-]{43})/g)].map(([, token]) => token!)
  for (const token of tokens) secrets.add(token).add(hashToken(token))
  return tokens
}

/** Signed in as people do it: asked for on the page, mailed, pressed in the same browser. */
async function signedIn(role: 'manager' | 'steward'): Promise<Visitor> {
  const person = stranger()
  const email = database.prepare('select email from account where role = ? and disabled_at is null').pluck().get(role) as string
  expect((await person.press('/aanmelden', { email })).status).toBe(200)
  const [token] = tokensIn(await smtp.next())
  expect((await person.press(`/aanmelden/${token}`)).status).toBe(303)
  return person
}

/** While it runs, whatever is written to the table fails with everything in the message that a message can hold. */
async function failing(table: string, acting: () => Promise<unknown>, quoted: string): Promise<void> {
  const [room, name] = table.includes('.') ? table.split('.') as [string, string] : ['main', table]
  for (const event of ['insert', 'update']) database.exec(`create trigger ${room}.fail_${event} before ${event} on ${name} begin select raise(abort, '${(quoted + forged.replaceAll('\0', '')).replaceAll("'", "''")}'); end`)
  await acting()
  for (const event of ['insert', 'update']) database.exec(`drop trigger ${room}.fail_${event}`)
}

test('check 23: a whole run, with everything going wrong that can', async () => {
  const [{ link }, { link: other }, { link: untouched }] = makeLinks(server, database, openWave(database), 3) as unknown as [{ link: string }, { link: string }, { link: string }]
  for (const one of [link, other, untouched]) secrets.add(one.split('/').at(-1)!).add(hashToken(one.split('/').at(-1)!))

  // A member: wrong links, answers stored, sent, refused, and a database that fails
  const person = stranger()
  for (const path of ['/r/', '/stop/', '/aanmelden/']) {
    const wrong = newToken()
    secrets.add(wrong)
    expect((await person.get(path + wrong)).status).toBe(404)
    expect((await person.press(path + wrong)).status).toBe(404)
  }
  const member = await entered(link)
  const { reference } = (await (await member.get('/api/respondent/questionnaire')).json()) as { reference: string }
  secrets.add(reference)
  const { remark, ...fitting } = answers
  const save = (body: unknown) => member.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: 0, page: null, ...(body as object) })
  expect((await save({ answers: fitting })).status).toBe(200)
  expect([(await save({ answers: { q1: openText, [forged]: remark }, basedOnRevision: 1 })).status, (await save({ answers: { q1: 1 } })).status, (await save({ reference: 3, answers: openText })).status]).toEqual([422, 409, 400])
  await failing('answers.response', async () => expect((await save({ answers: fitting, basedOnRevision: 1 })).status).toBe(500), JSON.stringify(fitting))
  await failing('invitation', async () => expect((await stranger().press(untouched)).status).toBe(500), `${untouched} an@voorbeeld.example`)
  expect((await member.sendJson('POST', '/api/respondent/submission', { reference, basedOnRevision: 1, answers: fitting, submissionKey: randomUUID() })).status).toBe(200)
  // A form that comes back is that person's form, with what was typed, and no page about an error
  expect((await visitor(server.origin).press(`${new URL(other).pathname}/doorgeven`, { name: `<b>${openText}@`, email: 'an@voorbeeld.example' })).status).toBe(422)
  expect((await save({ answers: { q1: 'x'.repeat(100_000) } })).status).toBe(413)

  // Who works here: signs in, hands a list in, sends mails that are refused and come back
  const [steward, manager] = [await signedIn('steward'), await signedIn('manager')]
  const clusterId = database.prepare('select min(id) from cluster').pluck().get() as string
  const file = { fileName: `leden\r\n${openText}.csv`, content: Buffer.from(`Bedrijf;Ondernemingsnummer;E-mail;Contactpersoon\r\n"Maes ""bv""\r\n${openText}";0123.456.749;an@maes.example;An\r\n`).toString('base64') }
  const lists = (rest: string, body: object) => steward.sendJson('POST', `/api/steward/register/lists${rest}`, { clusterId, ...body })
  const preview = async () => (await (await lists('/preview', { file })).json()) as ShownListPreview
  const { digest } = await preview()
  await failing('contact', async () => expect((await lists('', { file, digest, acceptWarnings: true })).status).toBe(500), 'an@maes.example')
  expect((await lists('', { file, digest: (await preview()).digest, acceptWarnings: true })).status).toBe(200)
  expect([(await lists('', { file, digest, acceptWarnings: true })).status, (await lists('/preview', { file: { fileName: 'a@b.example.png', content: Buffer.from(openText).toString('base64') } })).status]).toEqual([409, 422])
  expect((await lists('/preview', { file: { fileName: 'x.csv', content: 'A'.repeat(3_200_000) } })).status).toBe(413)
  expect((await manager.get('/api/steward/audit')).status).toBe(403)
  expect((await manager.get(`/api/manager/results?wave=${encodeURIComponent(forged)}`)).status).toBeGreaterThanOrEqual(400)
  expect((await steward.press('/aanmelden', { email: `${'x'.repeat(400)}@voorbeeld.example` })).status).toBe(400)
  expect((await steward.sendJson('POST', '/api/steward/accounts', { email: `bcc@evil.example\r\nX: ${openText}`, name: 'x', role: 'analyst', clusterId: null })).status).toBe(400)

  const wave = openWave(database)
  const mails = (body: object) => steward.sendJson('POST', `/api/steward/waves/${wave}/mails`, body)
  const [ours, theirs] = database.prepare('select cluster_id from invitation where wave_id = ? group by cluster_id order by count(*) limit 2').pluck().all(wave) as string[]
  const answered = await mails({ kind: 'invitation', clusters: [ours], ownWords: { cluster: ours, text: openText } })
  const { queued } = (await answered.json()) as { queued: number }
  expect(queued).toBeGreaterThan(0)
  const sent: ReceivedMail[] = []
  while (sent.length < queued) sent.push(await smtp.next())
  for (const mail of sent) tokensIn(mail)
  const mailServer = createTransport({ host: '127.0.0.1', port: bouncePort, ignoreTLS: true })
  const bounce = (raw: string) => mailServer.sendMail({ envelope: { from: '', to: bounceAddress }, raw })
  const report = postfixReport({ messageId: headerOf(sent[0]!, 'Message-ID')!.slice(1, -1), recipient: sent[0]!.to[0]! })
  await bounce(report)
  await bounce(personalReply(openText))
  await failing('inbound_count', async () => expect(bounce(personalReply(openText))).rejects.toThrow('4.3.0'), 'contact@bedrijf.example')
  await expect(mailServer.sendMail({ envelope: { from: '', to: 'iemand@elders.example' }, raw: report })).rejects.toThrow('5.1.1')
  mailServer.close()
  refuseNextMail = true
  await mails({ kind: 'invitation', clusters: [theirs] })
  const undelivered = () => database.prepare("select count(*) from mail where wave_id = ? and state in ('bounced', 'failed')").pluck().get(wave) as number
  await expect.poll(undelivered, { timeout: 20_000 }).toBeGreaterThan(1)
  expect((await stranger().press('/aanmelden', { email: database.prepare("select email from account where role = 'analyst'").pluck().get() as string })).status).toBe(200)
  await expect.poll(() => server.output()).toContain('a mail could not be sent: Error EENVELOPE')
  await failing('mail', () => expect.poll(() => mails({ kind: 'reminder', number: 1 }).then(({ status }) => status)).toBe(500), 'contact@bedrijf.example')

  // Pages and addresses that nobody made
  for (const path of [`/${encodeURIComponent(forged)}`, `/aanmelden/${encodeURIComponent('an@voorbeeld.example')}`, `/api/an%40voorbeeld.example/${encodeURIComponent(openText)}`]) expect((await person.get(path)).status).toBe(404)
  const statuses = new Set(errorPages.map(({ status }) => status))
  for (const status of [400, 403, 404, 409, 413, 422, 500]) expect([status, statuses.has(status)]).toEqual([status, true])
}, 60_000)

/** What of `text`, as it stands and as addresses and JSON write it, may not be anywhere. */
function found(text: string): string[] {
  const forms = [text, text.replaceAll(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16))), text.replaceAll(/&#?\w+;|\\u[0-9a-f]{4}/gi, ' ')]
  const words = [...secrets].filter((secret) => secret !== '' && forms.some((form) => form.includes(secret)))
  const addresses = forms.flatMap((form) => form.match(/[^\s"'<>(),;:=]+@[^\s"'<>(),;:=]+\.[a-z]+/gi) ?? [])
  // An answer is a question and its code
  const given = Object.keys(wholeAnswers()).filter((question) => forms.some((form) => new RegExp(`["']?\\b${question}["']?\\s*[:=]\\s*["'\\d[{]`).test(form)))
  return [...new Set([...words, ...addresses, ...given])]
}

test('check 23: the scan finds what it looks for', () => {
  const [token] = [...secrets].filter((one) => one.length === 43)
  const [question] = Object.keys(wholeAnswers())
  expect([found(`GET /r/${token} 404`), found('naar an%40voorbeeld.example gestuurd'), found(`{"${question}":1}`), found(openText)].map(({ length }) => length)).toEqual([1, 1, 1, 1])
})

test('check 23: the log of that run holds no token, no cookie, no answer, no text and no address', () => {
  const log = server.output()
  expect(log.match(/failed, reference [0-9a-f-]{36}: SqliteError SQLITE_CONSTRAINT_TRIGGER\n {4}at /g)!.length).toBe(errorPages.filter(({ status }) => status === 500).length)
  expect(log).toContain('a mail that came in could not be stored: SqliteError')
  expect(found(log)).toEqual([])
})

test('check 23: every line of it is of the program: nothing that somebody sent ends a line or begins one', () => {
  const begun = server.output().indexOf('Ready: ')
  const [, ...lines] = server.output().slice(begun).trimEnd().split('\n')
  const own = /^( {4}at [^@]+:\d+:\d+\)?|(GET|POST|PUT) \/[\w/:.-]+ failed, reference [0-9a-f-]{36}: \w+( [A-Z_]+)?|a mail [a-z ]+: \w+( [A-Z_]+)?)$/
  expect(lines.filter((line) => !own.test(line))).toEqual([])
  expect(/[\r\0\u2028\u2029]/.test(server.output())).toBe(false)
})

test('check 23: nor does any page or answer that says no', () => {
  expect(errorPages.length).toBeGreaterThan(20)
  for (const { asked, status, text } of errorPages) {
    // A page that was overtaken gets the newer answers of the same member, who has to choose between the two
    const { code, answers: own = null, ...problem } = text.startsWith('{') ? (JSON.parse(text) as { code: string; answers?: unknown }) : { code: '' }
    expect([asked, own !== null]).toEqual([asked, code === 'staleRevision'])
    expect([asked, status, found(own === null ? text : JSON.stringify(problem)).filter((one) => one !== agency)]).toEqual([asked, status, []])
  }
})

test('check 23: what a report is made of is encoded, and an error that nothing catches ends the process without its message', () => {
  const log = join(import.meta.dirname, '../../server/log.ts')
  const program = `
    const { reportTrouble, reportContradictions, endAtUncaughtErrors } = await import(${JSON.stringify(log)})
    const forged = ${JSON.stringify(forged)}
    reportTrouble(forged, Object.assign(new Error(forged), { name: forged, code: forged }))
    reportContradictions(forged, [forged])
    endAtUncaughtErrors()
    void Promise.reject(Object.assign(new Error(forged), { cause: 'an@voorbeeld.example' }))`
  const { stderr, stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
  const lines = stderr.trimEnd().split('\n').filter((line) => !line.startsWith('    at '))
  expect([status, stdout, lines.length]).toEqual([1, '', 3])
  expect(lines[0]).toBe(`${openText}\\u000d\\u000a    at steward@voorbeeld.example (/srv/fake.ts:1:1)\\u000aReady: http://evil.example\\u2028Naam\\u0000: Error`)
  expect(lines[2]).toBe('the server stops at an error that nothing caught: Error')
  expect(stderr).not.toContain('\n    at steward')
})
