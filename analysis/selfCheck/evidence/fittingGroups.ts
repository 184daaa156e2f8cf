import { rangesMeet } from '../range.ts'
import type { Block, Figure } from '../blocks.ts'
import type { Fit } from '../finding.ts'
import type { Range } from '../range.ts'

/**
 * What each of two groups would have to be, the total and the other group being right, with a share of the first group in `share`.
 * A group of which the printed value would do is left out, and one that would have to leave the scale.
 */
export function fittingGroups({ measure, total, groups }: Block, share: Range | null): Fit[] {
  const [first, second] = groups
  if (total === null || share === null || groups.length !== 2) return []
  return [fit(first!, second!, share), fit(second!, first!, { from: 1 - share.to, to: 1 - share.from })].flatMap((one) => one ?? [])

  function fit(group: Figure, other: Figure, own: Range): Fit | null {
    if (own.from <= 0) return null
    const corners = [own.from, own.to].flatMap((weight) => [
      (total!.from - (1 - weight) * other.to) / weight,
      (total!.to - (1 - weight) * other.from) / weight,
    ])
    const range = { from: Math.min(...corners), to: Math.max(...corners) }
    if (rangesMeet(range, group) || (measure.scale && !rangesMeet(range, { from: measure.scale.lowest, to: measure.scale.highest }))) return null
    return { figures: group.ids, ...range, likeliest: null }
  }
}
