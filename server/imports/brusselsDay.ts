const zone = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Brussels', timeZoneName: 'longOffset' })

/** Minutes that Brussels is ahead of UTC at an instant. */
function minutesAhead(instant: Date): number {
  const name = zone.formatToParts(instant).find((part) => part.type === 'timeZoneName')!.value
  const found = /GMT([+-])(\d\d):(\d\d)/.exec(name)
  return found ? (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : 0
}

export { brusselsDayOf } from '../../db/brusselsDay.ts'

/** The instant at which a day begins in Brussels; a month or day beyond its range rolls over. The clock never changes at midnight there. */
export function startOfBrusselsDay(year: number, month: number, day: number): Date {
  const midnight = Date.UTC(year, month - 1, day)
  return new Date(midnight - minutesAhead(new Date(midnight)) * 60_000)
}
