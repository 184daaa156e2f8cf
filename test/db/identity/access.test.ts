import { expect, test } from 'vitest'
import { disableAccount, findAccount, findAccountByEmail, insertAccount, listAccounts } from '../../../db/identity/access/account.ts'
import { endRespondentSession, findRespondentSession, startRespondentSession } from '../../../db/identity/access/respondentSession.ts'
import { createSession, endSession, endSessionsOfAccount, findSession, touchSession } from '../../../db/identity/access/session.ts'
import { consumeSignInLink, createSignInLink, findSignInLink } from '../../../db/identity/access/signInLink.ts'
import { findInvitationByTokenHash, optOut, revokeInvitation, setInvitationLanguage, setInvitationToken } from '../../../db/identity/waves/invitation.ts'
import { onEachDatabase } from '../onEachDatabase.ts'
import { closing, during, opening, smallProgramme } from '../programme.ts'
import type { Store } from '../../../db/store.ts'

const manager = { id: 'account-m', email: 'Manager@Voorbeeld.example', name: 'Manager', role: 'manager', clusterId: 'alpha' } as const
const analyst = { id: 'account-a', email: 'analist@voorbeeld.example', name: 'Analist', role: 'analyst', clusterId: null } as const
const minutes = (count: number) => new Date(during.getTime() + count * 60_000)

async function withAccounts(store: Store): Promise<void> {
  await smallProgramme(store, 2)
  await insertAccount(store.kysely, manager)
  await insertAccount(store.kysely, analyst)
}

onEachDatabase('access', ({ open }) => {
  test('an account is found by its address in any case', async () => {
    const store = await open()
    await withAccounts(store)
    const stored = { ...manager, email: 'manager@voorbeeld.example', disabledAt: null }
    expect(await findAccountByEmail(store.kysely, ' MANAGER@voorbeeld.example ')).toEqual(stored)
    expect(await findAccount(store.kysely, 'account-m')).toEqual(stored)
    expect(await findAccountByEmail(store.kysely, 'nobody@voorbeeld.example')).toBeUndefined()
    expect((await listAccounts(store.kysely)).map((account) => account.id)).toEqual(['account-a', 'account-m'])
  })

  test('a manager has a cluster and nobody else has; a role that does not exist is refused', async () => {
    const store = await open()
    await withAccounts(store)
    await expect(insertAccount(store.kysely, { ...manager, id: 'x', email: 'x@voorbeeld.example', clusterId: null })).rejects.toThrow(/constraint/i)
    await expect(insertAccount(store.kysely, { ...analyst, id: 'x', email: 'x@voorbeeld.example', clusterId: 'alpha' })).rejects.toThrow(/constraint/i)
    await expect(insertAccount(store.kysely, { ...analyst, id: 'x', email: 'x@voorbeeld.example', role: 'king' as 'analyst' })).rejects.toThrow(/constraint/i)
    await expect(insertAccount(store.kysely, { ...analyst, id: 'x' })).rejects.toThrow(/unique/i)
  })

  test('a sign-in link works once, of many who press at once one gets in', async () => {
    const store = await open()
    await withAccounts(store)
    await createSignInLink(store.kysely, { tokenHash: 'link', accountId: 'account-m', now: during, expiresAt: minutes(10) })
    expect(await findSignInLink(store.kysely, 'link', during)).toEqual({ accountId: 'account-m' })
    expect(await findSignInLink(store.kysely, 'link', during)).toEqual({ accountId: 'account-m' })
    const pressed = await Promise.all(Array.from({ length: 10 }, () => consumeSignInLink(store.kysely, 'link', minutes(1))))
    expect(pressed.filter((account) => account !== undefined)).toEqual([{ accountId: 'account-m' }])
    expect(await findSignInLink(store.kysely, 'link', during)).toBeUndefined()
  })

  test('a sign-in link ends with time, with a newer one, and with the account', async () => {
    const store = await open()
    await withAccounts(store)
    const link = (tokenHash: string) => createSignInLink(store.kysely, { tokenHash, accountId: 'account-m', now: during, expiresAt: minutes(10) })
    await link('first')
    expect(await consumeSignInLink(store.kysely, 'first', minutes(10))).toBeUndefined()
    await link('second')
    expect(await consumeSignInLink(store.kysely, 'first', during)).toBeUndefined()
    await disableAccount(store.kysely, 'account-m', during)
    await createSignInLink(store.kysely, { tokenHash: 'third', accountId: 'account-m', now: during, expiresAt: minutes(10) })
    expect(await findSignInLink(store.kysely, 'third', during)).toBeUndefined()
    expect(await consumeSignInLink(store.kysely, 'third', during)).toBeUndefined()
  })

  test('a session knows its account until it ends', async () => {
    const store = await open()
    await withAccounts(store)
    for (const idHash of ['one', 'two', 'three']) await createSession(store.kysely, { idHash, accountId: 'account-m', now: during })
    await touchSession(store.kysely, 'one', minutes(5))
    expect(await findSession(store.kysely, 'one')).toEqual({
      accountId: 'account-m', name: 'Manager', email: 'manager@voorbeeld.example', role: 'manager', clusterId: 'alpha',
      createdAt: during.toISOString(), seenAt: minutes(5).toISOString(), byProvider: false,
    })
    await endSession(store.kysely, 'one')
    expect(await findSession(store.kysely, 'one')).toBeUndefined()
    expect(await findSession(store.kysely, 'two')).toBeDefined()
    await endSessionsOfAccount(store.kysely, 'account-m')
    expect(await findSession(store.kysely, 'two')).toBeUndefined()
  })

  test('a disabled account has no session left', async () => {
    const store = await open()
    await withAccounts(store)
    await createSession(store.kysely, { idHash: 'one', accountId: 'account-a', now: during })
    await createSession(store.kysely, { idHash: 'other', accountId: 'account-m', now: during })
    await disableAccount(store.kysely, 'account-a', minutes(1))
    await disableAccount(store.kysely, 'account-a', minutes(2))
    expect(await store.kysely.selectFrom('session').select('id_hash').execute()).toEqual([{ id_hash: 'other' }])
    expect((await findAccount(store.kysely, 'account-a'))!.disabledAt).toBe(minutes(1).toISOString())
  })

  test('the token of an invitation opens it with its cluster and wave, and looking changes nothing', async () => {
    const store = await open()
    await withAccounts(store)
    const before = await store.kysely.selectFrom('invitation').selectAll().orderBy('id').execute()
    expect(await findInvitationByTokenHash(store.kysely, 'hash-1')).toEqual({
      id: 'invitation-1', reference: 'reference-1', memberId: 'M1', language: 'nl',
      openedAt: null, startedAt: null, completedAt: null, optedOutAt: null, revokedAt: null,
      cluster: { id: 'beta', name: 'Beta netwerk' },
      wave: { id: '2026', label: 'Golf 2026', questionnaireVersion: '2020.1', opensAt: opening.toISOString(), closesAt: closing.toISOString(), synthetic: false, isTrial: false, state: 'open' },
    })
    expect(await findInvitationByTokenHash(store.kysely, 'hash-9')).toBeUndefined()
    expect(await store.kysely.selectFrom('invitation').selectAll().orderBy('id').execute()).toEqual(before)
  })

  test('a respondent session leads to its invitation and notes the first opening', async () => {
    const store = await open()
    await withAccounts(store)
    await startRespondentSession(store.kysely, { idHash: 'phone', invitationId: 'invitation-0', now: during })
    await startRespondentSession(store.kysely, { idHash: 'desktop', invitationId: 'invitation-0', now: minutes(5) })
    expect(await findRespondentSession(store.kysely, 'desktop', minutes(-60))).toMatchObject({ id: 'invitation-0', openedAt: during.toISOString() })
    await endRespondentSession(store.kysely, 'phone')
    expect(await findRespondentSession(store.kysely, 'phone', minutes(-60))).toBeUndefined()
    expect(await findRespondentSession(store.kysely, 'desktop', minutes(-60))).toMatchObject({ id: 'invitation-0' })
  })

  test('a revoked invitation ends its sessions, and still says that it is revoked', async () => {
    const store = await open()
    await withAccounts(store)
    await startRespondentSession(store.kysely, { idHash: 'phone', invitationId: 'invitation-0', now: during })
    await revokeInvitation(store.kysely, 'invitation-0', minutes(1))
    expect(await findRespondentSession(store.kysely, 'phone', minutes(-60))).toBeUndefined()
    expect(await store.kysely.selectFrom('respondent_session').selectAll().execute()).toEqual([])
    expect(await findInvitationByTokenHash(store.kysely, 'hash-0')).toMatchObject({ revokedAt: minutes(1).toISOString() })
  })

  test('a newer link replaces the older one; language and opting out are kept', async () => {
    const store = await open()
    await withAccounts(store)
    await setInvitationToken(store.kysely, 'invitation-0', 'newer')
    await setInvitationLanguage(store.kysely, 'invitation-0', 'en')
    await optOut(store.kysely, 'invitation-0', minutes(1))
    await optOut(store.kysely, 'invitation-0', minutes(2))
    expect(await findInvitationByTokenHash(store.kysely, 'hash-0')).toBeUndefined()
    expect(await findInvitationByTokenHash(store.kysely, 'newer')).toMatchObject({ id: 'invitation-0', language: 'en', optedOutAt: minutes(1).toISOString() })
    expect(await findInvitationByTokenHash(store.kysely, 'hash-1')).toMatchObject({ language: 'nl', optedOutAt: null })
  })
})
