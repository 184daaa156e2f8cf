import { expect, test } from 'vitest'
import { insertClusters } from '../../db/identity/members/cluster.ts'
import { preparedQuery } from '../../db/preparedQuery.ts'
import { onEachDatabase } from './onEachDatabase.ts'
import type { Place } from '../../db/preparedQuery.ts'
import type { Transaction } from 'kysely'
import type { Schema } from '../../db/schema.ts'

const cluster = (id: string, call = '1') => ({ id, name: `Netwerk ${id}`, abbreviation: null, call, embedding: 'zelfstandig' })
const clusters = preparedQuery((db, place: Place<{ call: string; except: string }>) =>
  db.selectFrom('cluster').select(['id', 'abbreviation']).where('call', '=', place('call')).where('embedding', '=', 'zelfstandig').where('id', '!=', place('except')).orderBy('id'),
)
const rename = preparedQuery((db, place: Place<{ id: string; abbreviation: string | null }>) =>
  db.updateTable('cluster').set({ abbreviation: place('abbreviation') }).where('id', '=', place('id')),
)
const add = preparedQuery((db, place: Place<{ id: string }>) =>
  db.insertInto('cluster').values({ id: place('id'), name: 'x', abbreviation: null, call: '2', embedding: 'gevestigd' }),
)

onEachDatabase('a prepared query', ({ open }) => {
  test('takes other values each time, beside its constants', async () => {
    const store = await open()
    await insertClusters(store.kysely, [cluster('a'), cluster('b', '2'), cluster('c'), { ...cluster('d'), embedding: 'gevestigd' }])
    expect(await clusters(store.kysely, { call: '1', except: 'c' })).toEqual([{ id: 'a', abbreviation: null }])
    expect(await clusters(store.kysely, { call: '2', except: '' })).toEqual([{ id: 'b', abbreviation: null }])
    expect(await clusters(store.kysely, { call: "1' or '1'='1", except: '' })).toEqual([])
  })

  test('serves several open databases at once', async () => {
    const [one, other] = [await open(), await open()]
    await insertClusters(one.kysely, [cluster('a')])
    await insertClusters(other.kysely, [cluster('z')])
    expect(await Promise.all([one, other, one].map(async ({ kysely }) => (await clusters(kysely, { call: '1', except: '' })).map(({ id }) => id)))).toEqual([['a'], ['z'], ['a']])
  })

  test('writes outside a transaction as well as in one', async () => {
    const store = await open()
    await insertClusters(store.kysely, [cluster('a')])
    await rename(store.kysely, { id: 'a', abbreviation: 'EEN' })
    expect(await clusters(store.kysely, { call: '1', except: '' })).toEqual([{ id: 'a', abbreviation: 'EEN' }])
    await store.kysely.transaction().execute((transaction) => rename(transaction, { id: 'a', abbreviation: null }))
    expect(await clusters(store.kysely, { call: '1', except: '' })).toEqual([{ id: 'a', abbreviation: null }])
  })

  test('sees in a transaction what that wrote, outside it nothing until the commit, and nothing of what was rolled back', async () => {
    const store = await open()
    const outside = () => clusters(store.kysely, { call: '1', except: '' })
    await store.kysely.transaction().execute(async (transaction) => {
      await insertClusters(transaction, [cluster('a')])
      expect(await clusters(transaction, { call: '1', except: '' })).toHaveLength(1)
      expect(await outside()).toEqual([])
    })
    expect(await outside()).toHaveLength(1)
    const broken = store.kysely.transaction().execute(async (transaction) => {
      await rename(transaction, { id: 'a', abbreviation: 'WEG' })
      throw new Error('changed our mind')
    })
    await expect(broken).rejects.toThrow('changed our mind')
    expect(await outside()).toEqual([{ id: 'a', abbreviation: null }])
  })

  test('refuses what the database refuses', async () => {
    const store = await open()
    await add(store.kysely, { id: 'a' })
    await expect(add(store.kysely, { id: 'a' })).rejects.toThrow(/unique/i)
    await expect(store.kysely.transaction().execute((transaction) => add(transaction, { id: 'a' }))).rejects.toThrow(/unique/i)
  })

  test('does not run on a transaction that has ended', async () => {
    const store = await open()
    let ended: Transaction<Schema> | undefined
    await store.kysely.transaction().execute((transaction) => {
      ended = transaction
      return Promise.resolve()
    })
    await expect(add(ended!, { id: 'late' })).rejects.toThrow()
    expect(await store.kysely.selectFrom('cluster').select('id').execute()).toEqual([])
  })
})
