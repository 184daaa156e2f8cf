import type { Range } from './range.ts'

export type Severity = 'impossible' | 'contradicts' | 'copied' | 'typedTwice' | 'orderChanged' | 'notPossibleWithBase'

/** Share of the first group that total and groups imply; outside 0..1 where the total lies outside its groups. */
export interface ImpliedShare extends Range {
  readonly centre: number
}

/** How far effects would have to differ for a mean of effect means to lie where it is printed: one half ahead, the other behind. */
export interface EffectGaps {
  readonly ahead: number
  readonly behind: number
  /** Weight of the smaller group, which would vary that far between the effects. */
  readonly weights: Range
}

/** A share that something else in the table gives the same group. */
export interface OtherShare {
  readonly measure: string
  readonly share: Range
  readonly from: 'bases' | 'figures'
  /** How far it can be held beside the share in question: as it is; after both were counted over desired effects; or only roughly, being one of respondents. */
  readonly compared: 'same' | 'reweighted' | 'respondents'
}

/** Another sum of the same counts, and the groups that make the difference, where they are plain to see. */
export interface OtherSum {
  readonly crossing: string
  readonly sum: number
  readonly leftOut: { readonly crossing: string; readonly levels: readonly string[] } | null
}

/** Why a finding is one, as data; the sentences are made of it. */
export type Why =
  | { readonly kind: 'totalOutsideGroups'; readonly measure: string; readonly crossing: string; readonly total: string; readonly groups: readonly string[]; readonly side: 'above' | 'below'; readonly implied: ImpliedShare | null; readonly effectGaps: EffectGaps | null; readonly believable: boolean }
  | { readonly kind: 'shareContradictsBases'; readonly measure: string; readonly crossing: string; readonly total: string; readonly groups: readonly string[]; readonly bases: readonly number[]; readonly expected: Range; readonly implied: ImpliedShare | null; readonly actualShare: number }
  | { readonly kind: 'shareContradictsMeasures'; readonly measure: string; readonly crossing: string; readonly level: string; readonly total: string; readonly groups: readonly string[]; readonly implied: ImpliedShare; readonly others: readonly OtherShare[]; readonly nearMiss: boolean }
  | { readonly kind: 'figuresCopied'; readonly measure: string; readonly crossing: string; readonly origins: readonly string[]; readonly groups: readonly string[]; readonly level: string; readonly implied: ImpliedShare | null; readonly others: readonly OtherShare[] }
  | { readonly kind: 'sameFiguresInTwoCrossings'; readonly measure: string; readonly crossings: readonly string[]; readonly groups: readonly string[] }
  | { readonly kind: 'impliedTotalsDisagree'; readonly measure: string; readonly crossings: readonly [string, string]; readonly totals: readonly [Range, Range]; readonly nearMiss: boolean }
  | { readonly kind: 'basesExceedTotal'; readonly measure: string; readonly crossing: string; readonly bases: readonly number[]; readonly total: number }
  | { readonly kind: 'sameFigureDiffers'; readonly measure: string; readonly crossing: string | null; readonly level: string | null; readonly printed: readonly string[] }
  | { readonly kind: 'outsideScale'; readonly measure: string; readonly printed: string; readonly scale: { readonly lowest: number; readonly highest: number } }
  | { readonly kind: 'labelTwice'; readonly chart: string; readonly label: string; readonly levels: readonly string[] }
  | { readonly kind: 'headingTwice'; readonly heading: string; readonly charts: readonly string[]; readonly subjects: readonly string[] }
  | { readonly kind: 'orderChanges'; readonly crossing: string; readonly order: readonly string[]; readonly charts: readonly string[]; readonly otherOrder: readonly string[]; readonly otherCharts: readonly string[] }
  | { readonly kind: 'noWholeNumber'; readonly measure: string; readonly crossing: string | null; readonly level: string | null; readonly printed: string; readonly base: number; readonly below: number; readonly above: number }
  | { readonly kind: 'sumDiffers'; readonly measure: string; readonly crossing: string; readonly sum: number; readonly total: number; readonly totalIsSumOf: string | null; readonly otherSums: readonly OtherSum[] }
  | { readonly kind: 'rateDiffers'; readonly printed: string; readonly numerator: number; readonly denominator: number; readonly rate: number }

export type FindingKind = Why['kind']

/** A value that would make the figures agree, the others being right. */
export interface Fit extends Range {
  /** The figures that would have it: one figure, printed once or more often. */
  readonly figures: readonly string[]
  /** The value in that range that shares most digits with what is printed. */
  readonly likeliest: string | null
  /** Where several crossings have a say: in how many of them it fits. */
  readonly crossings?: { readonly fitting: number; readonly of: number }
}

export interface Finding {
  readonly kind: FindingKind
  readonly severity: Severity
  /** `arithmetic`: no answers give these figures. `inPractice`: only answers that nobody gives would. */
  readonly certainty: 'arithmetic' | 'inPractice'
  /** Ids of the figures (or charts, rates) that cannot stand as they are. */
  readonly figures: readonly string[]
  /** Ids of those that they are held beside. */
  readonly against: readonly string[]
  readonly why: Why
  readonly fits: readonly Fit[]
  readonly words: { readonly nl: string; readonly en: string }
}

/** A finding before its sentences are made. */
export type BareFinding = Omit<Finding, 'kind' | 'words'>
