import { together, domainMoments, rescaled } from '../linearisation/cellMoments.ts'
import { domainMean } from '../estimation/domainMean.ts'
import { linearisedVariance } from '../linearisation/linearisedVariance.ts'
import { everybodyAnswered, isNothing } from '../linearisation/vanished.ts'
import { notEstimable } from '../result.ts'
import { clustersWith } from '../weighting/surveyDesign.ts'
import { criticalT, twoSidedP } from '../distributions/studentT.ts'
import type { SurveyDesign } from '../weighting/surveyDesign.ts'
import type { Weighting } from '../weighting/weighting.ts'
import type { Tally } from '../tallies/tally.ts'
import type { CellMoments } from '../linearisation/cellMoments.ts'
import type { NotEstimable } from '../result.ts'

export interface DifferenceOfMeans {
  readonly base: number
  readonly bases: readonly [number, number]
  readonly difference: number
  readonly standardError: number
  /** Responses that count minus the clusters they are in, minus 1; may be 0 or less. */
  readonly degreesOfFreedom: number
  /** null where the standard error is 0: without spread, or because all members of these clusters answered. */
  readonly t: number | null
  /** null without degrees of freedom or spread; 0 for a difference between members who all answered. */
  readonly p: number | null
  /** An interval needs two degrees of freedom (R's loses its last digit below that and is infinite). */
  readonly lower: number | null
  readonly upper: number | null
  /** Whether both groups have more than one answer and more than one value: without, the spread of a group is falsely 0. */
  readonly bothVary: boolean
  /** The standard error is as good as 0 because all members of these clusters answered. */
  readonly everybodyAnswered: boolean
}

/**
 * Difference between the means of two groups, second minus first, with the covariance of the two (they share clusters)
 * taken in one sum over the linearised difference. R: `svyttest(y ~ group, design)`.
 * @returns null when one of the groups has no answer
 */
export function differenceOfMeans(design: SurveyDesign, weighting: Weighting, tally: Tally, inFirst: Uint8Array, inSecond: Uint8Array): DifferenceOfMeans | null {
  const first = domainMoments(design, tally, inFirst)
  const second = domainMoments(design, tally, inSecond)
  if (first.base === 0 || second.base === 0) return null
  return differenceBetween(design, weighting, { ...first, ...domainMean(design, weighting, first) }, { ...second, ...domainMean(design, weighting, second) })
}

/** A mean of one group with its linearised variable, ready to be held against that of another group. */
export interface ComparableMean {
  /** Responses behind it, at least 1. */
  readonly base: number
  readonly mean: number
  readonly varies: boolean
  readonly linearised: CellMoments
}

/** As differenceOfMeans, from means that are there already: with many groups each is made once, whatever the number of pairs. */
export function differenceBetween(design: SurveyDesign, weighting: Weighting, first: ComparableMean, second: ComparableMean): DifferenceOfMeans {
  const both = together(rescaled(first.linearised, 0, -1), second.linearised)
  const difference = second.mean - first.mean
  const anySpread = first.varies || second.varies
  const standardError = anySpread ? Math.sqrt(linearisedVariance(design, weighting, both)) : 0
  const degreesOfFreedom = first.base + second.base - clustersWith(design, both.count) - 1
  const t = standardError > 0 ? difference / standardError : null
  const known = standardError > 0 || design.responses === design.membersRepresented
  const halfWidth = known && degreesOfFreedom >= 2 ? criticalT(degreesOfFreedom) * standardError : null
  return {
    base: first.base + second.base,
    bases: [first.base, second.base],
    difference,
    standardError,
    degreesOfFreedom,
    t,
    p: known && degreesOfFreedom > 0 ? pValue(t, difference, degreesOfFreedom) : null,
    lower: halfWidth === null ? null : difference - halfWidth,
    upper: halfWidth === null ? null : difference + halfWidth,
    bothVary: first.varies && second.varies,
    everybodyAnswered: isNothing(standardError, first.mean) && everybodyAnswered(design, both.count),
  }
}

/** Why a difference without a standard error is no test. */
export const whyUntested = ({ everybodyAnswered, bothVary }: Pick<DifferenceOfMeans, 'everybodyAnswered' | 'bothVary'>): NotEstimable => notEstimable(everybodyAnswered && bothVary ? 'everybodyAnswered' : 'noVariation')

function pValue(t: number | null, difference: number, degreesOfFreedom: number): number | null {
  if (t !== null) return twoSidedP(t, degreesOfFreedom)
  return difference === 0 ? null : 0
}
