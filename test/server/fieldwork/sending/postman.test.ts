import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hashToken, newToken } from '../../../../server/access/tokens.ts'
import { claimMail, leaseMs, type ClaimedMail } from '../../../../db/identity/mails/sending/claimMail.ts'
import { planReminder } from '../../../../db/identity/mails/reminderPlan.ts'
import { letterFor } from '../../../../server/fieldwork/sending/letter.ts'
import { readEntries } from '../../../../db/audit/readEntries.ts'
import { optOut } from '../../../../db/identity/waves/invitation.ts'
import { onEachDatabase } from '../../../db/onEachDatabase.ts'
import { closing, during, smallProgramme } from '../../../db/programme.ts'
import { realSmtp, type RealSmtp, type SmtpManners } from '../../mail/realSmtp.ts'
import { clockAt, contactEmail, days, headerOf, linksIn, minutes, outboxOf, plainTextOf, publicOrigin, statesOf, type Outbox } from './outbox.ts'
import type { Store } from '../../../../db/store.ts'

const addressOf = (member: number) => `contact${member}@voorbeeld.example`
const fresh = () => {
  const token = newToken()
  return { token, hash: hashToken(token) }
}

onEachDatabase('the outbox', ({ open, newUrl, kind }) => {
  let store: Store
  let smtp: RealSmtp
  let manners: SmtpManners
  const outboxes: Outbox[] = []

  beforeEach(async () => {
    manners = {}
    smtp = await realSmtp({ recipient: (address) => manners.recipient?.(address), data: (mail) => manners.data?.(mail) })
    store = await open()
  })
  afterEach(async () => {
    for (const one of outboxes.splice(0)) await one.close()
    await smtp.close()
  })

  function outbox(options: Parameters<typeof outboxOf>[2] = {}, of = store): Outbox {
    const one = outboxOf(of, smtp.url, options)
    outboxes.push(one)
    return one
  }
  const receivers = () => smtp.received.map(({ to }) => to.join()).sort()
  const claim = (now: Date) => store.kysely.transaction().execute((transaction) => claimMail(transaction, { now, newLink: fresh }))
  const claimed = async (now: Date): Promise<ClaimedMail> => {
    const outcome = await claim(now)
    if (outcome.kind !== 'claimed') throw new Error(`expected a mail, and there was ${outcome.kind}`)
    return outcome.mail
  }

  test('everybody gets one invitation with a fresh link of which only the hash is kept; asking again sends nothing', async () => {
    await smallProgramme(store, 3)
    const { queue, postman } = outbox()
    expect(await queue()).toEqual({ queued: 3, leftOut: 0 })
    expect(await queue()).toEqual({ queued: 0, leftOut: 3 })
    expect(await postman.round()).toEqual({ handedOver: 3 })
    expect(await postman.round()).toEqual({ handedOver: 0 })
    expect(await queue()).toEqual({ queued: 0, leftOut: 3 })
    expect(receivers()).toEqual([0, 1, 2].map(addressOf))
    const tokens = smtp.received.flatMap((mail) => [...linksIn(mail, 'r'), ...linksIn(mail, 'stop')])
    expect(new Set(tokens).size).toBe(6)
    const kept = await store.kysely.selectFrom('invitation_link').select(['token_hash', 'purpose']).execute()
    expect(kept.map((one) => one.token_hash).sort()).toEqual(tokens.map(hashToken).sort())
    for (const mail of smtp.received) {
      expect(headerOf(mail, 'Content-Type')).toMatch(/^multipart\/alternative/)
      expect(headerOf(mail, 'Message-ID')).toMatch(/^<[0-9a-f]{32}@vlaio\.example>$/)
      expect(headerOf(mail, 'List-Unsubscribe')).toBe(`<${publicOrigin}/stop/${linksIn(mail, 'stop')[0]}>`)
      expect(mail.from).toBe(contactEmail)
    }
    expect(await statesOf(store)).toEqual({ 'invitation contact0': 'sent', 'invitation contact1': 'sent', 'invitation contact2': 'sent' })
  })

  test('a company in two clusters gets one mail with both questionnaires; two persons of one member each get their own', async () => {
    const { invitations } = await smallProgramme(store, 2)
    const db = store.kysely
    await db.updateTable('membership').set({ company_id: 'company-0' }).where('id', '=', 'membership-1').execute()
    await db.updateTable('contact').set({ company_id: 'company-0', email: 'Contact0@voorbeeld.example' }).where('id', '=', 'contact-1').execute()
    await db.insertInto('contact').values({ id: 'contact-9', company_id: 'company-0', membership_id: 'membership-0', name: null, email: 'tweede@voorbeeld.example', language: 'en' }).execute()
    const { queue, postman, finish, clock } = outbox()
    expect(await queue()).toEqual({ queued: 2, leftOut: 0 })
    await postman.round()
    const [both, second] = [smtp.received.find(({ to }) => to[0] === addressOf(0))!, smtp.received.find(({ to }) => to[0] === 'tweede@voorbeeld.example')!]
    expect([linksIn(both, 'r').length, linksIn(second, 'r').length, smtp.received.length]).toEqual([2, 1, 2])
    expect(plainTextOf(both)).toMatch(/Alpha netwerk[^]*Beta netwerk/)
    expect(plainTextOf(second)).toContain('Start the questionnaire about Alpha netwerk')
    // Either of the two answers for the member, and nobody is asked for that cluster again
    await finish(invitations[0]!)
    clock.forward(2 * days)
    expect(await queue({ kind: 'reminder' })).toEqual({ queued: 1, leftOut: 0 })
    await postman.round()
    expect([smtp.received.length, smtp.received[2]!.to, linksIn(smtp.received[2]!, 'r').length]).toEqual([3, [addressOf(0)], 1])
    expect(plainTextOf(smtp.received[2]!)).not.toContain('Alpha netwerk')
  })

  test('reminders: only to who has not finished nor opted out, the next one each time, at most two', async () => {
    const { invitations } = await smallProgramme(store, 4)
    const { queue, postman, finish, clock } = outbox()
    expect(await queue({ kind: 'reminder' })).toEqual({ queued: 0, leftOut: 4 })
    await queue()
    await postman.round()
    expect(await queue({ kind: 'reminder' })).toEqual({ queued: 0, leftOut: 4 })
    clock.forward(7 * days)
    await finish(invitations[0]!)
    await optOut(store.kysely, invitations[1]!, clock.now())
    expect(await queue({ kind: 'reminder', number: 2 })).toEqual({ queued: 0, leftOut: 2 })
    expect(await queue({ kind: 'reminder', invitationIds: invitations.slice(0, 3) })).toEqual({ queued: 1, leftOut: 0 })
    expect(await queue({ kind: 'reminder', clusterIds: ['alpha'] })).toEqual({ queued: 0, leftOut: 1 })
    expect(await queue({ kind: 'reminder', number: 1 })).toEqual({ queued: 1, leftOut: 1 })
    await postman.round()
    // By mistake once more, at once: nobody gets two on a day
    expect(await queue({ kind: 'reminder' })).toEqual({ queued: 0, leftOut: 2 })
    clock.forward(7 * days)
    expect(await queue({ kind: 'reminder' })).toEqual({ queued: 2, leftOut: 0 })
    await postman.round()
    clock.forward(7 * days)
    expect(await queue({ kind: 'reminder' })).toEqual({ queued: 0, leftOut: 2 })
    expect(receivers()).toEqual([addressOf(0), addressOf(1), ...[2, 2, 2, 3, 3, 3].map(addressOf)])
    const subjects = smtp.received.filter(({ to }) => to[0] === addressOf(2)).map((mail) => headerOf(mail, 'Subject'))
    expect(subjects).toEqual(['Wat levert Alpha netwerk uw onderneming op?', 'Herinnering: uw mening over Alpha netwerk', 'Laatste herinnering: uw mening over Alpha netwerk'])
  })

  test('a planned reminder goes out by itself at its moment, once, and stands in the audit trail as a count', async () => {
    await smallProgramme(store, 2)
    const { queue, postman, clock } = outbox()
    await queue()
    await postman.round()
    await store.kysely.transaction().execute((transaction) => planReminder(transaction, '2026', 1, new Date(during.getTime() + days)))
    await postman.round()
    expect(smtp.received.length).toBe(2)
    clock.forward(days)
    await Promise.all([postman.round(), postman.round()])
    await postman.round()
    expect(smtp.received.length).toBe(4)
    const [entry] = await readEntries(store.kysely, { limit: 1 })
    expect([entry!.act, entry!.actor.kind, entry!.details]).toEqual(['reminderSent', 'clock', { number: 1, mails: 2 }])
  })

  test('an answer that was stored before a reminder is begun keeps it in, also in the same millisecond', async () => {
    const { invitations } = await smallProgramme(store, 1)
    const { queue, postman, finish, clock } = outbox()
    await queue()
    await postman.round()
    clock.forward(2 * days)
    await queue({ kind: 'reminder' })
    await finish(invitations[0]!)
    expect(await postman.round()).toEqual({ handedOver: 0 })
    expect(smtp.received.length).toBe(1)
    expect(await statesOf(store)).toEqual({ 'invitation contact0': 'sent', 'reminder1 contact0': 'cancelled finished' })
  })

  test('answer and reminder at the very same time: of a hundred members nobody who answered first is reminded', async () => {
    const { invitations } = await smallProgramme(store, 100)
    const { queue, postman, finish, clock } = outbox()
    await queue()
    await postman.round()
    clock.forward(2 * days)
    await queue({ kind: 'reminder' })
    await Promise.all([postman.round(), ...invitations.slice(0, 50).map(finish)])
    const sent = await store.kysely.selectFrom('mail').innerJoin('mail_invitation', 'mail_invitation.mail_id', 'mail.id').select(['mail.state', 'mail_invitation.invitation_id as id']).where('mail.kind', '=', 'reminder1').execute()
    expect(sent.filter(({ state }) => state !== 'sent' && state !== 'cancelled')).toEqual([])
    expect(sent.filter(({ id, state }) => state === 'cancelled' && !invitations.slice(0, 50).includes(id))).toEqual([])
    expect(smtp.received.length).toBe(100 + sent.filter(({ state }) => state === 'sent').length)
  })

  if (kind === 'postgres') {
    test('a claim waits for the save that holds the invitation, and then finds the answer', async () => {
      const { invitations } = await smallProgramme(store, 1)
      const { queue, clock } = outbox()
      await queue()
      let looked: Promise<{ kind: string }>
      await store.kysely.transaction().execute(async (transaction) => {
        await transaction.updateTable('invitation').set({ completed_at: clock.now().toISOString() }).where('id', '=', invitations[0]!).execute()
        looked = claim(clock.now())
        await transaction.selectFrom('wave').select('id').execute()
      })
      expect(await looked!).toEqual({ kind: 'passedOver' })
    })

    test('two servers on one database send every mail once', async () => {
      const url = await newUrl()
      const [one, two] = [await open(url), await open(url)]
      await smallProgramme(one, 40)
      const [first, second] = [outbox({}, one), outbox({}, two)]
      await first.queue()
      await Promise.all([first.postman.round(), second.postman.round()])
      expect(receivers()).toEqual(Array.from({ length: 40 }, (_, member) => addressOf(member)).sort())
    })
  }

  describe('drill R12: cut at each step', () => {
    test('after the claim: the mail goes out once, when the time of the claim is over', async () => {
      await smallProgramme(store, 1)
      const { queue, postman, clock } = outbox()
      await queue()
      const { messageId } = await claimed(clock.now())
      expect(await postman.round()).toEqual({ handedOver: 0 })
      clock.forward(leaseMs)
      expect(await postman.round()).toEqual({ handedOver: 1 })
      expect(smtp.received.map((mail) => headerOf(mail, 'Message-ID'))).toEqual([`<${messageId}>`])
    })

    test('after handing over, before marking: once more with the same Message-ID, both links work, and not to who answered meanwhile', async () => {
      const { invitations } = await smallProgramme(store, 2)
      const { queue, postman, mailer, clock, finish } = outbox()
      await queue()
      for (const _ of invitations) await mailer.deliver(await letterFor(store.kysely, await claimed(clock.now()), { publicOrigin, contactEmail }))
      expect(smtp.received.length).toBe(2)
      await finish(invitations[1]!)
      clock.forward(leaseMs)
      expect(await postman.round()).toEqual({ handedOver: 1 })
      const twice = smtp.received.filter(({ to }) => to[0] === addressOf(0))
      expect(twice.length).toBe(2)
      expect(new Set(twice.map((mail) => headerOf(mail, 'Message-ID'))).size).toBe(1)
      const links = await store.kysely.selectFrom('invitation_link').select('stopped_at').where('token_hash', 'in', twice.flatMap((mail) => linksIn(mail, 'r')).map(hashToken)).execute()
      expect(links).toEqual([{ stopped_at: null }, { stopped_at: null }])
      expect(await statesOf(store)).toEqual({ 'invitation contact0': 'sent', 'invitation contact1': 'cancelled finished' })
    })

    test('twice after handing over: no third time, somebody has to look', async () => {
      await smallProgramme(store, 1)
      const { queue, postman, clock } = outbox()
      await queue()
      await claimed(clock.now())
      clock.forward(leaseMs)
      await claimed(clock.now())
      clock.forward(leaseMs)
      expect(await postman.round()).toEqual({ handedOver: 0 })
      expect(await statesOf(store)).toEqual({ 'invitation contact0': 'failed interruptedTwice' })
      // Whoever looked asks for it again
      expect(await queue()).toEqual({ queued: 1, leftOut: 0 })
      expect(await postman.round()).toEqual({ handedOver: 1 })
    })

    test('the mail server vanishes in the middle of a mail: uncertain, so once more and with the same Message-ID', async () => {
      await smallProgramme(store, 1)
      const { queue, postman, clock } = outbox()
      await queue()
      const ids: (string | undefined)[] = []
      manners.data = (mail) => {
        ids.push(headerOf(mail, 'Message-ID'))
        smtp.cut()
        return undefined
      }
      await postman.round()
      expect(await statesOf(store)).toEqual({ 'invitation contact0': 'sending' })
      manners.data = (mail) => void ids.push(headerOf(mail, 'Message-ID'))
      clock.forward(leaseMs)
      await postman.round()
      expect(await statesOf(store)).toEqual({ 'invitation contact0': 'sent' })
      expect([ids.length, new Set(ids).size]).toEqual([2, 1])
    })
  })

  test('what the mail server says: an address that does not exist is a bounce, not now is later, no server is nothing lost', async () => {
    await smallProgramme(store, 4)
    const { queue, postman, clock } = outbox()
    manners.recipient = (address) =>
      ({ [addressOf(0)]: '550 5.1.1 No such user', [addressOf(1)]: '450 4.2.0 Try again', [addressOf(2)]: '550 5.7.1 We refuse mail from you' })[address]
    await queue()
    await postman.round()
    expect(await statesOf(store)).toEqual({
      'invitation contact0': 'bounced smtp 550 5.1.1',
      'invitation contact1': 'queued smtp 450 4.2.0',
      'invitation contact2': 'failed smtp 550 5.7.1',
      'invitation contact3': 'sent',
    })
    const bounced = await store.kysely.selectFrom('contact').select('id').where('bounced_at', 'is not', null).execute()
    expect(bounced).toEqual([{ id: 'contact-0' }])
    expect(await postman.round()).toEqual({ handedOver: 0 })
    manners.recipient = () => undefined
    clock.forward(minutes)
    expect(await postman.round()).toEqual({ handedOver: 1 })
    // What failed goes out when it is asked for again; who bounced only with another address
    expect(await queue()).toEqual({ queued: 1, leftOut: 2 })
    await store.kysely.updateTable('contact').set({ email: 'nieuw@voorbeeld.example', bounced_at: null }).where('id', '=', 'contact-0').execute()
    expect(await queue()).toEqual({ queued: 1, leftOut: 3 })
    await smtp.close()
    expect(await postman.round()).toEqual({ handedOver: 0 })
    expect(Object.values(await statesOf(store)).sort()).toEqual(['queued ECONNREFUSED', 'queued ECONNREFUSED', 'sent', 'sent'])
    smtp = await realSmtp()
    clock.forward(2 * minutes)
    const elsewhere = outbox({ clock })
    expect(await elsewhere.postman.round()).toEqual({ handedOver: 2 })
    expect(receivers()).toEqual([addressOf(2), 'nieuw@voorbeeld.example'])
  })

  test('no more a minute than the rate says, a pause stops them, and closing calls off what waits', async () => {
    await smallProgramme(store, 6)
    const { queue, postman, clock } = outbox({ mailsPerMinute: 2 })
    await queue()
    await postman.round()
    await postman.round()
    expect(smtp.received.length).toBe(2)
    clock.forward(minutes)
    await postman.round()
    expect(smtp.received.length).toBe(4)
    clock.forward(minutes)
    const pause = (at: string | null) => store.kysely.updateTable('wave').set({ mails_paused_at: at }).execute()
    await pause(clock.now().toISOString())
    expect(await postman.round()).toEqual({ handedOver: 0 })
    await pause(null)
    clock.forward(closing.getTime() - clock.now().getTime())
    expect(await postman.round()).toEqual({ handedOver: 0 })
    expect(Object.values(await statesOf(store)).sort()).toEqual(['cancelled waveClosed', 'cancelled waveClosed', 'sent', 'sent', 'sent', 'sent'])
    // Extended, they are asked for again
    await store.kysely.updateTable('wave').set({ closes_at: new Date(closing.getTime() + days).toISOString() }).execute()
    expect(await queue()).toEqual({ queued: 2, leftOut: 4 })
  })

  test('check 18: names and addresses with line breaks, commas and groups reach exactly one recipient and add no header', async () => {
    const hostile = ['a\r\nBcc: stolen@evil.be', 'a, b <c@evil.be>', '=?utf-8?q?x=0D=0ABcc=3A_c=40evil.be?=', `${'('.repeat(1_000)}x${')'.repeat(1_000)}`, '"<c@evil.be>', 'group: c@evil.be;']
    await smallProgramme(store, hostile.length + 1)
    const db = store.kysely
    for (const [member, name] of hostile.entries()) {
      await db.updateTable('contact').set({ name }).where('id', '=', `contact-${member}`).execute()
      await db.updateTable('company').set({ name }).where('id', '=', `company-${member}`).execute()
    }
    await db.updateTable('cluster').set({ name: 'Alpha\r\nBcc: stolen@evil.be' }).where('id', '=', 'alpha').execute()
    await db.insertInto('account').values({ id: 'm', email: 'manager@alpha.example', name: 'M\r\nBcc: stolen@evil.be', role: 'manager', cluster_id: 'alpha', disabled_at: null }).execute()
    await db.updateTable('contact').set({ email: 'a@b.be\r\nBcc: c@evil.be' }).where('id', '=', `contact-${hostile.length}`).execute()
    const { queue, postman } = outbox()
    await queue()
    await postman.round()
    expect(receivers()).toEqual(hostile.map((_, member) => addressOf(member)))
    for (const mail of smtp.received) {
      const names = mail.source.slice(0, mail.source.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ').split('\r\n').map((line) => line.split(':')[0]!.toLowerCase())
      expect(names.filter((name) => ['to', 'cc', 'bcc', 'from', 'subject', 'reply-to'].includes(name)).sort()).toEqual(expect.arrayContaining(['from', 'subject', 'to']))
      expect(names.filter((name) => name === 'bcc' || name === 'cc')).toEqual([])
      expect(headerOf(mail, 'To')).not.toMatch(/,(?![^"]*")/)
    }
    expect(Object.values(await statesOf(store)).filter((state) => state !== 'sent')).toEqual(['bounced notOneAddress'])
  })
})

test('without an SMTP server a mail is a file, and a second handing over takes the place of the first', async () => {
  const { mkdtempSync, readdirSync, rmSync } = await import('node:fs')
  const { tmpdir } = await import('node:os')
  const { join } = await import('node:path')
  const { connect } = await import('../../../../db/connect.ts')
  const folder = mkdtempSync(join(tmpdir(), 'outbox-'))
  const store = await connect('sqlite::memory:')
  const one = outboxOf(store, undefined, { folder, clock: clockAt() })
  try {
    await smallProgramme(store, 2)
    await one.queue()
    const interrupted = await store.kysely.transaction().execute((transaction) => claimMail(transaction, { now: one.clock.now(), newLink: fresh }))
    if (interrupted.kind !== 'claimed') throw new Error('no mail')
    await one.mailer.deliver(await letterFor(store.kysely, interrupted.mail, { publicOrigin, contactEmail }))
    one.clock.forward(leaseMs)
    await one.postman.round()
    expect(readdirSync(folder).length).toBe(2)
    expect(Object.values(await statesOf(store))).toEqual(['sent', 'sent'])
  } finally {
    await one.close()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
