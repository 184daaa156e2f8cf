import type { Result } from '../result.ts'

export type { View, ViewKind } from '../weighting/view.ts'

/** 95 % confidence interval on the scale of the figure. */
export type Interval = Result<{ readonly lower: number; readonly upper: number }>

/**
 * A mean of one variable in one domain.
 * `base` is the unweighted number of responses behind it and is known even where the mean is not;
 * it is null where the base itself is withheld.
 */
export interface MeanFigure {
  readonly base: number | null
  readonly mean: Result<{ readonly value: number; readonly standardError: number | null; readonly standardDeviation: number | null }>
  readonly interval: Interval
}
