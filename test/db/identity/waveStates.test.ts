import { describe, expect, test } from 'vitest'
import { openBeside, refusalOf, takesAnswers, transitions, waveActNames, waveStateAt } from '../../../db/identity/waves/waveStates.ts'
import type { RecordedWaveState, Role } from '../../../db/identity/schema.ts'
import type { WaveClock } from '../../../db/identity/waves/waveStates.ts'

const opensAt = '2026-03-02T07:00:00.000Z'
const closesAt = '2026-05-01T21:59:59.000Z'
const at = (moment: string, milliseconds = 0) => new Date(Date.parse(moment) + milliseconds)
const minute = 60_000
const day = 86_400_000
const wave = (state: RecordedWaveState, more: Partial<WaveClock> = {}): WaveClock => ({ state, opensAt, closesAt, ...more })

/** A moment within each state, and the wave that is in it then. */
const moments = {
  draft: { wave: wave('draft'), now: at(opensAt, day) },
  planned: { wave: wave('open'), now: at(opensAt, -day) },
  open: { wave: wave('open'), now: at(opensAt, day) },
  closedByClock: { wave: wave('open'), now: at(closesAt, day) },
  closed: { wave: wave('closed'), now: at(closesAt, day) },
  frozen: { wave: wave('frozen'), now: at(closesAt, day) },
  released: { wave: wave('released'), now: at(closesAt, day) },
  archived: { wave: wave('archived'), now: at(closesAt, day) },
} as const

/** Written out, not derived: what a steward may do in which state. Nobody else may do anything. */
const allowed: Readonly<Record<keyof typeof moments, readonly string[]>> = {
  draft: ['open'],
  planned: ['extend'],
  open: ['extend', 'close'],
  closedByClock: ['reopen', 'freeze'],
  closed: ['reopen', 'freeze'],
  frozen: ['release'],
  released: ['archive'],
  archived: [],
}

describe('a wave at a moment', () => {
  test.each([
    ['a millisecond before opening', at(opensAt, -1), 'planned'],
    ['at opening', at(opensAt), 'open'],
    ['a millisecond before closing', at(closesAt, -1), 'open'],
    ['at closing', at(closesAt), 'closed'],
    ['long after', at(closesAt, 400 * day), 'closed'],
  ])('recorded as open, %s', (_, now, expected) => {
    expect(waveStateAt(wave('open'), now)).toBe(expected)
  })

  test.each(['draft', 'closed', 'frozen', 'released', 'archived'] as const)('recorded as %s it is that, whatever the clock says', (state) => {
    for (const now of [at(opensAt, -day), at(opensAt, day), at(closesAt, day)]) expect(waveStateAt(wave(state), now)).toBe(state)
  })
})

describe('every act in every state by every role', () => {
  const cases = (Object.keys(moments) as (keyof typeof moments)[]).flatMap((state) =>
    waveActNames.flatMap((act) => (['manager', 'analyst', 'steward'] as const).map((role): [typeof state, typeof act, Role] => [state, act, role])),
  )

  test('there are 8 states, 7 acts and 3 roles', () => expect(cases).toHaveLength(8 * 7 * 3))

  test.each(cases)('%s · %s · %s', (state, act, role) => {
    const { wave, now } = moments[state]
    const later = new Date(Math.max(now.getTime(), Date.parse(closesAt)) + day)
    const expected = role !== 'steward' ? 'notYourRole' : allowed[state].includes(act) ? undefined : 'otherState'
    expect(refusalOf(act, role, wave, now, later)).toBe(expected)
  })

  test('only closing goes back, and nothing leaves the archive', () => {
    const order: readonly RecordedWaveState[] = ['draft', 'open', 'closed', 'frozen', 'released', 'archived']
    for (const act of waveActNames) {
      const { from, to } = transitions[act]
      for (const state of from) {
        const step = order.indexOf(to) - order.indexOf(state === 'planned' ? 'open' : state)
        expect([act, step]).toEqual([act, act === 'extend' ? 0 : act === 'reopen' ? -1 : 1])
      }
    }
  })
})

describe('moments that an act needs', () => {
  const now = at(opensAt, day)
  test('closing is later than now, and an extension later than the present closing', () => {
    expect(refusalOf('extend', 'steward', wave('open'), now)).toBe('closingMissing')
    expect(refusalOf('extend', 'steward', wave('open'), now, at(closesAt))).toBe('closingNotLater')
    expect(refusalOf('extend', 'steward', wave('open'), now, at(closesAt, 1))).toBeUndefined()
    expect(refusalOf('extend', 'steward', wave('open'), now, now)).toBe('closingPast')
    expect(refusalOf('reopen', 'steward', wave('closed'), at(closesAt, day))).toBe('closingMissing')
    expect(refusalOf('reopen', 'steward', wave('closed'), at(closesAt, day), at(closesAt, day))).toBe('closingPast')
    expect(refusalOf('reopen', 'steward', wave('closed'), at(closesAt, day), at(closesAt, day + 1))).toBeUndefined()
  })

  test('a draft keeps its closing, unless that has passed', () => {
    expect(refusalOf('open', 'steward', wave('draft'), now)).toBeUndefined()
    expect(refusalOf('open', 'steward', wave('draft'), at(closesAt))).toBe('closingPast')
    expect(refusalOf('open', 'steward', wave('draft'), at(closesAt), at(closesAt, 1))).toBeUndefined()
    expect(refusalOf('open', 'steward', wave('draft'), at(opensAt, -2 * day), at(opensAt, -day))).toBe('closingPast')
  })

  test('freezing waits until the grace is over', () => {
    for (const state of ['open', 'closed'] as const) {
      expect(refusalOf('freeze', 'steward', wave(state), at(closesAt, 15 * minute - 1))).toBe('graceRuns')
      expect(refusalOf('freeze', 'steward', wave(state), at(closesAt, 15 * minute))).toBeUndefined()
    }
  })
})

describe('the grace after closing', () => {
  const started = at(closesAt, -1).toISOString()
  test.each([
    ['who started just before closing, at closing', started, 0, true],
    ['who started just before closing, at its last millisecond', started, 15 * minute - 1, true],
    ['who started just before closing, when it is over', started, 15 * minute, false],
    ['who would start at closing', closesAt, 1, false],
    ['who never started', null, 0, false],
    ['who never started, just before closing', null, -1, true],
  ])('%s', (_, startedAt, after, expected) => {
    for (const state of ['open', 'closed'] as const) {
      // Closed by hand: the moment of that is the moment of closing
      const taken = state === 'closed' && startedAt === null ? false : expected
      expect(takesAnswers(wave(state), startedAt, at(closesAt, after))).toBe(taken)
    }
  })

  test.each(['draft', 'frozen', 'released', 'archived'] as const)('a wave that is %s takes nothing, whoever started and whatever the clock says', (state) => {
    for (const after of [-day, 0, minute, day]) expect(takesAnswers(wave(state), started, at(closesAt, after))).toBe(false)
  })

  test('before opening nobody answers, also who answered before it was opened again', () => {
    expect(takesAnswers(wave('open'), at(opensAt, -day).toISOString(), at(opensAt, -1))).toBe(false)
  })

  test('a server whose clock is set back or forward by five minutes goes by what its clock says then', () => {
    const five = 5 * minute
    const answers = (after: number) => takesAnswers(wave('open'), started, at(closesAt, after))
    // A minute before the end of the grace, ahead by five: over. Set back: it runs again.
    expect([15 * minute - minute, 15 * minute - minute + five, 15 * minute - minute].map(answers)).toEqual([true, false, true])
    // Two minutes after closing, nobody new; set back by five it is open again, for everybody
    const newcomer = (after: number) => takesAnswers(wave('open'), null, at(closesAt, after))
    expect([2 * minute, 2 * minute - five].map(newcomer)).toEqual([false, true])
    // Frozen stays frozen
    expect(takesAnswers(wave('frozen'), started, at(closesAt, -five))).toBe(false)
  })
})

describe('in the night in which summer time ends', () => {
  // 02:30 comes twice in Brussels: 00:30 UTC and 01:30 UTC
  const night = { opensAt: '2026-10-01T06:00:00.000Z', closesAt: '2026-10-25T00:30:00.000Z' }
  test('the first 02:30 closes the wave, the second does not count', () => {
    const state = (moment: string) => waveStateAt({ state: 'open', ...night }, new Date(moment))
    expect(state('2026-10-25T00:29:59.999Z')).toBe('open')
    expect(state('2026-10-25T00:30:00.000Z')).toBe('closed')
    expect(state('2026-10-25T01:29:59.999Z')).toBe('closed')
  })

  test('the grace is fifteen minutes, not an hour and fifteen', () => {
    const takes = (moment: string) => takesAnswers({ state: 'open', ...night }, '2026-10-20T08:00:00.000Z', new Date(moment))
    expect(takes('2026-10-25T00:44:59.999Z')).toBe(true)
    expect(takes('2026-10-25T00:45:00.000Z')).toBe(false)
    // The clocks on the wall show 02:40 again
    expect(takes('2026-10-25T01:40:00.000Z')).toBe(false)
  })

  test('in the night in which it begins, 02:00 is followed by 03:00 and the grace runs on', () => {
    const spring = { state: 'open', opensAt: '2026-03-01T06:00:00.000Z', closesAt: '2026-03-29T00:55:00.000Z' } as const
    const takes = (moment: string) => takesAnswers(spring, '2026-03-20T08:00:00.000Z', new Date(moment))
    expect(takes('2026-03-29T01:09:59.999Z')).toBe(true)
    expect(takes('2026-03-29T01:10:00.000Z')).toBe(false)
  })
})

describe('two waves of one programme', () => {
  const one = { id: 'one', synthetic: false, opensAt, closesAt }
  const other = (more: object = {}) => ({ id: 'other', synthetic: false, ...wave('open'), ...more })
  const found = (more: object, now = at(opensAt)) => openBeside(one, [{ id: 'one', synthetic: false, ...wave('open') }, other(more)], now)?.id
  test('are never open in the same time', () => {
    expect(found({})).toBe('other')
    expect(found({ opensAt: at(closesAt, -1).toISOString(), closesAt: at(closesAt, day).toISOString() })).toBe('other')
  })
  test('may follow each other, and a demonstration is a programme of its own', () => {
    expect(found({ opensAt: closesAt, closesAt: at(closesAt, day).toISOString() })).toBeUndefined()
    expect(found({ opensAt: at(opensAt, -day).toISOString(), closesAt: opensAt })).toBeUndefined()
    expect(found({ synthetic: true })).toBeUndefined()
    for (const state of ['draft', 'closed', 'frozen', 'released', 'archived']) expect(found({ state })).toBeUndefined()
  })
  test('one that has closed by now is no hindrance, though their times crossed', () => {
    expect(found({ closesAt: at(opensAt, day).toISOString() }, at(opensAt, day))).toBeUndefined()
    expect(found({ closesAt: at(opensAt, day).toISOString() }, at(opensAt, day - 1))).toBe('other')
  })
})
