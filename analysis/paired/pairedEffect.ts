import type { CrossingBy, DifferenceTest } from '../figures/crossing.ts'
import type { DomainId } from '../figures/effectMatrix.ts'
import type { Interval, View } from '../figures/mean.ts'
import type { Result } from '../result.ts'
import type { EffectFamily } from './effectFamily.ts'
import type { TestedMean } from './testAgainstZero.ts'

/** A share 0..1 of those who answered, with its logit interval (Clopper-Pearson where it is 0 or 1). */
export interface ShareFigure {
  readonly share: Result<{ readonly value: number; readonly standardError: number | null }>
  readonly interval: Interval
}

/** Wanting an effect and having it, answered by the same members. The first four shares add up to 1. */
export interface PairedEffect {
  /** 1..11 */
  readonly effect: number
  /** Complete responses that said whether they want it and, if so, how far it is; null where withheld. */
  readonly base: number | null
  /** Those of the base that want it; null where withheld. */
  readonly wanting: number | null
  readonly wantsAndHas: ShareFigure
  readonly wantsExpectsHelp: ShareFigure
  readonly wantsExpectsNone: ShareFigure
  readonly doesNotWant: ShareFigure
  /** Both in between: wants it, has it not yet. */
  readonly wantsHasNot: ShareFigure
  /** Share that wants it minus share that wants it and has it, on the same members, 0..1. */
  readonly gap: TestedMean
}

export interface PairedDomain {
  readonly domain: DomainId
  /** Complete responses in the domain; null where withheld. */
  readonly base: number | null
  readonly effects: readonly PairedEffect[]
}

/** Which gaps differ between the two levels of a crossing: level two minus level one. */
export interface PairedFamily extends EffectFamily<DifferenceTest> {
  readonly by: CrossingBy
}

export interface PairedEffects {
  readonly view: View
  readonly domains: readonly PairedDomain[]
  readonly families: readonly PairedFamily[]
}
