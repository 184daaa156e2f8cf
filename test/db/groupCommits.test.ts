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
})
