import { describe, expect, test } from 'vitest'
import { momentsOfNewWave, readMoment } from '../../../server/imports/waveMoments.ts'

const now = new Date('2026-05-01T10:00:00Z')
const iso = ({ opensAt, closesAt }: { opensAt: Date; closesAt: Date }) => [opensAt.toISOString(), closesAt.toISOString()]

describe('when a new wave opens and closes', () => {
  test('its year in Brussels, when its name begins with one', () => {
    expect(iso(momentsOfNewWave('2019', now, {}))).toEqual(['2018-12-31T23:00:00.000Z', '2019-12-31T23:00:00.000Z'])
    expect(iso(momentsOfNewWave('2026-spring', now, {}))).toEqual(['2025-12-31T23:00:00.000Z', '2026-12-31T23:00:00.000Z'])
  })

  test('else from now on for sixty days', () => {
    expect(iso(momentsOfNewWave('small', now, {}))).toEqual(['2026-05-01T10:00:00.000Z', '2026-06-30T10:00:00.000Z'])
    expect(iso(momentsOfNewWave('20265', now, { opensAt: new Date('2026-07-01T00:00:00Z') }))).toEqual(['2026-07-01T00:00:00.000Z', '2026-08-30T00:00:00.000Z'])
  })

  test('what is asked for wins, and has to be in order', () => {
    expect(iso(momentsOfNewWave('2019', now, { closesAt: new Date('2019-11-01T00:00:00Z') }))).toEqual(['2018-12-31T23:00:00.000Z', '2019-11-01T00:00:00.000Z'])
    expect(() => momentsOfNewWave('2019', now, { opensAt: now })).toThrow('wave 2019 would close (2019-12-31T23:00:00.000Z) before it opens (2026-05-01T10:00:00.000Z)')
  })
})

describe('reading a moment', () => {
  test.each([
    ['2026-03-01', 'start', '2026-02-28T23:00:00.000Z'],
    ['2026-03-31', 'end', '2026-03-31T22:00:00.000Z'],
    // The nights in which the clock changes
    ['2026-03-29', 'start', '2026-03-28T23:00:00.000Z'],
    ['2026-03-29', 'end', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', 'start', '2026-10-24T22:00:00.000Z'],
    ['2026-10-25', 'end', '2026-10-25T23:00:00.000Z'],
    ['2026-12-31', 'end', '2026-12-31T23:00:00.000Z'],
    ['2026-03-01T08:00:00Z', 'start', '2026-03-01T08:00:00.000Z'],
    ['2026-03-01T08:00+01:00', 'end', '2026-03-01T07:00:00.000Z'],
  ] as const)('%s as the %s is %s', (text, edge, instant) => {
    expect(readMoment(text, edge)?.toISOString()).toBe(instant)
  })

  test.each(['2026-02-30', '2026-13-01', 'tomorrow', '2026-03-01T08:00:00', '2026-03-01T25:00:00Z', ''])('%s is no moment', (text) => {
    expect(readMoment(text, 'start')).toBeUndefined()
  })
})
