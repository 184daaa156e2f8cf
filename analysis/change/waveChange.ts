import type { DomainId } from '../figures/effectMatrix.ts'
import type { MeanFigure, View } from '../figures/mean.ts'
import type { Result } from '../result.ts'
import type { TestedMean } from '../paired/testAgainstZero.ts'
import type { Difference } from './difference.ts'

/** The members who answered both waves and this question both times. */
export type PanelChange = Result<{
  readonly base: number
  readonly earlier: MeanFigure
  readonly later: MeanFigure
  /** Mean of the members' own differences, with its paired test. */
  readonly change: TestedMean
}>

/** How one variable changed from an earlier wave to a later one, in one domain. */
export interface VariableChange {
  readonly variable: string
  readonly everyone: { readonly earlier: MeanFigure; readonly later: MeanFigure; readonly change: Difference }
  readonly panel: PanelChange
}

export interface WaveChange {
  readonly view: View
  readonly domain: DomainId
  readonly items: readonly VariableChange[]
}
