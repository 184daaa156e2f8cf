import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { insertClusters } from '../../db/identity/members/cluster.ts'
import { groupCommits } from '../../db/groupCommits.ts'
import { onEachDatabase } from './onEachDatabase.ts'

const cluster = (id: string) => ({ id, name: `Netwerk ${id}`, abbreviation: null, call: '1', embedding: 'zelfstandig' })

onEachDatabase('grouped commits', ({ open, newUrl, kind }) => {
  test('one that fails does not hurt the others of its group', async () => {
    const store = await open()
    let calls = 0
    const insert = groupCommits(store, async (transaction, id: string) => {
      calls++
      await insertClusters(transaction, [cluster(id)])
      if (id === 'bad') throw new Error('this one does not fit')
      return id
    })
    const outcomes = await Promise.allSettled(['a', 'b', 'bad', 'c', 'a'].map(insert))
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'rejected'])
    expect((outcomes[2] as PromiseRejectedResult).reason).toEqual(new Error('this one does not fit'))
    expect(await store.kysely.selectFrom('cluster').select('id').orderBy('id').execute()).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }])
    // On SQLite the group was tried together up to the bad one, then each alone
    expect(calls).toBe(kind === 'sqlite' ? 3 + 5 : 5)
  })

  test('an answer comes after the commit: another connection sees the row', async () => {
    const url = await newUrl()
    const [writer, reader] = [await open(url), await open(url)]
    const insert = groupCommits(writer, (transaction, id: string) => insertClusters(transaction, [cluster(id)]))
    for (let round = 0; round < 20; round++) {
      await Promise.all([0, 1, 2, 3, 4].map((place) => insert(`${round}-${place}`)))
      const { count } = await reader.kysely.selectFrom('cluster').select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
      expect(count).toBe((round + 1) * 5)
    }
  })

  test('what arrives in one turn of the event loop shares a transaction on SQLite', async () => {
    const store = await open()
    const transactions = new Set<unknown>()
    const work = groupCommits(store, async (transaction, id: string) => {
      transactions.add(transaction)
      await insertClusters(transaction, [cluster(id)])
    })
    await Promise.all(['a', 'b', 'c'].map(work))
    await Promise.all(['d', 'e'].map(work))
    expect(transactions.size).toBe(kind === 'sqlite' ? 2 : 5)
  })

  test('a crowd that goes on arriving is awaited for a few turns, and not for ever', async () => {
    const store = await open()
    const groups = new Map<unknown, number>()
    const work = groupCommits(store, (transaction, _: number) => {
      groups.set(transaction, (groups.get(transaction) ?? 0) + 1)
      return Promise.resolve()
    })
    const early = [work(0), work(1)]
    await nextTurn()
    await Promise.all([...early, work(2)])
    expect([...groups.values()]).toEqual(kind === 'sqlite' ? [3] : [1, 1, 1])

    groups.clear()
    const crowd = [work(0), work(1)]
    for (let turn = 0; turn < 60; turn++) {
      await nextTurn()
      crowd.push(work(turn))
    }
    await Promise.all(crowd)
    const sizes = [...groups.values()]
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(62)
    if (kind === 'sqlite') {
      expect(sizes.length).toBeGreaterThan(2)
      expect(Math.max(...sizes)).toBeGreaterThan(10)
    }
  })
})
