import { describe, expect, test } from 'vitest'
import { fillingTime, forecastShare, progressBy, progressByCluster, progressTotal, responseBalance, responseCurve, type ProgressCell } from '../../../analysis/index.ts'

const cell = (cluster: string, call: string, size: string, invited: number, complete: number): ProgressCell => ({ cluster, call, size, embedding: 'zelfstandig', invited, opened: complete, started: complete, complete, bounced: 0, optedOut: 0, gone: 0 })

describe('progress', () => {
  const cells = [cell('a', '1', 'KO', 20, 4), cell('a', '1', 'MGO', 5, 0), cell('b', '2', 'KO', 30, 12), cell('c', '2', 'KO', 3, 0)]

  test('every variable adds up to the total', () => {
    const total = progressTotal(cells)
    expect(total).toMatchObject({ invited: 58, complete: 16, completionRate: { kind: 'estimated', value: 16 / 58 } })
    for (const variable of ['cluster', 'call', 'size', 'embedding'] as const) {
      const levels = progressBy(cells, variable)
      for (const name of ['invited', 'opened', 'started', 'complete', 'bounced', 'optedOut', 'gone'] as const) expect(levels.reduce((sum, one) => sum + one[name], 0), `${variable} ${name}`).toBe(total[name])
    }
  })

  test('says how many answers a cluster still needs: five for a mean, ten for a distribution', () => {
    expect(progressByCluster(cells).map(({ level, untilMeans, untilDistributions }) => [level, untilMeans, untilDistributions])).toEqual([['a', 1, 6], ['b', 0, 0], ['c', 5, 10]])
  })

  test('nobody invited has no rate', () => {
    expect(progressTotal([]).responseRate).toEqual({ kind: 'notEstimable', reason: 'noResponse' })
  })
})

describe('the curve', () => {
  test('days without an answer are days too, and the last point is everything', () => {
    expect(responseCurve([{ day: 3, complete: 2 }, { day: 0, complete: 1 }, { day: 3, complete: 1 }], 4, 10)).toEqual([
      { day: 0, complete: 1, share: 0.1 },
      { day: 1, complete: 1, share: 0.1 },
      { day: 2, complete: 1, share: 0.1 },
      { day: 3, complete: 4, share: 0.4 },
      { day: 4, complete: 4, share: 0.4 },
    ])
  })

  test('a wave that goes as the former one ends as the former one', () => {
    const former = responseCurve([{ day: 0, complete: 40 }, { day: 5, complete: 60 }], 30, 400)
    for (const day of [0, 4, 5, 30]) expect(forecastShare(former[day], former)).toEqual({ kind: 'estimated', value: 0.25 })
    expect(forecastShare({ day: 0, complete: 20, share: 0.05 }, former)).toEqual({ kind: 'estimated', value: 0.125 })
    expect(forecastShare({ day: 99, complete: 20, share: 0.9 }, former)).toEqual({ kind: 'estimated', value: 0.9 })
    expect(forecastShare({ day: 0, complete: 390, share: 0.975 }, former)).toEqual({ kind: 'estimated', value: 1 })
  })

  test('without a former wave, or with a few answers of it, nothing is foretold', () => {
    const point = { day: 0, complete: 20, share: 0.05 }
    expect(forecastShare(point, [])).toEqual({ kind: 'notEstimable', reason: 'noFormerCourse' })
    expect(forecastShare(point, responseCurve([{ day: 0, complete: 29 }], 3, 100))).toEqual({ kind: 'notEstimable', reason: 'noFormerCourse' })
    expect(forecastShare(undefined, [])).toEqual({ kind: 'notEstimable', reason: 'noResponse' })
  })
})

describe('the time it takes', () => {
  test('half took less than the median; every member is in one class', () => {
    const minutes = [3.9, 4, 7, 8, 9.5, 14, 200]
    const time = fillingTime(minutes)
    if (time.kind !== 'estimated') throw new Error('not estimated')
    expect(minutes.filter((one) => one < time.medianMinutes)).toHaveLength(3)
    expect(minutes.filter((one) => one > time.medianMinutes)).toHaveLength(3)
    for (const { from, until, members } of time.classes) expect(minutes.filter((one) => one >= from && (until === null || one < until))).toHaveLength(members)
    expect(time.classes.reduce((sum, one) => sum + one.members, 0)).toBe(minutes.length)
  })

  test('of fewer than five members nothing is said', () => {
    expect(fillingTime([5, 6, 7, 8])).toEqual({ kind: 'suppressed', reason: 'baseBelowFive' })
    expect(fillingTime([])).toEqual({ kind: 'notEstimable', reason: 'noResponse' })
  })
})

describe('who is missing', () => {
  const cells = [cell('a', '1', 'KO', 100, 20), cell('b', '1', 'KO', 100, 20), cell('b', '2', 'MGO', 50, 30), cell('c', '2', 'KO', 40, 2), cell('d', '1', 'MGO', 10, 3)]

  test('with the missing answers a group has the rate of all as it was', () => {
    const { groups } = responseBalance(cells)
    const rate = 75 / 300
    expect(groups.map(({ call, size }) => `${call} ${size}`)).toEqual(['2 KO', '1 KO'])
    for (const { invited, complete, missing } of groups) {
      expect((complete + missing) / invited).toBeGreaterThanOrEqual(rate - 1e-12)
      expect((complete + missing - 1) / invited).toBeLessThan(rate)
    }
  })

  test('who left is not asked for: no more answers are missing of a group than it has members left', () => {
    const [before] = responseBalance(cells).groups
    // Of 40 members 2 finished and 8 are missing; 33 left, so that 5 can still answer
    const after = responseBalance(cells.map((one) => (one.cluster === 'c' ? { ...one, gone: 33 } : one)))
    expect([before!.missing, after.groups[0]!.missing, 'gone' in after.groups[0]!]).toEqual([8, 5, false])
    expect(after.representativeness).toEqual(responseBalance(cells).representativeness)
    expect(responseBalance(cells.map((one) => (one.cluster === 'c' ? { ...one, gone: 38 } : one))).groups.map(({ call }) => call)).toEqual(['1'])
  })

  test('the parts of all groups are the whole variance, and equal rates leave nobody missing', () => {
    const parts = responseBalance(cells).groups.reduce((sum, one) => sum + one.part, 0)
    const variance = (one: ProgressCell[]) => { const n = one.reduce((s, c) => s + c.invited, 0); const x = one.reduce((s, c) => s + c.complete, 0); return n * (x / n - 0.25) ** 2 }
    const [low, other] = [variance(cells.slice(0, 2)) + variance([cells[3]!]), variance([cells[2]!]) + variance([cells[4]!])]
    expect(parts).toBeCloseTo(low / (low + other), 12)
    expect(responseBalance([cell('a', '1', 'KO', 40, 12), cell('b', '2', 'MGO', 20, 6)]).groups).toEqual([])
  })

  test('answers of the groups that are missing make the response more representative', () => {
    const before = responseBalance(cells)
    const after = responseBalance(cells.map((one) => (one.call === '2' && one.size === 'KO' ? { ...one, complete: one.complete + before.groups[0]!.missing } : one)))
    if (before.representativeness.kind !== 'estimated' || after.representativeness.kind !== 'estimated') throw new Error('not estimated')
    expect(after.representativeness.rIndicator).toBeGreaterThan(before.representativeness.rIndicator)
  })
})
