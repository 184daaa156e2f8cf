import type Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MailPreview, MailsOverview, OutboxPage, QueuedMails, TestMailOutcome } from '../../../server/api/mails.ts'
import type { ProblemDocument } from '../../../server/api/problems.ts'
import type { AuditPage } from '../../../server/api/waveCourse.ts'
import { hashToken } from '../../../server/access/tokens.ts'
import { everything, openDatabase, openWave } from '../database.ts'
import { headersOf, realSmtp, type RealSmtp, type ReceivedMail, type SmtpManners } from '../mail/realSmtp.ts'
import { startServer, type RunningServer } from '../runningServer.ts'
import { enter, visitor, type Visitor } from '../visitor.ts'
import { wholeAnswers } from '../wholeAnswers.ts'
import { headerOf, plainTextOf } from './sending/outbox.ts'

let smtp: RealSmtp
let manners: SmtpManners = {}
let server: RunningServer
let database: Database.Database
let steward: Visitor
let wave: string
/** The smallest clusters of the demonstration, to keep the mails few. */
let small: { cluster_id: string; members: number }[]

beforeAll(async () => {
  smtp = await realSmtp({ recipient: (address) => manners.recipient?.(address), data: (mail) => manners.data?.(mail) })
  server = await startServer({ environment: { SMTP_URL: smtp.url, MAILS_PER_MINUTE: '100000' } })
  database = openDatabase(server)
  steward = await enter(server.origin, server.links.steward)
  wave = openWave(database)
  small = database.prepare(`select cluster_id, count(*) as members from invitation where wave_id = ? and cluster_id <> (select cluster_id from account where role = 'manager') group by cluster_id order by members, cluster_id limit 3`).all(wave) as typeof small
})
afterAll(async () => {
  database.close()
  await server.stop()
  await smtp.close()
})

const address = (rest: string) => `/api/steward/waves/${wave}/${rest}`

async function read<Answer>(path: string, status = 200): Promise<Answer> {
  const response = await steward.get(path)
  expect([path, response.status]).toEqual([path, status])
  return (await response.json()) as Answer
}

async function send<Answer>(body: unknown, path = 'mails', method: 'POST' | 'PUT' = 'POST', status = 200): Promise<Answer> {
  const response = await steward.sendJson(method, address(path), body)
  expect([path, response.status]).toEqual([path, status])
  return (await response.json()) as Answer
}

const linksOf = (mail: ReceivedMail, kind: 'r' | 'stop'): string[] => [...plainTextOf(mail).matchAll(new RegExp(`${server.origin}/${kind}/[A-Za-z0-9_-]{43}`, 'g'))].map(([link]) => link)

/** Waits for mails as a mail server does: for their arrival. */
async function arrived(count: number): Promise<ReceivedMail[]> {
  const mails: ReceivedMail[] = []
  for (let mail = 0; mail < count; mail++) mails.push(await smtp.next())
  return mails
}

const contactsOf = (cluster: string): string[] =>
  database.prepare(`select contact.email from invitation join contact on contact.membership_id = invitation.membership_id where wave_id = ? and cluster_id = ? order by contact.email`).pluck().all(wave, cluster) as string[]

test('the steward looks at the mail in both languages and sends one to himself', async () => {
  const english = await read<MailPreview>(`${address('mail-preview')}?language=en&kind=reminder1&cluster=${small[0]!.cluster_id}`)
  expect(english.subject).toMatch(/^\[TEST\] Reminder: your view of /)
  expect((await read<MailPreview>(address('mail-preview'))).text).toContain('Dit is een testmail. De links werken niet.')
  expect(await send<TestMailOutcome>({ kind: 'invitation', language: 'nl', ownWords: 'Tot op de netwerkdag!' }, 'test-mail')).toEqual({ kind: 'sent', outcome: expect.stringMatching(/^smtp 250/) })
  const [mail] = await arrived(1)
  expect(mail!.to).toEqual([database.prepare(`select email from account where role = 'steward'`).pluck().get()])
  expect(headerOf(mail!, 'Subject')).toContain('[TEST]')
  expect(await send<ProblemDocument>({ kind: 'invitation', language: 'nl', cluster: 'nowhere' }, 'test-mail', 'POST', 404)).toMatchObject({ code: 'notFound' })
})

test('invitations go to one cluster, with links that open the right questionnaire; the trail has counts and no address', async () => {
  const before = await read<MailsOverview>(address('mails'))
  const { cluster_id: cluster } = small[0]!
  const expected = contactsOf(cluster)
  const { queued } = await send<QueuedMails>({ kind: 'invitation', clusters: [cluster] })
  const mails = await arrived(queued)
  expect(mails.map(({ to }) => to[0]).sort()).toEqual([...new Set(expected)].sort())
  expect(await send<QueuedMails>({ kind: 'invitation', clusters: [cluster] })).toMatchObject({ queued: 0 })
  const name = database.prepare('select name from cluster where id = ?').pluck().get(cluster) as string
  // Who speaks for a company in several clusters has a link for each: one of them is of this cluster
  const titles = await Promise.all(linksOf(mails[0]!, 'r').map(async (link) => /<title>(.*)<\/title>/.exec(await (await visitor(server.origin).get(link)).text())?.[1]))
  expect(titles.filter((title) => title?.includes(name))).toHaveLength(1)
  expect(new Set(titles).size).toBe(titles.length)
  const opened = await enter(server.origin, linksOf(mails[0]!, 'r')[0]!)
  expect((await opened.get('/api/respondent/questionnaire')).status).toBe(200)
  const after = await read<MailsOverview>(address('mails'))
  expect(after.invitations).toBe(before.invitations - queued)
  const list = await read<OutboxPage>(`${address('outbox')}?kind=invitation&state=sent`)
  expect(list.mails.map(({ email }) => email).sort()).toEqual([...new Set(expected)].sort())
  expect(list.mails[0]).toMatchObject({ state: 'sent', outcome: expect.stringMatching(/^smtp 250/), repliedAt: null })
  const trail = await read<AuditPage>('/api/steward/audit?act=invitationSent')
  expect(trail.entries[0]!.details).toMatchObject({ mails: queued })
  expect(JSON.stringify(trail)).not.toMatch(new RegExp(expected.join('|').replaceAll('.', '\\.')))
})

test('checks 1 and 3: no token is stored, and ten scanners that fetch every link of a mail change nothing', async () => {
  const { queued } = await send<QueuedMails>({ kind: 'invitation', clusters: [small[1]!.cluster_id] })
  const mails = await arrived(queued)
  const links = [...linksOf(mails[0]!, 'r'), ...linksOf(mails[0]!, 'stop')]
  const before = everything(database)
  const kept = JSON.stringify(before)
  for (const link of links) {
    const token = link.split('/').at(-1)!
    expect([kept.includes(token), kept.includes(hashToken(token))]).toEqual([false, true])
    for (let scanner = 0; scanner < 10; scanner++) {
      expect((await visitor(server.origin).get(link)).status).toBe(200)
      expect((await visitor(server.origin).request(link, { method: 'HEAD' })).status).toBe(200)
    }
    if (link.includes('/r/')) expect((await visitor(server.origin).get(`${link}/doorgeven`)).status).toBe(200)
  }
  const outboxMarked = (rows: Record<string, unknown[]>) => ({ ...rows, mail: rows['mail']!.length })
  expect(outboxMarked(everything(database))).toEqual(outboxMarked(before))
  await enter(server.origin, links[0]!)
})

test('to hear no more: a button, once for all questionnaires of the mail, also after closing, without an address in the trail', async () => {
  const { queued } = await send<QueuedMails>({ kind: 'invitation', clusters: [small[2]!.cluster_id] })
  const [first, second] = await arrived(queued)
  const one = visitor(server.origin)
  const [stop] = linksOf(first!, 'stop')
  expect(await (await one.get(`${stop}?taal=en`)).text()).toContain('No more reminders?')
  const pressed = await one.press(stop!)
  expect([pressed.status, pressed.headers.get('location')]).toEqual([303, new URL(stop!).pathname])
  expect(await (await one.get(stop!)).text()).toContain('U krijgt geen herinneringen meer')
  // The questionnaire itself stays open
  await enter(server.origin, linksOf(first!, 'r')[0]!)
  const { opens_at: opens, closes_at: closes } = database.prepare('select opens_at, closes_at from wave where id = ?').get(wave) as { opens_at: string; closes_at: string }
  const yesterday = new Date(Date.now() - 86_400_000).toISOString()
  database.prepare('update wave set closes_at = ?, opens_at = min(opens_at, ?) where id = ?').run(yesterday, new Date(Date.now() - 2 * 86_400_000).toISOString(), wave)
  expect((await one.press(linksOf(second!, 'stop')[0]!)).status).toBe(303)
  database.prepare('update wave set closes_at = ?, opens_at = ? where id = ?').run(closes, opens, wave)
  expect((await one.press(`${server.origin}/stop/${'x'.repeat(43)}`)).status).toBe(404)
  const trail = await read<AuditPage>('/api/steward/audit?act=optedOut')
  expect(trail.entries.map(({ actor, subject }) => [actor.kind, actor.name, subject?.id])).toEqual([['member', null, wave], ['member', null, wave]])
  // A day later the others are reminded, and these two are not
  database.prepare(`update mail set sent_at = ? where wave_id = ?`).run(yesterday, wave)
  const reminded = await send<QueuedMails>({ kind: 'reminder', clusters: [small[2]!.cluster_id] })
  const addresses = (await arrived(reminded.queued)).map(({ to }) => to[0])
  expect(addresses).not.toContain(first!.to[0])
  expect(addresses).not.toContain(second!.to[0])
})

test('passed on to a colleague: a new link for the colleague, the first one says what happened, the answers go along', async () => {
  const invited = database.prepare(`select mail.id, contact.email, mail_invitation.invitation_id as invitation from mail join contact on contact.id = mail.recipient_id join mail_invitation on mail_invitation.mail_id = mail.id join invitation on invitation.id = mail_invitation.invitation_id where mail.kind = 'invitation' and mail.state = 'sent' and invitation.cluster_id = ? and invitation.opened_at is null order by contact.email`).all(small[0]!.cluster_id) as { email: string; invitation: string }[]
  const mail = smtp.received.find(({ to, source }) => to[0] === invited[0]!.email && /\/r\//.test(source))!
  const link = linksOf(mail, 'r')[0]!
  const holder = await enter(server.origin, link)
  const { reference } = (await (await holder.get('/api/respondent/questionnaire')).json()) as { reference: string }
  expect((await holder.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: 0, answers: { q1: 1 }, page: 'participation' })).status).toBe(200)
  const pass = (fields: Record<string, string>) => holder.press(`${link}/doorgeven`, fields)
  expect([(await pass({ name: '', email: 'x@y.be' })).status, (await pass({ name: 'Kijk op www.evil.be', email: 'x@y.be' })).status, (await pass({ name: 'An', email: 'geen adres' })).status, (await pass({ name: 'Zelf', email: mail.to[0]! })).status]).toEqual([422, 422, 422, 422])
  const passed = await pass({ name: 'An Peeters', email: 'an@voorbeeld.example' })
  expect([passed.status, await passed.text()]).toEqual([200, expect.stringContaining('Uw collega krijgt een mail')])
  const [toColleague] = await arrived(1)
  expect([toColleague!.to, headerOf(toColleague!, 'To')]).toEqual([['an@voorbeeld.example'], 'An Peeters <an@voorbeeld.example>'])
  const old = await visitor(server.origin).get(link)
  expect([old.status, await old.text()]).toEqual([410, expect.stringContaining('U gaf deze vragenlijst door aan een collega')])
  expect((await holder.get('/api/respondent/questionnaire')).status).toBe(401)
  expect((await pass({ name: 'Bart', email: 'bart@voorbeeld.example' })).status).toBe(410)
  const colleague = await enter(server.origin, linksOf(toColleague!, 'r')[0]!)
  expect(await (await colleague.get('/api/respondent/questionnaire')).json()).toMatchObject({ answers: { q1: 1 }, revision: 1, status: 'partial' })
  // Reminders go to the colleague from now on
  database.prepare(`update mail set sent_at = ? where wave_id = ?`).run(new Date(Date.now() - 2 * 86_400_000).toISOString(), wave)
  await send<QueuedMails>({ kind: 'reminder', invitations: [invited[0]!.invitation] })
  expect((await arrived(1))[0]!.to).toEqual(['an@voorbeeld.example'])
})

test('a submission is acknowledged only after a reminder that was under way has gone', async () => {
  const invited = database.prepare(`select contact.email, mail_invitation.invitation_id as invitation from mail join contact on contact.id = mail.recipient_id join mail_invitation on mail_invitation.mail_id = mail.id join invitation on invitation.id = mail_invitation.invitation_id where mail.kind = 'invitation' and invitation.cluster_id = ? and invitation.opened_at is null order by contact.email limit 1`).get(small[1]!.cluster_id) as { email: string; invitation: string }
  const first = smtp.received.find(({ to }) => to[0] === invited.email)!
  const member = await enter(server.origin, linksOf(first, 'r')[0]!)
  const { reference } = (await (await member.get('/api/respondent/questionnaire')).json()) as { reference: string }
  let letGo = () => {}
  let reached = () => {}
  const isThere = new Promise<void>((done) => (reached = done))
  manners = {
    data: async () => {
      reached()
      await new Promise<void>((done) => (letGo = done))
      return undefined
    },
  }
  database.prepare(`update mail set sent_at = ? where wave_id = ?`).run(new Date(Date.now() - 2 * 86_400_000).toISOString(), wave)
  await send<QueuedMails>({ kind: 'reminder', invitations: [invited.invitation] })
  await isThere
  let acknowledged = false
  const submission = member.sendJson('POST', '/api/respondent/submission', { reference, basedOnRevision: 0, answers: wholeAnswers(), submissionKey: 'a-key-that-is-long-enough' }).then((response) => {
    acknowledged = true
    return response.status
  })
  const stored = () => database.prepare('select completed_at from invitation where id = ?').pluck().get(invited.invitation) !== null
  while (!stored()) await fetch(`${server.origin}/healthz`)
  for (let look = 0; look < 10; look++) await fetch(`${server.origin}/healthz`)
  expect(acknowledged).toBe(false)
  letGo()
  expect(await submission).toBe(200)
  manners = {}
  await arrived(1)
  expect(await send<QueuedMails>({ kind: 'reminder', number: 2, invitations: [invited.invitation] })).toEqual({ queued: 0, leftOut: 0 })
})

test('pausing, resuming and planning say no where it cannot be, in words', async () => {
  expect(await send({ paused: true }, 'mails/pause')).toEqual({ paused: true })
  expect((await read<MailsOverview>(address('mails'))).pausedAt).not.toBeNull()
  expect(await send({ paused: false }, 'mails/pause')).toEqual({ paused: false })
  const refused = await send<ProblemDocument>({ reminders: [{ number: 1, on: '2020-01-01' }] }, 'reminder-plan', 'PUT', 409)
  expect(refused).toMatchObject({ code: 'mailsRefused', detail: 'Die dag ligt in het verleden, of na de sluiting van de golf. Kies een andere dag.' })
  const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
  await send({ reminders: [{ number: 1, on: day(9) }, { number: 2, on: day(3) }] }, 'reminder-plan', 'PUT', 409)
  await send({ reminders: [{ number: 1, on: day(3) }, { number: 2, on: day(9) }] }, 'reminder-plan', 'PUT')
  const { reminders } = await read<MailsOverview>(address('mails'))
  expect(reminders.map(({ dueAt }) => new Date(dueAt!).toLocaleString('nl-BE', { timeZone: 'Europe/Brussels', hour: '2-digit', minute: '2-digit' }))).toEqual(['09:00', '09:00'])
  await send({ reminders: [{ number: 1, on: null }, { number: 2, on: null }] }, 'reminder-plan', 'PUT')
  const closed = database.prepare(`select id from wave where state = 'released'`).pluck().get() as string
  const response = await steward.sendJson('POST', `/api/steward/waves/${closed}/mails`, { kind: 'invitation' })
  expect([response.status, await response.json()]).toEqual([409, expect.objectContaining({ code: 'mailsRefused' })])
})

test('a manager reminds the own cluster with a few words, sees what bounced, and never whom it went to', async () => {
  const manager = await enter(server.origin, server.links.manager)
  const cluster = database.prepare(`select cluster_id from account where role = 'manager'`).pluck().get() as string
  const remind = async (status = 200) => {
    const response = await manager.sendJson('POST', '/api/manager/reminders', { wave, ownWords: 'Tot op de netwerkdag <b>in mei</b>!' })
    expect(response.status).toBe(status)
    return (await response.json()) as QueuedMails
  }
  // Companies that are in one of the clusters above as well were written to about all of theirs; nobody else is reminded
  const already = await remind()
  await arrived(already.queued)
  const written = new Set(smtp.received.map(({ to }) => to[0]))
  const people = contactsOf(cluster).filter((one) => !written.has(one))
  expect(already.queued).toBeLessThan(people.length)
  manners = { recipient: (to) => (to === people[0] ? '550 5.1.1 No such user' : undefined) }
  const { queued } = await send<QueuedMails>({ kind: 'invitation', clusters: [cluster] })
  await arrived(queued - 1)
  const members = async () => ((await (await manager.get(`/api/manager/overview?wave=${wave}`)).json()) as { members: { email: string; mail: string | null }[] }).members
  while ((await members()).some(({ mail }) => mail === 'waiting')) await fetch(`${server.origin}/healthz`)
  expect((await members()).filter(({ mail }) => mail !== 'sent').map(({ email, mail }) => [email, mail])).toEqual([[people[0], 'bounced']])
  expect(await remind()).toMatchObject({ queued: 0 })
  database.prepare(`update mail set sent_at = ? where wave_id = ?`).run(new Date(Date.now() - 2 * 86_400_000).toISOString(), wave)
  const reminded = await remind()
  expect(reminded.queued).toBe(queued - 1 + already.queued)
  const [mail] = await arrived(reminded.queued)
  expect(plainTextOf(mail!)).toContain('  Tot op de netwerkdag <b>in mei</b>!')
  expect(mail!.source).not.toContain('<b>in mei</b>!</p>')
  expect((await steward.sendJson('POST', '/api/manager/reminders', { wave })).status).toBe(403)
})

test('the log names no address, no token and no text of a mail', () => {
  expect(headersOf(smtp.received[0]!.source).length).toBeGreaterThan(5)
  const log = server.output().split('Ready:')[1]!
  expect(log).not.toMatch(/@|\/r\/|\/stop\//)
})
