import { packAxis, talliesOfPackedAxis } from '../tallies/packedAxis.ts'
import type { CellProfiles } from '../tallies/profiles.ts'
import type { PackedAxis } from '../tallies/packedAxis.ts'
import type { Tally } from '../tallies/tally.ts'
import type { EffectAxis } from '../variables.ts'

export interface TalliedAxis {
  readonly packed: PackedAxis
  /** Of the 11 effects. */
  readonly tallies: readonly Tally[]
}

export function tallyAxis(profiles: CellProfiles, axis: EffectAxis): TalliedAxis {
  const packed = packAxis(profiles, axis)
  return { packed, tallies: talliesOfPackedAxis(profiles, packed) }
}

/** One of the two means of an axis in one domain, with what every answer adds to it. */
export interface AxisScores {
  /** Responses in the domain, with or without an answer. */
  readonly responses: number
  readonly mean: number | null
  /** Whether some answers differ: else the standard error is falsely 0. */
  readonly varies: boolean
  /** By effect and place of the value: (value - mean) over the weight, before the weight of the response itself. */
  readonly scores: readonly Float64Array[]
}

/** Mean of the effect means over effects with an answer, or mean over all pairs of response and effect. */
export type AxisMeanKind = 'mean' | 'pooled'

/** @param weightOf weight of a response, by profile */
export function axisScores({ tallies }: TalliedAxis, inDomain: Uint8Array, weightOf: Float64Array, kind: AxisMeanKind): AxisScores {
  const responses = inDomain.reduce((sum, inside, profile) => sum + inside * tallies[0]!.profiles.responses[profile]!, 0)
  const effects = tallies.map((tally) => weightsByValue(tally, inDomain, weightOf))
  const used = effects.filter(({ weight }) => weight > 0)
  const values = tallies[0]!.values
  if (used.length === 0) return { responses, mean: null, varies: false, scores: effects.map(() => new Float64Array(values.length)) }
  const whole = used.reduce((sum, { weight }) => sum + weight, 0)
  const pooled = used.reduce((sum, { total }) => sum + total, 0) / whole
  const seen = used.reduce((all, { ofValue }) => all + new Set(values.filter((_, slot) => ofValue[slot]! > 0)).size, 0)
  return {
    responses,
    mean: kind === 'pooled' ? pooled : used.reduce((sum, { weight, total }) => sum + total / weight, 0) / used.length,
    varies: kind === 'pooled' ? new Set(values.filter((_, slot) => used.some(({ ofValue }) => ofValue[slot]! > 0))).size > 1 : seen > used.length,
    scores: effects.map(({ weight, total }) => Float64Array.from(values, (value) => {
      if (weight === 0) return 0
      return kind === 'pooled' ? (value - pooled) / whole : (value - total / weight) / weight / used.length
    })),
  }
}

function weightsByValue(tally: Tally, inDomain: Uint8Array, weightOf: Float64Array): { readonly weight: number; readonly total: number; readonly ofValue: Float64Array } {
  const { values, counts, stride } = tally
  const ofValue = new Float64Array(values.length)
  for (let profile = 0; profile < inDomain.length; profile++) {
    if (inDomain[profile] === 0) continue
    for (let slot = 0; slot < values.length; slot++) ofValue[slot]! += weightOf[profile]! * counts[profile * stride + slot]!
  }
  return { weight: ofValue.reduce((sum, one) => sum + one, 0), total: ofValue.reduce((sum, one, slot) => sum + one * values[slot]!, 0), ofValue }
}
