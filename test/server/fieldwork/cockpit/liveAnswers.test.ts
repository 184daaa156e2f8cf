import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LiveAnswers } from '../../../../server/fieldwork/cockpit/liveAnswers.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const never = new AbortController().signal

test('who waits gets the next answer as soon as it is another, and everybody shares one reading', async () => {
  let count = 0
  let readings = 0
  const live = new LiveAnswers(async () => (readings++, { count }))
  const first = await live.now('a')
  const waiting = Promise.all([live.after('a', first.version, 20_000, never), live.after('a', first.version, 20_000, never)])
  await vi.advanceTimersByTimeAsync(3_500)
  const before = readings
  count = 7
  await vi.advanceTimersByTimeAsync(2_000)
  expect((await waiting).map(({ answer }) => answer)).toEqual([{ count: 7 }, { count: 7 }])
  expect(before).toBeLessThanOrEqual(6)
})

test('nothing new: the same answer after the patience, and then nobody looks any more', async () => {
  let readings = 0
  const live = new LiveAnswers(async () => (readings++, 1))
  const first = await live.now('a')
  const waiting = live.after('a', first.version, 5_000, never)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await waiting).toEqual(first)
  const looked = readings
  await vi.advanceTimersByTimeAsync(60_000)
  expect(readings).toBe(looked)
})

test('an old version is answered at once, and so is a reader who is gone', async () => {
  const live = new LiveAnswers(async () => 1)
  expect((await live.after('a', 'older', 5_000, never)).answer).toBe(1)
  const gone = new AbortController()
  const { version } = await live.now('a')
  const waiting = live.after('a', version, 5_000, gone.signal)
  await vi.advanceTimersByTimeAsync(100)
  gone.abort()
  await waiting
  expect(vi.getTimerCount()).toBe(0)
})

test('a reading that fails is told to who asked, and tried again for who waits', async () => {
  let fails = false
  let count = 0
  const live = new LiveAnswers(async () => {
    if (fails) throw new Error('the disk is away')
    return count
  })
  const { version } = await live.now('a')
  const waiting = live.after('a', version, 20_000, never)
  await vi.advanceTimersByTimeAsync(500)
  fails = true
  await expect(live.now('a')).rejects.toThrow('the disk is away')
  await vi.advanceTimersByTimeAsync(3_000)
  ;[fails, count] = [false, 3]
  await vi.advanceTimersByTimeAsync(3_000)
  expect((await waiting).answer).toBe(3)
})
