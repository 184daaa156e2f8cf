import { startOfBrusselsDay } from '../../imports/brusselsDay.ts'

const hourMs = 3_600_000

/** Nine in the morning in Brussels on a day, YYYY-MM-DD: when people read their mail. The clock changes before that hour. */
export function reminderMoment(day: string): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const midnightAfter = startOfBrusselsDay(year, month, date + 1)
  return new Date(midnightAfter.getTime() - 15 * hourMs)
}
