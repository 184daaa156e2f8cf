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
  /** One entry per variable and group, in that order, `withheld` included: nothing is absent. Activity is not shown by activity. */
  readonly figures: readonly { readonly variable: string; readonly group: ReleaseGroupName; readonly shown: ReleasedFigure }[]
  /** Axis means of the effects, battery means and competitive within three years: computed from `figures` alone. */
  readonly derived: readonly { readonly measure: string; readonly group: ReleaseGroupName; readonly shown: DerivedMean | Withheld }[]
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

/**
 * How many answers stand behind a figure, as it may be told: exactly where the register alone says who belongs to the
 * group and who was asked; else (activity is an answer, realised and contribution are asked of who desires the effect)
 * only as roughly as the counts.
 */
export type ReleasedBase =
  | { readonly kind: 'exact'; readonly base: number }
  /** The base to the nearest multiple of `countsRoundedTo`; told from `distributionBase` on. */
  | { readonly kind: 'about'; readonly base: number }
  | { readonly kind: 'between'; readonly least: number; readonly most: number }

/** Not shown, for whatever reason: the reason would tell. */
export interface Withheld {
  readonly kind: 'withheld'
}

/** `decimals` is how many digits after the point are told: 1 or 2, halves up. */
export interface ReleasedMean {
  readonly kind: 'mean'
  readonly base: ReleasedBase
  readonly mean: number
  readonly decimals: 1 | 2
}

/** A mean of shown figures, and how many of them it is made of; its base lies between the least and most that they tell. */
export interface DerivedMean extends ReleasedMean {
  readonly parts: number
}

export type ReleasedFigure =
  | Withheld
  /** On a base under `distributionBase`: to one decimal, which with the base tells the sum. */
  | ReleasedMean
  /**
   * A mean so near the end of its scale that only a bound is told. With n answers on a scale of length L the sum counted
   * from the lowest code is at least L·n − L (`atLeast`) or at most L (`atMost`). The bound is the mean that this means for
   * the base, or the least base it can be, to one decimal on the safe side.
   */
  | { readonly kind: 'atLeast' | 'atMost'; readonly base: ReleasedBase; readonly bound: number }
  /** Counts per code, each to the nearest multiple, in code order; the mean (null for categories without an order) is theirs, to two decimals. */
  | { readonly kind: 'distribution'; readonly base: ReleasedBase; readonly counts: ReleasedCounts; readonly mean: number | null }
  /** A group of the programme large enough for the mean of the answers themselves, to two decimals, beside the rounded counts. */
  | { readonly kind: 'exact'; readonly base: ReleasedBase; readonly counts: ReleasedCounts; readonly mean: number | null }
  /** All answers but at most `dissentersHidden` are this one; the others are not told. */
  | { readonly kind: 'nearlyAll'; readonly base: ReleasedBase; readonly code: number }

export type ReleasedCounts = readonly (readonly [code: number, count: number])[]

/** Why a figure is not shown. Two of these words follow from bases, two from the audit; none of them leaves the house. */
export type WithheldReason = 'fewAnswers' | 'remainder' | 'linear' | 'integer'

export interface AuditedFigure {
  readonly variable: string
  readonly group: ReleaseGroupName
}

/** What the steward sees beside the release; it never leaves the house. */
export interface ReleaseAudit {
  /** One-way figures with a base of at least `distributionBase`, and how many of them are shown. */
  readonly eligible: number
  readonly kept: number
  readonly dropped: readonly (AuditedFigure & { readonly reason: WithheldReason })[]
  /** Shown, but with the mean of the rounded counts instead of the mean to two decimals that their base would allow. */
  readonly rounded: readonly AuditedFigure[]
  /** Rounds of dropping and auditing again until everything held; 1 when nothing had to go. */
  readonly rounds: number
  /** Answers for which a second data set was shown to exist, beside every single insider; all of them. */
  readonly proven: number
}
