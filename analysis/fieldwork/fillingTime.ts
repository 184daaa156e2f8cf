import { quantile } from 'simple-statistics'
import { notEstimable } from '../result.ts'
import { suppressed, tooSmall } from '../disclosure/smallestBase.ts'
import type { Result } from '../result.ts'

/** Upper ends of the classes in minutes, each without its end; the last class has none. */
const ends = [4, 6, 8, 10, 15, 30, 60] as const

export interface FillingTimeClass {
  /** Minutes, from and including. */
  readonly from: number
  /** Minutes, not including; null in the last class. */
  readonly until: number | null
  readonly members: number
}

export type FillingTime = Result<{
  readonly base: number
  /** Minutes between the first answer and the last, pauses included: half took less. R: `median`. */
  readonly medianMinutes: number
  readonly classes: readonly FillingTimeClass[]
}>

/** How long members took from their first answer to their last, under `smallestBase` members nothing. @param minutes of each, 0 or more */
export function fillingTime(minutes: readonly number[]): FillingTime {
  if (minutes.length === 0) return notEstimable('noResponse')
  if (tooSmall(minutes.length)) return suppressed('baseBelowFive')
  const members = new Array<number>(ends.length + 1).fill(0)
  for (const one of minutes) members[ends.findIndex((end) => one < end) === -1 ? ends.length : ends.findIndex((end) => one < end)]!++
  return {
    kind: 'estimated',
    base: minutes.length,
    medianMinutes: quantile([...minutes], 0.5),
    classes: members.map((count, place) => ({ from: place === 0 ? 0 : ends[place - 1]!, until: ends[place] ?? null, members: count })),
  }
}
