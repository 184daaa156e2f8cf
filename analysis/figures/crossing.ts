import type { DomainId } from './effectMatrix.ts'
import type { Interval, MeanFigure, View } from './mean.ts'
import type { Result } from '../result.ts'

export type CrossingBy = 'call' | 'size' | 'embedding' | 'activity'

export interface CategoryShare {
  readonly code: number
  /** Unweighted number of answers with this code; null where withheld. */
  readonly count: number | null
  readonly share: Result<{ readonly value: number; readonly standardError: number | null }>
  /** Logit interval; Clopper-Pearson where the share is 0 or 1. */
  readonly interval: Interval
}

export interface CrossingColumn {
  readonly domain: DomainId
  /** Complete responses in the column, whether or not they answered this question. */
  readonly responses: number | null
  /** Of these: left blank, and not asked. Base + leftBlank + notAsked = responses. */
  readonly leftBlank: number | null
  readonly notAsked: number | null
  readonly figure: MeanFigure
  readonly distribution: readonly CategoryShare[]
}

/** Level two minus level one, in the order of `levels`. */
export type DifferenceTest = Result<{
  readonly levels: readonly [string, string]
  readonly base: number
  readonly difference: number
  readonly lower: number
  readonly upper: number
  readonly t: number
  readonly degreesOfFreedom: number
  readonly p: number
}>

/** Do two groups differ in mean rank? Design-based, the check beside the t of a four-point item. */
export type RankTest = Result<{ readonly t: number; readonly degreesOfFreedom: number; readonly p: number }>

/** Rao-Scott second-order F test of the whole table. */
export type IndependenceTest = Result<{
  readonly base: number
  readonly F: number
  readonly numeratorDf: number
  readonly denominatorDf: number
  readonly p: number
}>

/**
 * One variable crossed by one classification: the total first, then a column a level.
 * The figure of `competitive` is its share within three years; the mean of a battery has an empty distribution.
 */
export interface Crossing {
  readonly variable: string
  readonly by: CrossingBy
  readonly view: View
  readonly columns: readonly CrossingColumn[]
  readonly difference: DifferenceTest
  /** Null where the answers are not on four points. */
  readonly rank: RankTest | null
  readonly independence: IndependenceTest
}
