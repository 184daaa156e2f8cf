/**
 * The set of figures that may leave the house after a wave. Made once, stored with its hash, and the only thing that
 * managers, members and the public ever read. Every number in it is a whole count, or a mean rounded as it is shown,
 * so that the same answers give the same text everywhere.
 */
export interface ReleaseDocument {
  readonly format: 'release-1'
  readonly rules: ReleaseRules
  /** The codebook variables about which something may be shown, in the order of the questionnaire. */
  readonly variables: readonly string[]
  /** The closed universe: `total`, `call=…`, `size=…`, `embedding=…`, `activity=…`, `cluster=…`; no other group is ever tabulated. */
  readonly groups: readonly ReleaseGroupName[]
  /** The group of the universe that each cluster is shown beside; null where none passes the rule. */
  readonly peers: readonly { readonly cluster: string; readonly group: ReleaseGroupName | null }[]
  /** One entry per variable and group, in that order, `withheld` included: nothing is absent. */
  readonly figures: readonly { readonly variable: string; readonly group: ReleaseGroupName; readonly shown: ReleasedFigure }[]
  /** Axis means of the effects, battery means and competitive within three years: computed from `figures` alone. */
  readonly derived: readonly { readonly measure: string; readonly group: ReleaseGroupName; readonly shown: ReleasedMean | Withheld }[]
}

export type ReleaseGroupName = string

/** The thresholds that are enforced; what members read about them is written from this object. */
export interface ReleaseRules {
  /** Nothing is shown on fewer answers. */
  readonly smallestBase: number
  /** From this base on a distribution; below it the mean only. */
  readonly distributionBase: number
  /** From this base on a group of the programme may show its mean to two decimals. */
  readonly exactBase: number
  readonly countsRoundedTo: number
  /** An answer that all but this many gave is shown alone. */
  readonly dissentersHidden: number
  readonly peerClusters: number
  readonly peerCompanies: number
  readonly largestPeerShare: number
}

/** How many answers stand behind a figure, as it may be told. */
export type ReleasedBase =
  | { readonly kind: 'exact'; readonly base: number }
  /** To a multiple of `countsRoundedTo`. */
  | { readonly kind: 'about'; readonly base: number }
  | { readonly kind: 'between'; readonly least: number; readonly most: number }

export interface Withheld {
  readonly kind: 'withheld'
}

/** `decimals` is how many digits after the point are told: 1 or 2. */
export interface ReleasedMean {
  readonly kind: 'mean'
  readonly base: ReleasedBase
  readonly mean: number
  readonly decimals: 1 | 2
}

export type ReleasedFigure =
  | Withheld
  | ReleasedMean
  /** A mean so near the end of its scale that only the bound is told. */
  | { readonly kind: 'atLeast' | 'atMost'; readonly base: ReleasedBase; readonly bound: number }
  /** Counts per code, each rounded, in code order; the mean (null for categories without an order) follows from them. */
  | { readonly kind: 'distribution'; readonly base: ReleasedBase; readonly counts: readonly (readonly [code: number, count: number])[]; readonly mean: number | null }
  /** A group of the programme large enough for its mean to two decimals beside the rounded counts. */
  | { readonly kind: 'exact'; readonly base: ReleasedBase; readonly counts: readonly (readonly [code: number, count: number])[]; readonly mean: number | null }
  /** Nearly all gave this one answer; the others are not told. */
  | { readonly kind: 'nearlyAll'; readonly base: ReleasedBase; readonly code: number }

/** What the steward sees beside the release; it never leaves the house. */
export interface ReleaseAudit {
  /** One-way figures with a base of at least `distributionBase`, and how many of them are shown. */
  readonly eligible: number
  readonly kept: number
  readonly dropped: readonly { readonly variable: string; readonly group: ReleaseGroupName; readonly reason: 'fewAnswers' | 'remainder' | 'linear' | 'integer' }[]
  /** Rounds of dropping and auditing again until everything held. */
  readonly rounds: number
}
