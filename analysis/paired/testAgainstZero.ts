import { twoSidedP } from '../distributions/studentT.ts'
import { meanFigure } from '../figures/meanFigure.ts'
import { notEstimable } from '../result.ts'
import type { Estimator } from '../estimation/estimator.ts'
import type { MeanFigure } from '../figures/mean.ts'
import type { Result } from '../result.ts'
import type { CellProfiles } from '../tallies/profiles.ts'
import type { Tally } from '../tallies/tally.ts'

/** A mean held against 0, on the scale of its variable. */
export type TestedMean = Result<{
  readonly value: number
  readonly standardError: number
  /** 95 % interval by t. */
  readonly lower: number
  readonly upper: number
  readonly t: number
  readonly degreesOfFreedom: number
  readonly p: number
}>

/**
 * The mean of a tally in a domain, with its interval and its t test against 0. The degrees of freedom are those of the
 * interval: n - 1 as published (R: `t.test(y)`), else the responses of the design minus their clusters
 * (R: `svymean` on `subset(design, domain)`, t on `degf(design)`).
 */
export function testAgainstZero(estimator: Estimator<CellProfiles>, tally: Tally, inDomain: Uint8Array): TestedMean {
  return testedMean(meanFigure(estimator, tally, inDomain), estimator)
}

function testedMean({ base, mean, interval }: MeanFigure, estimator: Estimator<CellProfiles>): TestedMean {
  if (mean.kind !== 'estimated') return mean
  if (interval.kind !== 'estimated') return interval
  if (mean.standardError === null) return notEstimable('noVariation')
  const degreesOfFreedom = estimator.view === 'published' ? base! - 1 : estimator.design.degreesOfFreedom
  // No sampling error is left to hold the mean against
  if (!(mean.standardError > 0)) return notEstimable('everybodyAnswered')
  const t = mean.value / mean.standardError
  return {
    kind: 'estimated',
    value: mean.value,
    standardError: mean.standardError,
    lower: interval.lower,
    upper: interval.upper,
    t,
    degreesOfFreedom,
    p: twoSidedP(t, degreesOfFreedom),
  }
}
