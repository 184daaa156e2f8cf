import { rangesMeet } from '../range.ts'
import type { Figure } from '../blocks.ts'
import type { ImpliedShare } from '../finding.ts'

/**
 * Share of the first of two groups that makes the total, over everything the printed figures may be before rounding:
 * (total - second) / (first - second), which has its extremes at the corners.
 * Null where the groups print too much alike to tell.
 */
export function impliedShare(total: Figure, first: Figure, second: Figure): ImpliedShare | null {
  if (rangesMeet(first, second)) return null
  const corners = [total.from, total.to].flatMap((whole) =>
    [first.from, first.to].flatMap((one) => [second.from, second.to].map((other) => (whole - other) / (one - other))))
  return {
    centre: (total.value - second.value) / (first.value - second.value),
    from: Math.min(...corners),
    to: Math.max(...corners),
  }
}
