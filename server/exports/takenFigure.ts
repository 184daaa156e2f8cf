import type { Crossing, CrossingBy, CrossTable, EffectMatrix, PublishedTable, RakingReport, View } from '../../analysis/index.ts'
import type { Language } from '../../surveys/index.ts'
import type { WaveSummary } from '../api/waves.ts'
import type { ToldFigure, ToldScript } from './told/toldFigure.ts'

/** A figure that is taken outside, exactly the object that the screen shows: nothing of it is computed again. */
export type TakenFigure = TakenEffectMatrix | TakenCrossings | TakenTable | TakenTold

export interface TakenEffectMatrix {
  readonly kind: 'effectMatrix'
  readonly view: View
  readonly matrix: EffectMatrix
  /** What raking did to the weights, in the raked view. */
  readonly raking: RakingReport | undefined
}

/** One variable by one or more classifications, side by side as on the page. */
export interface TakenCrossings {
  readonly kind: 'crossings'
  readonly view: View
  readonly variable: string
  readonly by: readonly CrossingBy[]
  /** In the order of `by`; the total of each is the same. */
  readonly crossings: readonly Crossing[]
  readonly raking: RakingReport | undefined
}

/** A banner table as somebody built it. */
export interface TakenTable {
  readonly kind: 'table'
  readonly view: View
  readonly table: CrossTable
  /** Rows and groups of rows as they were asked for. */
  readonly rows: readonly string[]
  readonly raking: RakingReport | undefined
  readonly clusterNames: ReadonlyMap<string, string>
}

/** Any other figure of the pages, which says itself what it is. */
export interface TakenTold {
  readonly kind: 'told'
  /** null for counts, which are the same in every view. */
  readonly view: View | null
  readonly raking: RakingReport | undefined
  /** Where the page shows it, and how its address says so. */
  readonly path: string
  readonly parts: Readonly<Record<string, string>>
  /** As the self-check reads it; none for what is no figure of ours. */
  readonly published: readonly PublishedTable[]
  readonly tell: (language: Language) => ToldFigure
  readonly script: ToldScript | null
}

/** Where and when a figure was taken. */
export interface Occasion {
  readonly wave: WaveSummary
  /** Of the site, without a slash at its end. */
  readonly origin: string
  /** ISO 8601, UTC. */
  readonly takenAt: string
}
