import type { CategoryShare, IndependenceTest, RankTest } from '../figures/crossing.ts'
import type { MeanFigure, View } from '../figures/mean.ts'
import type { Result } from '../result.ts'
import type { RowKind } from './layout/tableRows.ts'

/** One level of one classification; the table is about its responses, estimated on the whole design. */
export interface Layer {
  readonly classification: string
  readonly level: string
}

export interface TableRequest {
  /** Names of rows or of groups of rows. */
  readonly rows: readonly string[]
  readonly banner: readonly string[]
  readonly layer: Layer | null
  readonly view: View
  /** Whether figures on one to four responses go, with those that would give them away. */
  readonly withhold: boolean
}

export interface TableShare extends CategoryShare {
  /** Columns of the same banner question in which this category has a significantly smaller share. */
  readonly letters: readonly string[]
}

export interface TableCell extends MeanFigure {
  /** Complete responses in the column that skipped the question, and that were not asked it. */
  readonly leftBlank: number | null
  readonly notAsked: number | null
  /** Variance over that of a simple random sample without replacement of the same base; null where there is none. */
  readonly designEffect: number | null
  /** Base over design effect. */
  readonly effectiveBase: number | null
  /** Mean over all pairs of response and effect; of the mean of an axis only. */
  readonly pooled: Result<{ readonly value: number; readonly standardError: number | null }> | null
  readonly letters: readonly string[]
  readonly distribution: readonly TableShare[]
}

/** Second column minus first; the adjusted p-values are those of the family: all pairs of this row in this banner question. */
export type PairTest = Result<{
  readonly difference: number
  readonly lower: number
  readonly upper: number
  readonly t: number
  readonly degreesOfFreedom: number
  readonly p: number
  readonly holm: number
  readonly benjaminiHochberg: number
}>

export interface Pair {
  /** Letters of the two columns. */
  readonly first: string
  readonly second: string
  readonly test: PairTest
  /** Of four-point items, beside the t. */
  readonly rank: RankTest | null
}

export interface RowInBanner {
  readonly classification: string
  readonly cells: readonly TableCell[]
  /** Tests that could be made: the size of the family. */
  readonly familySize: number
  readonly pairs: readonly Pair[]
  /** The same for each category of the answer. */
  readonly pairsByCategory: readonly { readonly code: number; readonly familySize: number; readonly pairs: readonly Pair[] }[]
  readonly independence: IndependenceTest
}

export interface TableRow {
  readonly row: string
  readonly kind: RowKind
  readonly total: TableCell
  readonly banner: readonly RowInBanner[]
}

export interface BannerColumn {
  readonly level: string
  /** A, B, C… within its banner question. */
  readonly letter: string
  /** Complete responses in the column; null where withheld. */
  readonly responses: number | null
}

export interface BannerQuestion {
  readonly classification: string
  readonly columns: readonly BannerColumn[]
}

export interface CrossTable {
  readonly view: View
  readonly layer: Layer | null
  /** Complete responses in the layer, or in the wave; null where withheld. */
  readonly responses: number | null
  readonly banner: readonly BannerQuestion[]
  readonly rows: readonly TableRow[]
}
