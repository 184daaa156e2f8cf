import { expect, test } from 'vitest'
import { readEntries } from '../../../db/audit/readEntries.ts'
import { recordAct } from '../../../db/audit/auditTrail.ts'
import { keepReceivedList, listReceived } from '../../../db/identity/register/lists.ts'
import { applyRetention } from '../../../server/retention/applyRetention.ts'
import { monthsBefore } from '../../../server/retention/periods.ts'
import { onEachDatabase } from '../../db/onEachDatabase.ts'
import { closing, during, smallProgramme } from '../../db/programme.ts'
import type { Store } from '../../../db/store.ts'

const day = 86_400_000
const after = (from: Date, days: number) => new Date(from.getTime() + days * day)
const links = async (store: Store) =>
  (await store.kysely.selectFrom('invitation').select('token_hash').where('token_hash', 'is not', null).execute()).length + (await store.kysely.selectFrom('invitation_link').selectAll().execute()).length
const entries = async (store: Store) => (await readEntries(store.kysely, { limit: 20 })).map(({ act, actor, details }) => `${actor.kind} ${act} ${JSON.stringify(details)}`)

async function programme(store: Store): Promise<void> {
  await smallProgramme(store, 3)
  await store.kysely.insertInto('response').values({ wave_id: '2026', id: 'response-0', cluster_id: 'alpha', call: '1', embedding: 'zelfstandig', size: 'KO', status: 'complete', revision: 1, answers: '{}', coded: Buffer.of(1), page: null, submission_key: null }).execute()
  // A link in a mail that went out, beside the first one
  await store.kysely.insertInto('invitation_link').values({ token_hash: 'mailed', invitation_id: 'invitation-0', purpose: 'answer', recipient_id: null, mail_id: null, made_at: during.toISOString(), stopped_at: null }).execute()
  await store.kysely.insertInto('response_link').values({ invitation_id: 'invitation-0', response_id: 'response-0' }).execute()
}

onEachDatabase('what is kept no longer than was promised', ({ open }) => {
  test('the key goes on its day, by itself, and with it the links of the members', async () => {
    const store = await open()
    await programme(store)
    const frozenAt = after(closing, 10)
    await store.kysely.updateTable('wave').set({ state: 'frozen', frozen_at: frozenAt.toISOString() }).execute()
    const keys = async () => (await store.kysely.selectFrom('response_link').selectAll().execute()).length
    await applyRetention(store, { keyDays: 90, now: new Date(after(frozenAt, 90).getTime() - 1) })
    expect([await keys(), await links(store), await entries(store)]).toEqual([1, 4, []])
    await applyRetention(store, { keyDays: 90, now: after(frozenAt, 90) })
    expect([await keys(), await links(store)]).toEqual([0, 0])
    const done = ['clock retentionApplied {"links":4}', 'clock linkKeyDestroyed {"links":1}']
    expect(await entries(store)).toEqual(done)
    await applyRetention(store, { keyDays: 90, now: after(frozenAt, 91) })
    expect(await entries(store)).toEqual(done)
  })

  test('links of a wave that was never frozen go a year after its closing', async () => {
    const store = await open()
    await programme(store)
    await applyRetention(store, { keyDays: 90, now: after(closing, 365) })
    expect(await links(store)).toBe(4)
    await applyRetention(store, { keyDays: 90, now: new Date(after(closing, 365).getTime() + 1) })
    expect(await links(store)).toBe(0)
  })

  test('contacts go twelve months after the last wave in which their company was asked, others stay', async () => {
    const store = await open()
    await programme(store)
    await store.kysely.insertInto('wave').values({ id: '2027', label: '2027', questionnaire_version: '2020.1', opens_at: '2027-01-01T00:00:00.000Z', closes_at: '2027-02-01T00:00:00.000Z', synthetic: 0, mark: 'm', state: 'open' }).execute()
    await store.kysely.updateTable('invitation').set({ wave_id: '2027' }).where('id', '=', 'invitation-1').execute()
    await store.kysely.insertInto('company').values({ id: 'new', name: 'Nooit gevraagd', enterprise_number: null, founded: null, postal_code: null, employees: null }).execute()
    await store.kysely.insertInto('contact').values({ id: 'new', company_id: 'new', membership_id: null, name: 'Nieuw', email: null, language: 'nl' }).execute()
    const contacts = async () => (await store.kysely.selectFrom('contact').select('id').orderBy('id').execute()).map(({ id }) => id)
    await applyRetention(store, { keyDays: 90, now: new Date('2027-03-01T22:59:58.000Z') })
    expect(await contacts()).toHaveLength(4)
    await applyRetention(store, { keyDays: 90, now: new Date('2027-03-02T23:00:00.000Z') })
    expect(await contacts()).toEqual(['contact-1', 'new'])
    expect((await entries(store))[0]).toBe('clock retentionApplied {"contacts":2}')
  })

  test('a list that a manager sent and nobody took over goes after ninety days', async () => {
    const store = await open()
    await programme(store)
    await keepReceivedList(store.kysely, { clusterId: 'alpha', fileName: 'leden.csv', content: Buffer.of(1), mapping: {}, receivedAt: during.toISOString() }, null)
    const lists = async () => (await listReceived(store.kysely)).length
    await applyRetention(store, { keyDays: 90, now: after(during, 90) })
    expect([await lists(), await entries(store)]).toEqual([1, []])
    await applyRetention(store, { keyDays: 90, now: new Date(after(during, 90).getTime() + 1) })
    expect([await lists(), await entries(store)]).toEqual([0, ['clock retentionApplied {"lists":1}']])
  })

  test('the audit trail loses what is older than five years, and says so', async () => {
    const store = await open()
    const write = (at: Date) => store.kysely.transaction().execute((transaction) => recordAct(transaction, { at, actor: { kind: 'clock' }, act: 'backupMade' }))
    await write(during)
    await write(after(during, 30))
    await applyRetention(store, { keyDays: 90, now: new Date('2031-02-10T00:00:00.000Z') })
    expect((await entries(store)).map((text) => text.split(' {')[0])).toEqual(['clock auditTrimmed', 'clock backupMade'])
  })
})

test('months before: the last day of a shorter month', () => {
  expect(monthsBefore(new Date('2028-02-29T10:00:00.000Z'), 12).toISOString()).toBe('2027-02-28T10:00:00.000Z')
  expect(monthsBefore(new Date('2027-01-31T10:00:00.000Z'), 2).toISOString()).toBe('2026-11-30T10:00:00.000Z')
})
