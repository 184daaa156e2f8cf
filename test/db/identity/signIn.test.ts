import { expect, test } from 'vitest'
import { enableAccount, disableAccount, findAccount, insertAccount, lockActiveStewards, setAccountRights } from '../../../db/identity/access/account.ts'
import { deleteAccountSubjects, findAccountOfSubject, insertAccountSubject, listAccountSubjects } from '../../../db/identity/access/accountSubject.ts'
import { countAttempts, findAttempts, removeAttempts } from '../../../db/identity/access/attempts.ts'
import { createSession, findSession } from '../../../db/identity/access/session.ts'
import { createSignInLink } from '../../../db/identity/access/signInLink.ts'
import { onEachDatabase } from '../onEachDatabase.ts'
import { during, smallProgramme } from '../programme.ts'
import type { Store } from '../../../db/store.ts'

const manager = { id: 'account-m', email: 'manager@voorbeeld.example', name: 'Manager', role: 'manager', clusterId: 'alpha' } as const
const steward = { id: 'account-s', email: 'steward@voorbeeld.example', name: 'Steward', role: 'steward', clusterId: null } as const
const issuer = 'https://aanbieder.voorbeeld.example'
const seconds = (count: number) => new Date(during.getTime() + count * 1000)

async function withAccounts(store: Store): Promise<void> {
  await smallProgramme(store, 2)
  for (const account of [manager, steward]) await insertAccount(store.kysely, account)
}

async function withSessions(store: Store): Promise<() => Promise<readonly [sessions: number, links: number]>> {
  for (const { id } of [manager, steward]) {
    await createSession(store.kysely, { idHash: `session of ${id}`, accountId: id, now: during })
    await createSignInLink(store.kysely, { tokenHash: `link of ${id}`, accountId: id, now: during, expiresAt: seconds(600) })
  }
  const countOf = async (table: 'session' | 'sign_in_link') => (await store.kysely.selectFrom(table).select('account_id').where('account_id', '=', manager.id).execute()).length
  return async () => [await countOf('session'), await countOf('sign_in_link')]
}

onEachDatabase('the rights of an account', ({ open }) => {
  test.each([
    ['role', (store: Store) => setAccountRights(store.kysely, manager.id, { role: 'analyst', clusterId: null })],
    ['cluster', (store: Store) => setAccountRights(store.kysely, manager.id, { role: 'manager', clusterId: 'beta' })],
    ['disabling', (store: Store) => disableAccount(store.kysely, manager.id, during)],
    ['hand', (store: Store) => store.kysely.updateTable('account').set({ role: 'steward', cluster_id: null }).where('id', '=', manager.id).execute()],
  ])('end its sessions and links when they change by %s, and those of nobody else', async (_, change) => {
    const store = await open()
    await withAccounts(store)
    const left = await withSessions(store)
    expect(await left()).toEqual([1, 1])
    await change(store)
    expect(await left()).toEqual([0, 0])
    expect(await findSession(store.kysely, `session of ${steward.id}`)).toMatchObject({ accountId: steward.id, byProvider: false })
  })

  test('leave its sessions alone when nothing changes, or only its name', async () => {
    const store = await open()
    await withAccounts(store)
    const left = await withSessions(store)
    await setAccountRights(store.kysely, manager.id, manager)
    await store.kysely.updateTable('account').set({ name: 'Iemand' }).where('id', '=', manager.id).execute()
    expect(await left()).toEqual([1, 1])
  })

  test('come back with enabling; who is a steward that may sign in is known', async () => {
    const store = await open()
    await withAccounts(store)
    expect(await lockActiveStewards(store.kysely)).toEqual([steward.id])
    await disableAccount(store.kysely, steward.id, during)
    expect(await lockActiveStewards(store.kysely)).toEqual([])
    await enableAccount(store.kysely, steward.id)
    expect(await findAccount(store.kysely, steward.id)).toEqual({ ...steward, disabledAt: null })
    expect(await lockActiveStewards(store.kysely)).toEqual([steward.id])
  })
})

onEachDatabase('subjects of a provider', ({ open }) => {
  test('lead to one account that is not disabled, and only at their own issuer', async () => {
    const store = await open()
    await withAccounts(store)
    expect(await insertAccountSubject(store.kysely, { issuer, subject: 'one', accountId: manager.id, organisation: 'OVO000001' }, during)).toBe(true)
    expect(await findAccountOfSubject(store.kysely, issuer, 'one')).toEqual({ accountId: manager.id, organisation: 'OVO000001' })
    for (const [elsewhere, subject] of [['https://other.example', 'one'], [issuer, 'ONE'], [issuer, 'two']] as const) expect(await findAccountOfSubject(store.kysely, elsewhere, subject)).toBeUndefined()
    await disableAccount(store.kysely, manager.id, during)
    expect(await findAccountOfSubject(store.kysely, issuer, 'one')).toBeUndefined()
  })

  test('are never shared, neither by two accounts nor two by one account', async () => {
    const store = await open()
    await withAccounts(store)
    const link = (subject: string, accountId: string, at = issuer) => insertAccountSubject(store.kysely, { issuer: at, subject, accountId, organisation: null }, during)
    expect(await link('one', manager.id)).toBe(true)
    expect([await link('one', steward.id), await link('two', manager.id), await link('one', manager.id)]).toEqual([false, false, false])
    expect([await link('two', steward.id), await link('one', manager.id, 'https://other.example')]).toEqual([true, true])
    expect((await listAccountSubjects(store.kysely, issuer)).map(({ subject, accountId }) => [subject, accountId])).toEqual([['one', manager.id], ['two', steward.id]])
    expect(await listAccountSubjects(store.kysely)).toHaveLength(3)
  })

  test('when taken away let nobody in any more, sessions included', async () => {
    const store = await open()
    await withAccounts(store)
    await insertAccountSubject(store.kysely, { issuer, subject: 'one', accountId: manager.id, organisation: null }, during)
    await createSession(store.kysely, { idHash: 'one', accountId: manager.id, now: during, byProvider: true })
    expect(await findSession(store.kysely, 'one')).toMatchObject({ byProvider: true })
    expect(await deleteAccountSubjects(store.kysely, manager.id)).toBe(1)
    expect([await findAccountOfSubject(store.kysely, issuer, 'one'), await findSession(store.kysely, 'one')]).toEqual([undefined, undefined])
    expect(await deleteAccountSubjects(store.kysely, manager.id)).toBe(0)
  })
})

onEachDatabase('attempts', ({ open }) => {
  const windowAt = (moment: Date) => ({ now: moment, startedAfter: new Date(moment.getTime() - 60_000), startedBefore: new Date(moment.getTime() + 60_000) })
  const counted = async (store: Store, keys: string[], moment: Date) => Object.fromEntries([...(await countAttempts(store.kysely, keys, windowAt(moment)))].map(([key, { attempts }]) => [key, attempts]))

  test('at the same moment each get a number of their own', async () => {
    const store = await open()
    const numbers = await Promise.all(Array.from({ length: 30 }, async () => (await counted(store, ['a', 'all'], during))['a']))
    expect(numbers.sort((a, b) => a! - b!)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
    expect((await findAttempts(store.kysely, ['a', 'all', 'nobody'], windowAt(during))).get('all')).toEqual({ windowStartedAt: during.toISOString(), attempts: 30 })
  })

  test('are counted from the first of a minute; the next minute, or a clock that was put back, starts from nothing', async () => {
    const store = await open()
    expect(await counted(store, ['a'], during)).toEqual({ a: 1 })
    expect(await counted(store, ['a', 'b'], seconds(59))).toEqual({ a: 2, b: 1 })
    expect((await findAttempts(store.kysely, ['a', 'b'], windowAt(seconds(60)))).size).toBe(1)
    expect(await counted(store, ['a', 'b'], seconds(60))).toEqual({ a: 1, b: 2 })
    expect((await findAttempts(store.kysely, ['a'], windowAt(seconds(-3_600)))).size).toBe(0)
    expect(await counted(store, ['a'], seconds(-3_600))).toEqual({ a: 1 })
  })

  test('are forgotten when their minute is over', async () => {
    const store = await open()
    await counted(store, ['a'], during)
    await counted(store, ['b'], seconds(30))
    await removeAttempts(store.kysely, during)
    expect(await store.kysely.selectFrom('attempt_count').select('key').execute()).toEqual([{ key: 'b' }])
  })
})
