import type { EffectGaps } from '../finding.ts'
import type { Figure } from '../blocks.ts'
import type { Range } from '../range.ts'

/** The weight of the smaller group among those who desire an effect varies this far between effects, and no further. */
const swing = 0.125
const usualWeight = 0.275

/** Effects that differ more than this part of the scale between two groups, half of them one way and half the other, are not believed. */
export const believedPartOfScale = 0.25

/**
 * A mean of effect means can lie outside its groups when the group that is ahead on some effects is large just there. With weights
 * that swing between two values, half of the effects at each, the gaps that takes follow from
 * total = weighted mean + swing * (half the difference of the gaps).
 * @param share of the first group where the table says it; otherwise the group that needs the smaller gaps counts as the smaller one
 */
export function effectGapsNeeded(total: Figure, first: Figure, second: Figure, share: Range | null): EffectGaps {
  const [high, low] = first.value >= second.value ? [first, second] : [second, first]
  const distance = high.value - low.value
  const needs = (weightOfLow: number): number => Math.abs(total.value - (high.value - weightOfLow * distance))
  const shareOfFirst = share ? (share.from + share.to) / 2 : null
  const shareOfLow = shareOfFirst === null ? null : low === first ? shareOfFirst : 1 - shareOfFirst
  const smaller = Math.max(usualWeight, shareOfLow === null ? 0 : Math.min(shareOfLow, 1 - shareOfLow))
  const lowIsSmaller = shareOfLow === null ? needs(smaller) < needs(1 - smaller) : shareOfLow <= 0.5
  const halfDifference = needs(lowIsSmaller ? smaller : 1 - smaller) / swing
  return { ahead: distance + halfDifference, behind: halfDifference - distance, weights: { from: smaller - swing, to: smaller + swing } }
}
