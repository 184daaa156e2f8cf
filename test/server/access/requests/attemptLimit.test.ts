import { expect, test } from 'vitest'
import { attemptLimit, tidyAttempts } from '../../../../server/access/requests/attemptLimit.ts'
import { onEachDatabase } from '../../../db/onEachDatabase.ts'
import type { Store } from '../../../../db/store.ts'

const start = Date.parse('2026-02-01T12:00:00.000Z')

onEachDatabase('attempts a minute', ({ open, newMigratedUrl }) => {
  const rowsOf = async (store: Store) => (await store.kysely.selectFrom('attempt_count').select('key').execute()).map(({ key }) => key)

  test('the attempt after the last one waits for the rest of the minute, others do not, and only attempts write', async () => {
    const store = await open()
    let time = start
    const limit = attemptLimit({ store, now: () => new Date(time), purpose: 'wrong link', perMinute: { each: 3 } })
    for (let attempt = 0; attempt < 3; attempt++) {
      expect([await limit.secondsToWait('192.0.2.1'), await rowsOf(store).then((rows) => rows.length > 0)]).toEqual([0, attempt > 0])
      expect(await limit.count('192.0.2.1')).toBe(0)
    }
    time += 20_000
    expect([await limit.secondsToWait('192.0.2.1'), await limit.count('192.0.2.1')]).toEqual([40, 40])
    expect(await limit.secondsToWait('192.0.2.2')).toBe(0)
    time += 40_000
    expect([await limit.secondsToWait('192.0.2.1'), await limit.count('192.0.2.1')]).toEqual([0, 0])
    // A clock that was put back starts from nothing
    time -= 3_600_000
    expect(await limit.secondsToWait('192.0.2.1')).toBe(0)
  })

  test('of everybody together are limited too, also at the same moment', async () => {
    const store = await open()
    const limit = attemptLimit({ store, now: () => new Date(start), purpose: 'wrong link', perMinute: { each: 5, everybody: 20 } })
    const waits = await Promise.all(Array.from({ length: 60 }, (_, index) => limit.count(`192.0.2.${index % 10}`)))
    expect(waits.filter((wait) => wait === 0).length).toBe(20)
    expect(new Set(waits)).toEqual(new Set([0, 60]))
  })

  test('are shared by processes that serve one database, and apart for each purpose', async () => {
    const url = await newMigratedUrl()
    const [one, other] = [await open(url), await open(url)]
    const limit = (store: Store, purpose = 'wrong link') => attemptLimit({ store, now: () => new Date(start), purpose, perMinute: { each: 2 } })
    expect([await limit(one).count('a'), await limit(other).count('a'), await limit(one).count('a'), await limit(other).secondsToWait('a')]).toEqual([0, 0, 60, 60])
    expect(await limit(other, 'asked').secondsToWait('a')).toBe(0)
  })

  test('count in the window that runs, also by a process whose clock or turn is a little behind', async () => {
    const url = await newMigratedUrl()
    const limitAt = (store: Store, time: number) => attemptLimit({ store, now: () => new Date(time), purpose: 'wrong link', perMinute: { each: 4 } })
    const [ahead, behind] = [limitAt(await open(url), start), limitAt(await open(url), start - 5_000)]
    const waits: number[] = []
    for (let attempt = 0; attempt < 4; attempt++) for (const one of [ahead, behind]) waits.push(await one.count('192.0.2.1'))
    expect(waits).toEqual([0, 0, 0, 0, 60, 60, 60, 60])
    expect([await ahead.secondsToWait('192.0.2.1'), await behind.secondsToWait('192.0.2.1')]).toEqual([60, 60])
  })

  test('leave no address in the store, and go when their minute is over: with the next attempt of anybody, or daily', async () => {
    const store = await open()
    let time = start
    const limit = attemptLimit({ store, now: () => new Date(time), purpose: 'wrong link', perMinute: { each: 20, everybody: 200 } })
    for (let number = 0; number < 50; number++) await limit.count(`192.0.2.${number}`)
    const rows = await rowsOf(store)
    expect([rows.length, rows.every((key) => /^[0-9a-f]{64}$/.test(key))]).toEqual([51, true])
    // Over the limit of everybody nothing is written any more
    for (let number = 0; number < 200; number++) await limit.count(`198.51.100.${number}`)
    expect((await rowsOf(store)).length).toBe(1 + 200)
    time += 60_000
    await limit.count('192.0.2.1')
    expect((await rowsOf(store)).length).toBe(2)
    await tidyAttempts(store, new Date(time + 60_000))
    expect(await rowsOf(store)).toEqual([])
  })
})
