import { startOfBrusselsDay } from './brusselsDay.ts'

export interface WaveMoments {
  readonly opensAt: Date
  readonly closesAt: Date
}

const defaultDays = 60

/**
 * When a new wave opens and closes. A wave whose name begins with a year takes that year in Brussels,
 * any other opens now, for sixty days.
 * @param given what was asked for; it wins
 * @throws RangeError when it would close before it opens
 */
export function momentsOfNewWave(waveId: string, now: Date, given: Partial<WaveMoments>): WaveMoments {
  const year = Number(/^(19|20)\d\d(?!\d)/.exec(waveId)?.[0])
  const [opens, closes] = year
    ? [startOfBrusselsDay(year, 1, 1), startOfBrusselsDay(year + 1, 1, 1)]
    : [now, new Date((given.opensAt ?? now).getTime() + defaultDays * 86_400_000)]
  const moments = { opensAt: given.opensAt ?? opens, closesAt: given.closesAt ?? closes }
  if (moments.opensAt >= moments.closesAt) {
    throw new RangeError(`wave ${waveId} would close (${moments.closesAt.toISOString()}) before it opens (${moments.opensAt.toISOString()}): give --opens and --closes`)
  }
  return moments
}

/**
 * Reads a moment: a day, meant from its start or until its end in Brussels, or an ISO 8601 instant with its zone.
 * @returns undefined when it is neither
 */
export function readMoment(text: string, edge: 'start' | 'end'): Date | undefined {
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (day) {
    const [year, month, date] = day.slice(1).map(Number) as [number, number, number]
    if (new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10) !== text) return undefined
    return startOfBrusselsDay(year, month, edge === 'start' ? date : date + 1)
  }
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined
  const instant = new Date(text)
  return Number.isNaN(instant.getTime()) ? undefined : instant
}
