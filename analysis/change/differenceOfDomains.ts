import { plainMean } from '../estimation/plainMean.ts'
import { domainMoments, together } from '../linearisation/cellMoments.ts'
import { linearisedVariance } from '../linearisation/linearisedVariance.ts'
import { vanished, whyWithoutSpread } from '../linearisation/vanished.ts'
import { welchDifference } from '../significance/welchDifference.ts'
import { simpleRandomDesign } from '../weighting/simpleRandomDesign.ts'
import { clustersWith } from '../weighting/surveyDesign.ts'
import { differenceFrom, whyNotCompared } from './differenceFrom.ts'
import type { Estimator } from '../estimation/estimator.ts'
import type { CellMoments } from '../linearisation/cellMoments.ts'
import type { CellProfiles } from '../tallies/profiles.ts'
import type { Tally } from '../tallies/tally.ts'
import type { SurveyDesign } from '../weighting/surveyDesign.ts'
import type { Weighting } from '../weighting/weighting.ts'
import type { Difference } from './difference.ts'

/**
 * Difference between the means of two domains of one wave, second minus first, whether or not they share responses.
 * The linearised variables of the two means are subtracted per response before anything is squared, so that shared
 * responses and shared clusters count once: a total may be held against a part of it.
 * Degrees of freedom: responses of either domain that answered, minus their clusters, minus 1. As published: Welch where
 * the domains share nobody; where they do, the same linearised difference as under simple random sampling.
 * R: `svyttest(y ~ group, design)` where they share nobody; else `svycontrast` on the two means of `svyby(covmat = TRUE)`.
 */
export function differenceOfDomains(estimator: Estimator<CellProfiles>, tally: Tally, inFirst: Uint8Array, inSecond: Uint8Array): Difference {
  const first = plainMean(tally, inFirst)
  const second = plainMean(tally, inSecond)
  const why = whyNotCompared(first, second)
  if (why) return why
  if (estimator.view === 'published') {
    if (inFirst.every((inside, profile) => inside === 0 || inSecond[profile] === 0)) {
      const { difference, t, degreesOfFreedom } = welchDifference(first, second)
      return differenceFrom(first.base + second.base, difference, difference === 0 ? standardErrorOf(first, second) : difference / t, degreesOfFreedom)
    }
    const outside = inFirst.map((inside, profile) => (inside === 1 || inSecond[profile] === 1 ? 0 : 1))
    const { design, weighting, onOneStratum } = simpleRandomDesign(tally, outside, 1)
    return linearisedDifference(design, weighting, onOneStratum, inFirst, inSecond)
  }
  if (estimator.weighting.kind === 'notEstimable') return estimator.weighting
  return linearisedDifference(estimator.design, estimator.weighting, tally, inFirst, inSecond)
}

const standardErrorOf = (...sides: readonly { readonly base: number; readonly standardDeviation: number | null }[]): number =>
  Math.sqrt(sides.reduce((sum, { base, standardDeviation }) => sum + standardDeviation! ** 2 / base, 0))

function linearisedDifference(design: SurveyDesign, weighting: Weighting, tally: Tally, inFirst: Uint8Array, inSecond: Uint8Array): Difference {
  const [first, second] = [inFirst, inSecond].map((inDomain) => weightAndMean(weighting, domainMoments(design, tally, inDomain)))
  const onlyFirst = domainMoments(design, tally, inFirst.map((inside, profile) => inside & (1 - inSecond[profile]!)))
  const onlySecond = domainMoments(design, tally, inSecond.map((inside, profile) => inside & (1 - inFirst[profile]!)))
  const shared = domainMoments(design, tally, inFirst.map((inside, profile) => inside & inSecond[profile]!))
  // (y - mean) / weight of the second domain minus the same of the first, as slope x y + offset
  const [slope1, offset1] = [-1 / first!.weight, first!.mean / first!.weight]
  const [slope2, offset2] = [1 / second!.weight, -second!.mean / second!.weight]
  const linearised = together(
    together(affine(onlyFirst, slope1, offset1), affine(onlySecond, slope2, offset2)),
    affine(shared, slope1 + slope2, offset1 + offset2),
  )
  const base = onlyFirst.base + onlySecond.base + shared.base
  const difference = second!.mean - first!.mean
  const standardError = Math.sqrt(linearisedVariance(design, weighting, linearised))
  if (!(standardError > 0) || vanished(design, standardError, first!.mean)) return whyWithoutSpread(design, linearised.count)
  return differenceFrom(base, difference, standardError, base - clustersWith(design, linearised.count) - 1)
}

function weightAndMean(weighting: Weighting, { count, mean }: CellMoments): { readonly weight: number; readonly mean: number } {
  let weight = 0
  let total = 0
  weighting.weights.forEach((own, cell) => {
    weight += own * count[cell]!
    total += own * count[cell]! * mean[cell]!
  })
  return { weight, mean: total / weight }
}

/** The moments of slope x quantity + offset. */
function affine({ count, mean, squares }: CellMoments, slope: number, offset: number): CellMoments {
  return {
    count,
    mean: mean.map((one, cell) => (count[cell]! > 0 ? slope * one + offset : 0)),
    squares: squares.map((one) => one * slope * slope),
  }
}
