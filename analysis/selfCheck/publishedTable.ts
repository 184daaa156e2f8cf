/**
 * What a mean is a mean of. Only where respondents (or pairs of respondent and effect) are averaged directly does a total lie
 * between its groups: the mean of effect means weighs every effect alike, whoever desires it.
 */
export type MeasureKind =
  | 'mean' // over the respondents of the group, each once
  | 'share' // percentage of the respondents of the group
  | 'pooledPairs' // over pairs of respondent and effect
  | 'meanOfEffects' // mean of the means of the effects
  | 'effectAxis' // a report that does not say which of the last two it prints
  | 'count' // a number of respondents, members, projects

/** As a sentence uses it, in both languages or in the one that the report has. */
export type Name = string | { readonly nl: string; readonly en: string }

export interface Measure {
  readonly id: string
  /** The id where it is left out. */
  readonly name?: Name
  readonly kind: MeasureKind
  /** Lowest and highest value that one answer can have. */
  readonly scale?: { readonly lowest: number; readonly highest: number }
  /** Smallest difference between the values of two respondents: 1 for a four-point item, 0.2 for the mean of five, 100 for a percentage. */
  readonly step?: number
  /** Measures of one population have the same respondents (or pairs) behind them, so that their groups have the same shares; 'all' where it is left out. */
  readonly population?: string
  /** For a measure over desired effects: the measure that says how much each group desires. */
  readonly desiredBy?: string
  /** Weighted figures: then bases say nothing about shares and no whole number of respondents is behind a figure. */
  readonly weighted?: boolean
}

export interface TableCrossing {
  readonly id: string
  readonly name?: Name
  /** In the order in which the table is kept; the order of each chart stands with the chart. */
  readonly levels: readonly { readonly id: string; readonly name?: Name }[]
  /** False where the groups overlap or leave respondents out; then nothing is concluded from their total. */
  readonly partition?: boolean
}

export interface PrintedFigure {
  readonly id: string
  readonly measure: string
  /** Null for the total. */
  readonly crossing: string | null
  readonly level: string | null
  readonly printed: string
  /** The number that stands there, percentages as 0..100. */
  readonly value: number
  /** Decimals as printed: the figure may be half a unit of the last one higher or lower. */
  readonly decimals: number
  /** Number of answers behind it. */
  readonly base?: number
  /** "almost 80 %": no rounding range is known, so it takes no part in any check. */
  readonly approximate?: boolean
  readonly chart?: string
  /** A mark printed at the figure, such as ** for a target. */
  readonly mark?: string
  /** Where it stands: a page, a line, a cell. */
  readonly source?: string
}

/** One picture or table of the report. */
export interface Chart {
  readonly id: string
  readonly title: string
  /** Short, for a sentence; the title where it is left out. */
  readonly name?: Name
  /** The question or measure it shows: two charts of one subject may have one title. */
  readonly subject: string
  readonly parts: readonly ChartPart[]
  readonly source?: string
}

export interface ChartPart {
  readonly crossing: string
  /** The levels in the order in which they stand. */
  readonly levels: readonly string[]
  /** The labels as printed, in the same order; left out where none is printed. */
  readonly labels?: readonly string[]
  readonly source?: string
}

/** A printed rate of two printed counts. */
export interface PrintedRate {
  readonly id: string
  readonly printed: string
  /** Percentage. */
  readonly value: number
  readonly decimals: number
  readonly numerator: string
  readonly denominator: string
  readonly source?: string
}

export interface PublishedTable {
  readonly measures: readonly Measure[]
  readonly crossings: readonly TableCrossing[]
  readonly figures: readonly PrintedFigure[]
  readonly charts?: readonly Chart[]
  readonly rates?: readonly PrintedRate[]
}
