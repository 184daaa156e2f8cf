import { expect, test } from 'vitest'
import { reminderMoment } from '../../../../server/fieldwork/sending/reminderMoment.ts'

/** Belgium is one hour ahead of UTC in winter and two in summer; in 2026 the clock changes on 29 March and 25 October. */
test.each([
  ['2026-01-15', '2026-01-15T08:00:00.000Z'],
  ['2026-03-28', '2026-03-28T08:00:00.000Z'],
  ['2026-03-29', '2026-03-29T07:00:00.000Z'],
  ['2026-07-01', '2026-07-01T07:00:00.000Z'],
  ['2026-10-24', '2026-10-24T07:00:00.000Z'],
  ['2026-10-25', '2026-10-25T08:00:00.000Z'],
  ['2026-12-31', '2026-12-31T08:00:00.000Z'],
])('nine in the morning of %s in Belgium is %s', (day, instant) => {
  expect(reminderMoment(day).toISOString()).toBe(instant)
})
