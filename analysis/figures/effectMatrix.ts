import type { Interval, MeanFigure, View } from './mean.ts'
import type { Result } from '../result.ts'

/** A subgroup of the wave; `cluster=ID` for one cluster. */
export type DomainId =
  | 'total'
  | `call=${string}`
  | `size=${string}`
  | `embedding=${string}`
  | `activity=${string}`
  | `cluster=${string}`

export type VerticalAxis = 'realised' | 'contribution'

export interface EffectPoint {
  /** 1..11, the number of the effect in the questionnaire. */
  readonly effect: number
  /** 0..2 over everybody in the domain. */
  readonly desired: MeanFigure
  /** realised 0..2 or contribution 0..100, over those who desire the effect. */
  readonly vertical: MeanFigure
}

export interface AxisMean {
  /** Mean of the effect means, over effects with at least one answer. */
  readonly mean: Result<{ readonly value: number; readonly standardError: number | null }>
  readonly interval: Interval
  /** Mean over all pairs of response and effect: another number, under its own name. */
  readonly pooled: Result<{ readonly value: number; readonly standardError: number | null }>
  readonly effectsUsed: number
}

export interface EffectMatrix {
  readonly domain: DomainId
  readonly vertical: VerticalAxis
  readonly view: View
  /** Complete responses in the domain; null where withheld. */
  readonly base: number | null
  readonly effects: readonly EffectPoint[]
  readonly axisMeans: { readonly desired: AxisMean; readonly vertical: AxisMean }
}
