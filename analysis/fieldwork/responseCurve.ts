import { notEstimable } from '../result.ts'
import type { Result } from '../result.ts'

/** What came in on one day. */
export interface DayCounts {
  /** Whole days since the day of the opening, 0 for that day. */
  readonly day: number
  readonly complete: number
}

export interface CurvePoint {
  readonly day: number
  /** Complete answers on that day and before. */
  readonly complete: number
  /** Of those invited, 0..1. */
  readonly share: number
}

/**
 * Complete answers day by day, from the opening to the last day, days without an answer included.
 * @param last the last day to show, 0 or more
 * @param invited members, above 0
 */
export function responseCurve(counts: readonly DayCounts[], last: number, invited: number): CurvePoint[] {
  const onDay = new Map<number, number>()
  // Answers of a test or of another clock cannot lie before the opening
  for (const { day, complete } of counts) onDay.set(Math.max(0, day), (onDay.get(Math.max(0, day)) ?? 0) + complete)
  let complete = 0
  return Array.from({ length: last + 1 }, (_, day) => {
    complete += onDay.get(day) ?? 0
    return { day, complete, share: invited > 0 ? complete / invited : 0 }
  })
}

/** Answers of the former wave up to that day, under which its course says too little. */
const smallestCourse = 30

/**
 * The share of those invited who will have answered at the end, 0..1, if it goes on as in the former wave: the share until
 * now, over the part of the former wave's answers that was in on the same day after its opening. Never more than 1.
 */
export function forecastShare(now: CurvePoint | undefined, former: readonly CurvePoint[]): Result<{ readonly value: number }> {
  const end = former.at(-1)
  if (now === undefined || now.complete === 0) return notEstimable('noResponse')
  if (end === undefined) return notEstimable('noFormerCourse')
  const sameDay = former[Math.min(now.day, former.length - 1)]!
  if (sameDay.complete < smallestCourse) return notEstimable('noFormerCourse')
  return { kind: 'estimated', value: Math.min(1, (now.share * end.complete) / sameDay.complete) }
}
