import type { Crossing, CrossingBy, CrossTable, EffectMatrix, RakingReport, View } from '../../analysis/index.ts'
import type { WaveSummary } from '../api/waves.ts'

/** A figure that is taken outside, exactly the object that the screen shows: nothing of it is computed again. */
export type TakenFigure = ScriptedFigure | TakenTable

/** A figure with a script for R beside it. */
export type ScriptedFigure = TakenEffectMatrix | TakenCrossings

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

/** Where and when a figure was taken. */
export interface Occasion {
  readonly wave: WaveSummary
  /** Of the site, without a slash at its end. */
  readonly origin: string
  /** ISO 8601, UTC. */
  readonly takenAt: string
}
