import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inboundCounts } from '../../../../db/identity/mails/outbox.ts'
import { emptyInbox } from '../../../../server/fieldwork/inbound/inboxFolder.ts'
import { startInboundServer } from '../../../../server/fieldwork/inbound/inboundServer.ts'
import { readInbound } from '../../../../server/fieldwork/inbound/readInbound.ts'
import { takeInbound } from '../../../../server/fieldwork/inbound/takeInbound.ts'
import { onEachDatabase } from '../../../db/onEachDatabase.ts'
import { smallProgramme } from '../../../db/programme.ts'
import { realSmtp, type RealSmtp } from '../../mail/realSmtp.ts'
import { contactEmail, days, headerOf, outboxOf, statesOf, type Outbox } from '../sending/outbox.ts'
import { automaticReply, exchangeReport, hostileMails, personalReply, postfixReport } from './mailsThatComeBack.ts'
import type { Store } from '../../../../db/store.ts'

const ours = { messageId: 'abc@vlaio.example', recipient: 'weg@bedrijf.example' }

test.each([
  ['a report of Postfix', postfixReport(ours), { kind: 'bounce', isAddress: true, status: '5.1.1', about: ['abc@vlaio.example'] }],
  ['a report of Exchange', exchangeReport(ours), { kind: 'bounce', isAddress: true, status: '5.1.10', about: ['abc@vlaio.example'] }],
  ['a full mailbox is no wrong address', postfixReport({ ...ours, status: '5.2.2' }), { kind: 'bounce', isAddress: false, status: '5.2.2', about: ['abc@vlaio.example'] }],
  ['a delay is no bounce', postfixReport({ ...ours, action: 'delayed', status: '4.4.1' }), { kind: 'delayed', about: ['abc@vlaio.example'] }],
  ['a delivery is nothing', exchangeReport({ ...ours, action: 'delivered', status: '2.0.0' }), { kind: 'unknown' }],
  ['an automatic reply that quotes a code', automaticReply('abc@vlaio.example'), { kind: 'automaticReply', about: ['abc@vlaio.example', 'other@elsewhere.example'] }],
  ['a person who writes back', personalReply('abc@vlaio.example'), { kind: 'unknown' }],
])('%s', async (_, source, expected) => {
  const read = await readInbound(source)
  expect('about' in read ? { ...read, about: [...new Set(read.about)].sort() } : read).toEqual(expected)
})

test('check 18: what nobody can read is unknown, at once', async () => {
  const begun = performance.now()
  for (const source of hostileMails) expect((await readInbound(source)).kind).toMatch(/^(unknown|automaticReply)$/)
  expect(performance.now() - begun).toBeLessThan(2_000)
})

onEachDatabase('mails that come back', ({ open }) => {
  let store: Store
  let smtp: RealSmtp
  let outbox: Outbox
  beforeEach(async () => {
    smtp = await realSmtp()
    store = await open()
    outbox = outboxOf(store, smtp.url)
    await smallProgramme(store, 4)
    await outbox.queue()
    await outbox.postman.round()
  })
  afterEach(async () => {
    await outbox.close()
    await smtp.close()
  })
  const idOf = (member: number) => headerOf(smtp.received.find(({ to }) => to[0] === `contact${member}@voorbeeld.example`)!, 'Message-ID')!.slice(1, -1)
  const recipient = 'contact0@voorbeeld.example'

  test('mark what they are about; who bounced gets no reminder, who is away does', async () => {
    const take = (source: string) => takeInbound(store, source, outbox.clock.now())
    const taken = [await take(postfixReport({ messageId: idOf(0), recipient })), await take(exchangeReport({ messageId: idOf(1), recipient, status: '5.2.2' })), await take(automaticReply(idOf(2))), await take(automaticReply(idOf(2)))]
    expect(taken).toEqual(['bounce', 'bounce', 'automaticReply', 'automaticReply'])
    expect(await statesOf(store)).toEqual({ 'invitation contact0': 'bounced report 5.1.1', 'invitation contact1': 'failed report 5.2.2', 'invitation contact2': 'sent', 'invitation contact3': 'sent' })
    expect(await store.kysely.selectFrom('mail').select('recipient_id').where('replied_at', 'is not', null).execute()).toEqual([{ recipient_id: 'contact-2' }])
    expect(await store.kysely.selectFrom('contact').select('id').where('bounced_at', 'is not', null).execute()).toEqual([{ id: 'contact-0' }])
    outbox.clock.forward(2 * days)
    expect(await outbox.queue({ kind: 'reminder' })).toEqual({ queued: 2, leftOut: 1 })
  })

  test('forged and unknown ones change nothing, and are counted', async () => {
    const before = await statesOf(store)
    const guessed = idOf(0).replace(/^./, (first) => (first === '0' ? '1' : '0'))
    for (const source of [postfixReport({ messageId: guessed, recipient }), automaticReply('somebody@elsewhere.example'), personalReply(idOf(0)), ...hostileMails]) await takeInbound(store, source, outbox.clock.now())
    expect(await statesOf(store)).toEqual(before)
    expect(await store.kysely.selectFrom('contact').select('id').where('bounced_at', 'is not', null).execute()).toEqual([])
    expect(await inboundCounts(store.kysely)).toEqual({ bounce: 0, automaticReply: 0, delayed: 0, unknown: 3 + hostileMails.length })
  })

  test('come in by SMTP for one address, and as files', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'inbox-'))
    const take = (source: Uint8Array) => takeInbound(store, source, outbox.clock.now())
    const server = await startInboundServer({ port: 0, host: '127.0.0.1', address: contactEmail, take, report: (what) => expect.unreachable(what) })
    const mailServer = createTransport({ host: '127.0.0.1', port: server.port, ignoreTLS: true })
    const hand = (to: string, raw: string) => mailServer.sendMail({ envelope: { from: '', to }, raw })
    try {
      await hand(contactEmail.toUpperCase(), postfixReport({ messageId: idOf(0), recipient }))
      await expect(hand('somebody@elsewhere.example', postfixReport({ messageId: idOf(1), recipient }))).rejects.toThrow('5.1.1')
      await expect(hand(contactEmail, 'x'.repeat(600 * 1024))).rejects.toThrow(/552|5\.3\.4/)
      writeFileSync(join(folder, 'a.eml'), exchangeReport({ messageId: idOf(2), recipient }))
      writeFileSync(join(folder, 'b.eml'), automaticReply(idOf(3)))
      writeFileSync(join(folder, 'half.draft'), 'x')
      expect([await emptyInbox(folder, take), await emptyInbox(folder, take), await emptyInbox(join(folder, 'nowhere'), take)]).toEqual([2, 0, 0])
      expect(readdirSync(folder).sort()).toEqual(['half.draft', 'read'])
      expect(Object.values(await statesOf(store)).sort()).toEqual(['bounced report 5.1.1', 'bounced report 5.1.10', 'sent', 'sent'])
      expect(await inboundCounts(store.kysely)).toEqual({ bounce: 2, automaticReply: 1, delayed: 0, unknown: 0 })
    } finally {
      mailServer.close()
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
