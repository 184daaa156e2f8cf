import { product } from '../range.ts'
import type { Figure } from '../blocks.ts'
import type { Range } from '../range.ts'

/**
 * How much one group's desire may be stronger (2 rather than 1) than the other's before it is not believed: the mean of a desire
 * of 0..2 says how many effects a group desires only up to this factor.
 */
const strengthOfDesire: Range = { from: 1 / 1.25, to: 1.25 }

/** Effects desired per respondent of the first group, for each one desired in the second. */
export const desiresCompared = (first: Figure, second: Figure): Range =>
  product(strengthOfDesire, { from: first.from / second.to, to: first.to / second.from })

/** From a share of the respondents to the share of the pairs of respondent and desired effect. */
export function reweighted(share: Range, desires: Range): Range {
  const pairs = (part: number, ratio: number) => (part * ratio) / (part * ratio + 1 - part)
  return { from: pairs(share.from, desires.from), to: pairs(share.to, desires.to) }
}
