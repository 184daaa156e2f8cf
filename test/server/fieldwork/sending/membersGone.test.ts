import { afterEach, beforeEach, expect, test } from 'vitest'
import { eraseOnRequest } from '../../../../db/crossings/eraseOnRequest.ts'
import { mergeCompanies } from '../../../../db/identity/register/mergeCompanies.ts'
import { countNextMails } from '../../../../db/identity/mails/queueMails.ts'
import { progressCells } from '../../../../db/identity/waves/progress.ts'
import { endMembership } from '../../../../server/register/changeMember.ts'
import { onEachDatabase } from '../../../db/onEachDatabase.ts'
import { during, smallProgramme } from '../../../db/programme.ts'
import { realSmtp, type RealSmtp } from '../../mail/realSmtp.ts'
import { days, linksIn, outboxOf, plainTextOf, statesOf, type Outbox } from './outbox.ts'
import type { Store } from '../../../../db/store.ts'

const steward = { actor: { kind: 'account', id: 'steward', role: 'steward' }, now: during } as const
const [today, yesterday, tomorrow] = ['2026-02-01', '2026-01-31', '2026-02-02']

onEachDatabase('who left during an open wave', ({ open }) => {
  let smtp: RealSmtp
  let outbox: Outbox | undefined
  beforeEach(async () => {
    smtp = await realSmtp()
  })
  afterEach(async () => {
    await outbox?.close()
    await smtp.close()
  })

  const ready = async (members: number): Promise<Store> => {
    const store = await open()
    await smallProgramme(store, members)
    outbox = outboxOf(store, smtp.url)
    return store
  }
  const end = (store: Store, member: number, leftOn: string | null) => store.kysely.transaction().execute((transaction) => endMembership(transaction, `membership-${member}`, leftOn, steward))
  const receivers = () => smtp.received.map(({ to }) => to.join().split('@')[0]).sort()
  const gone = async (store: Store, day: string) => (await progressCells(store.kysely, '2026', day)).map((cell) => [cell.invited, cell.gone])

  test('the mail that waits stays in, no reminder is prepared, and the member counts as invited and gone', async () => {
    const store = await ready(3)
    const { queue, postman, clock } = outbox!
    await queue()
    await end(store, 0, today)
    // A last day that is to come changes nothing before it
    await end(store, 1, tomorrow)
    expect(await postman.round()).toEqual({ handedOver: 2 })
    expect(receivers()).toEqual(['contact1', 'contact2'])
    expect(await statesOf(store)).toEqual({ 'invitation contact0': 'cancelled memberGone', 'invitation contact1': 'sent', 'invitation contact2': 'sent' })
    expect(await gone(store, today)).toEqual([[1, 0], [1, 1], [1, 0]])
    clock.forward(2 * days)
    expect(await countNextMails(store.kysely, '2026', clock.now())).toEqual({ invitations: 0, reminder1: 1, reminder2: 0, withoutAddress: 0 })
    expect(await queue({ kind: 'reminder' })).toEqual({ queued: 1, leftOut: 0 })
    expect(await gone(store, '2026-02-03')).toEqual([[1, 0], [1, 1], [1, 1]])
    // Taken back: it was a mistake
    await end(store, 0, null)
    expect(await queue()).toEqual({ queued: 1, leftOut: 1 })
    await postman.round()
    expect(receivers()).toEqual(['contact0', 'contact1', 'contact2', 'contact2'])
  })

  test('a company that left one of its clusters is written to about the other only', async () => {
    const store = await ready(2)
    await store.kysely.updateTable('membership').set({ company_id: 'company-0' }).where('id', '=', 'membership-1').execute()
    await store.kysely.updateTable('contact').set({ company_id: 'company-0', email: 'contact0@voorbeeld.example' }).where('id', '=', 'contact-1').execute()
    await outbox!.queue()
    await end(store, 0, yesterday)
    await outbox!.postman.round()
    expect(smtp.received.map((mail) => linksIn(mail, 'r').length)).toEqual([1])
    expect(plainTextOf(smtp.received[0]!)).toContain('Beta netwerk')
    expect(plainTextOf(smtp.received[0]!)).not.toContain('Alpha netwerk')
  })

  test('of two companies in one cluster that are one, the mail about the membership that ends stays in; whoever finished counts as finished', async () => {
    const store = await ready(5)
    const { queue, postman, finish } = outbox!
    await queue()
    await finish('invitation-4')
    const merge = (from: number, into: number) => store.kysely.transaction().execute((transaction) => mergeCompanies(transaction, `company-${from}`, `company-${into}`, { now: during, lastDay: yesterday }))
    expect([await merge(2, 0), await merge(4, 0), await merge(3, 0)]).toEqual(['merged', 'merged', 'merged'])
    await postman.round()
    expect(receivers()).toEqual(['contact0', 'contact1', 'contact3'])
    expect(await statesOf(store)).toMatchObject({ 'invitation contact2': 'cancelled memberGone', 'invitation contact4': 'cancelled finished' })
    const cells = await progressCells(store.kysely, '2026', today)
    expect(cells.reduce((sum, one) => [sum[0]! + one.invited, sum[1]! + one.complete, sum[2]! + one.gone], [0, 0, 0])).toEqual([5, 1, 1])
  })

  test('the mail that waits for a contact that is erased is called off at once, and stays so', async () => {
    const store = await ready(2)
    const { queue, postman } = outbox!
    await queue()
    await eraseOnRequest(store, { what: 'contact', contactId: 'contact-0' }, steward)
    const mails = () => store.kysely.selectFrom('mail').select(['recipient_id as to', 'state', 'outcome']).orderBy('recipient_id').execute()
    expect(await mails()).toEqual([{ to: 'contact-0', state: 'cancelled', outcome: 'erased' }, { to: 'contact-1', state: 'queued', outcome: null }])
    expect(await postman.round()).toEqual({ handedOver: 1 })
    expect(await queue()).toEqual({ queued: 0, leftOut: 1 })
    expect(receivers()).toEqual(['contact1'])
    expect(await countNextMails(store.kysely, '2026', during)).toMatchObject({ withoutAddress: 1 })
  })
})
