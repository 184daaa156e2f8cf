import { describe, expect, test } from 'vitest'
import { attemptLimit } from '../../../../server/access/requests/attemptLimit.ts'

describe('attempts a minute', () => {
  test('the attempt after the last one has to wait for the rest of the minute, other keys do not', () => {
    let time = 1_000_000
    const limit = attemptLimit(3, () => new Date(time))
    for (let attempt = 0; attempt < 3; attempt++) {
      expect(limit.secondsToWait('a')).toBe(0)
      limit.count('a')
    }
    time += 20_000
    expect(limit.secondsToWait('a')).toBe(40)
    expect(limit.secondsToWait('b')).toBe(0)
  })

  test('a new minute, or a clock that was put back, starts from nothing', () => {
    let time = 1_000_000
    const limit = attemptLimit(1, () => new Date(time))
    limit.count('a')
    expect(limit.secondsToWait('a')).toBe(60)
    time += 60_000
    expect(limit.secondsToWait('a')).toBe(0)
    limit.count('a')
    time -= 3_600_000
    expect(limit.secondsToWait('a')).toBe(0)
  })
})
