import { expect, test } from 'vitest'
import { readEntries } from '../../../../db/audit/readEntries.ts'
import { insertClusters } from '../../../../db/identity/members/cluster.ts'
import { listInvitedMembers } from '../../../../db/identity/waves/invitedMember.ts'
import { insertWave } from '../../../../db/identity/waves/wave.ts'
import { freezePopulation } from '../../../../server/fieldwork/population/freezePopulation.ts'
import { onEachDatabase } from '../../../db/onEachDatabase.ts'
import type { Store } from '../../../../db/store.ts'

const now = new Date('2027-03-10T10:00:00Z')
const actor = { kind: 'command', name: 'test' } as const

const memberOf = (id: string, more: { employees?: number; size?: 'KO' | 'MGO'; joined_on?: string; left_on?: string; clusterId?: string; email?: string | null; language?: string; bounced_at?: string } = {}) => ({ id, ...more })

/** Written down by hand: who is in on 10 March 2027, and with which classes. */
const members = [
  memberOf('small', { employees: 49, joined_on: '2026-09-01', language: 'en' }),
  memberOf('large', { employees: 50, joined_on: '2020-01-01', clusterId: 'beta' }),
  memberOf('classOnly', { size: 'MGO', email: null }),
  memberOf('bounced', { employees: 3, bounced_at: '2026-05-01T00:00:00.000Z' }),
  memberOf('leavesToday', { employees: 1, left_on: '2027-03-10' }),
  memberOf('left', { employees: 1, left_on: '2027-03-09' }),
  memberOf('notYet', { employees: 1, joined_on: '2027-03-11' }),
]

async function register(store: Store): Promise<void> {
  const db = store.kysely
  await insertClusters(db, [
    { id: 'alpha', name: 'Alpha', abbreviation: null, call: '1', embedding: 'zelfstandig' },
    { id: 'beta', name: 'Beta', abbreviation: null, call: '2', embedding: 'gevestigd' },
  ])
  for (const { id, employees = null, size = null, clusterId = 'alpha', email = `${id}@voorbeeld.example`, language = 'nl', bounced_at = null, ...dates } of members) {
    await db.insertInto('company').values({ id, name: id, enterprise_number: null, founded: null, postal_code: null, employees, size }).execute()
    await db.insertInto('membership').values({ id, company_id: id, cluster_id: clusterId, ...dates }).execute()
    await db.insertInto('contact').values({ id, company_id: id, membership_id: id, name: id, email, language, bounced_at }).execute()
  }
  await insertWave(db, { id: '2027', label: 'Golf 2027', questionnaireVersion: '2020.1', opensAt: new Date('2027-04-05T06:00:00Z'), closesAt: new Date('2027-06-01T20:00:00Z'), synthetic: false, state: 'draft' })
}

const freeze = (store: Store, at = now, waveId = '2027', on?: string) =>
  store.kysely.transaction().execute((transaction) => freezePopulation(transaction, { waveId, actor, now: at, ...(on === undefined ? {} : { on }) }))

onEachDatabase('the population of a wave', ({ open }) => {
  test('is every active membership with the classes of the register, and later changes do not alter it', async () => {
    const store = await open()
    await register(store)
    expect(await freeze(store)).toEqual({ kind: 'frozen', already: false, population: { frozenAt: now.toISOString(), on: '2027-03-10' }, members: 5, withoutAddress: 2 })
    const before = await listInvitedMembers(store.kysely, '2027')
    const classes = ({ clusterId, call, embedding, size, employees, tenure, language }: (typeof before)[number]) => [clusterId, call, embedding, size, employees, tenure, language]
    expect(Object.fromEntries(before.map((one) => [one.membershipId, classes(one)]))).toEqual({
      small: ['alpha', '1', 'zelfstandig', 'KO', 49, 'under1', 'en'],
      large: ['beta', '2', 'gevestigd', 'MGO', 50, 'over5', 'nl'],
      classOnly: ['alpha', '1', 'zelfstandig', 'MGO', null, null, 'nl'],
      bounced: ['alpha', '1', 'zelfstandig', 'KO', 3, null, 'nl'],
      leavesToday: ['alpha', '1', 'zelfstandig', 'KO', 1, null, 'nl'],
    })
    const db = store.kysely
    await db.updateTable('company').set({ employees: 500 }).execute()
    await db.updateTable('cluster').set({ call: '9', embedding: 'gevestigd' }).execute()
    await db.updateTable('membership').set({ left_on: '2027-03-11' }).where('id', '=', 'small').execute()
    await db.updateTable('membership').set({ left_on: null }).where('id', '=', 'left').execute()
    expect(await freeze(store, new Date(now.getTime() + 60_000))).toMatchObject({ kind: 'frozen', already: true, members: 5, population: { frozenAt: now.toISOString() } })
    expect(await listInvitedMembers(db, '2027')).toEqual(before)
    expect((await readEntries(db, { limit: 9 })).map(({ act, details }) => [act, details])).toEqual([['populationFrozen', { members: 5, on: '2027-03-10', withoutAddress: 2 }]])
  })

  test('of an earlier day holds who was a member then, also in a time before coming back', async () => {
    const store = await open()
    await register(store)
    await store.kysely.insertInto('former_membership').values({ membership_id: 'notYet', joined_on: '2020-01-01', left_on: '2022-12-31' }).execute()
    await store.kysely.insertInto('former_membership').values({ membership_id: 'small', joined_on: '2020-01-01', left_on: '2021-12-31' }).execute()
    await freeze(store, now, '2027', '2022-06-01')
    expect((await listInvitedMembers(store.kysely, '2027')).map(({ membershipId }) => membershipId)).toEqual(['bounced', 'classOnly', 'large', 'leavesToday', 'left', 'notYet'])
  })

  test('is not taken when the wave is open, is not there, or has nobody', async () => {
    const store = await open()
    await register(store)
    expect(await freeze(store, now, 'nowhere')).toEqual({ kind: 'unknown' })
    expect(await freeze(store, now, '2027', '1990-01-01')).toMatchObject({ kind: 'frozen', members: 4 })
    await store.kysely.deleteFrom('invitation').execute()
    await store.kysely.updateTable('wave').set({ state: 'open', population_frozen_at: null }).execute()
    expect(await freeze(store, new Date('2027-04-05T06:00:00Z'))).toEqual({ kind: 'tooLate' })
    await store.kysely.deleteFrom('contact').execute()
    await store.kysely.deleteFrom('membership').execute()
    expect(await freeze(store)).toEqual({ kind: 'nobody' })
    expect(await listInvitedMembers(store.kysely, '2027')).toEqual([])
  })
})
