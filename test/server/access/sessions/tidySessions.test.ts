import { afterEach, expect, test, vi } from 'vitest'
import { insertAccount } from '../../../../db/identity/access/account.ts'
import { beginAccountSession, findSignedInAccount } from '../../../../server/access/sessions/accountSession.ts'
import { beginRespondentSession, findOpenedInvitation } from '../../../../server/access/sessions/respondentSession.ts'
import { isUsableSignInLink, issueSignInLink, useSignInLink } from '../../../../server/access/sessions/signInLink.ts'
import { tidySessions, tidySessionsDaily } from '../../../../server/access/sessions/tidySessions.ts'
import { onEachDatabase } from '../../../db/onEachDatabase.ts'
import { during, smallProgramme } from '../../../db/programme.ts'
import type { Store } from '../../../../db/store.ts'

const minutes = (count: number) => new Date(during.getTime() + count * 60_000)
const hours = (count: number) => minutes(count * 60)
const account = (id: string) => ({ id, email: `${id}@voorbeeld.example`, name: id, role: 'analyst', clusterId: null }) as const

const countOf = async (store: Store, table: 'session' | 'respondent_session' | 'sign_in_link') =>
  (await store.kysely.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count

afterEach(() => void vi.useRealTimers())

onEachDatabase('sessions that are over', ({ open }) => {
  test('a member is let in for a day by the clock of the server, whatever the browser keeps', async () => {
    const store = await open()
    await smallProgramme(store, 2)
    const sessionId = await beginRespondentSession(store, 'invitation-0', undefined, during)
    const lastMoment = new Date(hours(24).getTime() - 1)
    expect(await findOpenedInvitation(store, sessionId, lastMoment)).toMatchObject({ id: 'invitation-0' })
    expect(await findOpenedInvitation(store, sessionId, hours(24))).toBeUndefined()
    await tidySessions(store, lastMoment)
    expect(await countOf(store, 'respondent_session')).toBe(1)
    await tidySessions(store, hours(24))
    expect(await countOf(store, 'respondent_session')).toBe(0)
  })

  test('of accounts go when idle for half an hour or older than eight hours; what still lets somebody in stays', async () => {
    const store = await open()
    for (const id of ['idle', 'old', 'fresh']) await insertAccount(store.kysely, account(id))
    const begin = (id: string, at: Date) => beginAccountSession(store, account(id), undefined, at)
    const old = await begin('old', during)
    // Kept awake every twenty minutes, so that only its age ends it
    for (let minute = 20; minute <= 480; minute += 20) expect(await findSignedInAccount(store, old, minutes(minute))).toMatchObject({ id: 'old' })
    await begin('idle', minutes(450))
    const fresh = await begin('fresh', minutes(460))
    await tidySessions(store, minutes(480))
    expect(await countOf(store, 'session')).toBe(3)
    await tidySessions(store, minutes(481))
    expect((await store.kysely.selectFrom('session').select('account_id').execute()).map((row) => row.account_id)).toEqual(['fresh'])
    expect(await findSignedInAccount(store, fresh, minutes(481))).toMatchObject({ id: 'fresh' })
  })

  test('sign-in links go when used or expired', async () => {
    const store = await open()
    for (const id of ['used', 'expired', 'usable']) await insertAccount(store.kysely, account(id))
    const issue = (id: string, at: Date) => issueSignInLink(store, id, undefined, at, 10 * 60_000)
    await issue('expired', during)
    const used = await issue('used', minutes(5))
    expect(await useSignInLink(store, used, undefined, minutes(6))).toEqual({ accountId: 'used' })
    const usable = await issue('usable', minutes(5))
    await tidySessions(store, minutes(10))
    expect((await store.kysely.selectFrom('sign_in_link').select('account_id').execute()).map((row) => row.account_id)).toEqual(['usable'])
    expect(await isUsableSignInLink(store, usable, undefined, minutes(10))).toBe(true)
  })

  test('are removed once a day, and a day on which that fails is told and followed by the next', async () => {
    const store = await open()
    await smallProgramme(store, 1)
    await beginRespondentSession(store, 'invitation-0', undefined, during)
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const told: string[] = []
    const stop = tidySessionsDaily(store, () => hours(24), (what) => told.push(what))
    vi.advanceTimersByTime(24 * 60 * 60_000 - 1)
    expect(await countOf(store, 'respondent_session')).toBe(1)
    vi.advanceTimersByTime(1)
    await vi.waitFor(async () => expect(await countOf(store, 'respondent_session')).toBe(0))

    await store.kysely.schema.alterTable('sign_in_link').renameTo('elsewhere').execute()
    vi.advanceTimersByTime(24 * 60 * 60_000)
    await vi.waitFor(() => expect(told).toEqual(['ended sessions could not be removed']))
    await store.kysely.schema.alterTable('elsewhere').renameTo('sign_in_link').execute()
    await beginRespondentSession(store, 'invitation-0', undefined, during)
    vi.advanceTimersByTime(24 * 60 * 60_000)
    await vi.waitFor(async () => expect(await countOf(store, 'respondent_session')).toBe(0))
    stop()
    expect(vi.getTimerCount()).toBe(0)
  })
})
