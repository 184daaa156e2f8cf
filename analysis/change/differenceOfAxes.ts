import { weightOfProfile } from '../estimation/estimator.ts'
import { momentsByCell, momentsOfGroup } from '../linearisation/groupMoments.ts'
import { linearisedVariance } from '../linearisation/linearisedVariance.ts'
import { scoreMoments } from '../linearisation/rowScores.ts'
import { everybodyAnswered, isNothing, vanished, whyWithoutSpread } from '../linearisation/vanished.ts'
import { notEstimable } from '../result.ts'
import { noGroup } from '../tallies/partition.ts'
import { clustersWith } from '../weighting/surveyDesign.ts'
import { axisScores } from './axisScores.ts'
import { differenceFrom } from './differenceFrom.ts'
import type { Estimator } from '../estimation/estimator.ts'
import type { ScoreMoments } from '../linearisation/rowScores.ts'
import type { NotEstimable } from '../result.ts'
import type { CellProfiles } from '../tallies/profiles.ts'
import type { AxisMeanKind, AxisScores, TalliedAxis } from './axisScores.ts'
import type { Difference } from './difference.ts'

type AnyEstimator = Estimator<CellProfiles>

/** One axis of one domain of one wave. */
export interface AxisSide {
  readonly estimator: AnyEstimator
  readonly axis: TalliedAxis
  readonly inDomain: Uint8Array
}

/**
 * Difference of a mean of an axis between two domains of one wave, second minus first, whether or not they share responses:
 * as differenceOfDomains does it for one effect, with the linearised variables of all effects added up per response first,
 * so that what one response says of several effects is counted. R: `svytotal` of that variable on the design.
 */
export function differenceOfAxes(estimator: AnyEstimator, axis: TalliedAxis, inFirst: Uint8Array, inSecond: Uint8Array, kind: AxisMeanKind): Difference {
  if (estimator.view !== 'published' && estimator.weighting.kind === 'notEstimable') return estimator.weighting
  const weightOf = weightsOf(estimator)
  const first = axisScores(axis, inFirst, weightOf, kind)
  const second = axisScores(axis, inSecond, weightOf, kind)
  const why = whyNotCompared(first, second)
  if (why) return why
  const difference = second.mean! - first.mean!
  const { profiles } = estimator
  const groupOf = inFirst.map((inside, profile) => (inside === 1 ? (inSecond[profile] === 1 ? 2 : 0) : inSecond[profile] === 1 ? 1 : noGroup))
  const moments = scoreMoments(profiles, { domains: [0, 1, 2], groupOf }, axis.packed, first.scores.map((own, effect) => {
    const other = second.scores[effect]!
    return Float64Array.from([...own.map((score) => -score), ...other, ...own.map((score, slot) => other[slot]! - score)])
  }))
  const group = { ...moments, inGroup: groupOf.map((own) => (own === noGroup ? 0 : 1)) }
  if (estimator.view === 'published') {
    const shared = groupOf.some((own, profile) => own === 2 && profiles.responses[profile]! > 0)
    if (!shared) return welch(first, second, [0, 1].map((own) => sampleVariance(profiles, moments, groupOf.map((one) => (one === own ? 1 : 0)))) as [number, number])
    const responses = group.inGroup.reduce((sum, inside, profile) => sum + inside * profiles.responses[profile]!, 0)
    return differenceFrom(responses, difference, Math.sqrt(sampleVariance(profiles, moments, group.inGroup)), responses - 2)
  }
  const { design, weighting } = estimator
  if (weighting.kind === 'notEstimable') return weighting
  const cells = momentsByCell(design, profiles, group)
  const standardError = Math.sqrt(linearisedVariance(design, weighting, cells))
  if (!(standardError > 0) || vanished(design, standardError, first.mean!)) return whyWithoutSpread(design, cells.count)
  const base = cells.count.reduce((sum, count) => sum + count, 0)
  return differenceFrom(base, difference, standardError, base - clustersWith(design, cells.count) - 1)
}

/** The same between two waves, later minus earlier, as differenceOfWaves does it: variances of independent samples add. */
export function differenceOfWaveAxes(earlier: AxisSide, later: AxisSide, kind: AxisMeanKind): Difference {
  const [before, after] = [estimateOf(earlier, kind), estimateOf(later, kind)]
  if (before.kind === 'notEstimable') return before
  if (after.kind === 'notEstimable') return after
  const why = whyNotCompared(before.scores, after.scores)
  if (why) return why
  if (earlier.estimator.view === 'published') return welch(before.scores, after.scores, [before.variance, after.variance])
  if (before.vanished || after.vanished) return notEstimable('noVariation')
  if (before.variance + after.variance === 0) return notEstimable('everybodyAnswered')
  return differenceFrom(before.scores.responses + after.scores.responses, after.scores.mean! - before.scores.mean!, Math.sqrt(before.variance + after.variance), before.degreesOfFreedom + after.degreesOfFreedom - 1)
}

const weightsOf = (estimator: AnyEstimator): Float64Array =>
  estimator.view === 'published' || estimator.weighting.kind === 'notEstimable' ? weightOfProfile(estimator.profiles, null, null) : weightOfProfile(estimator.profiles, estimator.design, estimator.weighting)

function whyNotCompared(first: AxisScores, second: AxisScores): NotEstimable | null {
  if (first.mean === null && second.mean === null) return notEstimable('noResponse')
  if (first.mean === null || second.mean === null) return notEstimable('emptyLevel')
  if (first.responses === 1 || second.responses === 1) return notEstimable('oneResponse')
  if (!first.varies || !second.varies) return notEstimable('noVariation')
  return null
}

/** Of the sum of a score over a simple random sample. */
function sampleVariance(profiles: CellProfiles, moments: ScoreMoments, inGroup: Uint8Array): number {
  const { count, squares } = momentsOfGroup(profiles, { ...moments, inGroup })
  return (squares[0]! * count[0]!) / (count[0]! - 1)
}

/** Unequal variances, degrees of freedom by Welch and Satterthwaite on the responses of each side. */
function welch(first: AxisScores, second: AxisScores, [one, two]: readonly [number, number]): Difference {
  if (isExactlyNothing(one, first) || isExactlyNothing(two, second)) return notEstimable('noVariation')
  const degreesOfFreedom = (one + two) ** 2 / (one ** 2 / (first.responses - 1) + two ** 2 / (second.responses - 1))
  return differenceFrom(first.responses + second.responses, second.mean! - first.mean!, Math.sqrt(one + two), degreesOfFreedom)
}

/** Responses whose answers differ but average alike have no spread, either. */
const isExactlyNothing = (variance: number, { mean }: AxisScores): boolean => Math.sqrt(variance) <= 1e-12 * Math.max(1, Math.abs(mean!))

function estimateOf({ estimator, axis, inDomain }: AxisSide, kind: AxisMeanKind) {
  if (estimator.view !== 'published' && estimator.weighting.kind === 'notEstimable') return estimator.weighting
  const scores = axisScores(axis, inDomain, weightsOf(estimator), kind)
  const groupOf = inDomain.map((inside) => (inside === 1 ? 0 : noGroup))
  const moments = scoreMoments(estimator.profiles, { domains: [0], groupOf }, axis.packed, scores.scores)
  const estimated = { kind: 'estimated' as const, scores, vanished: false, degreesOfFreedom: 0 }
  if (estimator.view === 'published') return { ...estimated, variance: sampleVariance(estimator.profiles, moments, inDomain) }
  const { design, weighting } = estimator
  if (weighting.kind === 'notEstimable') return weighting
  const cells = momentsByCell(design, estimator.profiles, { ...moments, inGroup: inDomain })
  const variance = linearisedVariance(design, weighting, cells)
  return { ...estimated, variance, vanished: isNothing(Math.sqrt(variance), scores.mean ?? 0) && !everybodyAnswered(design, cells.count), degreesOfFreedom: scores.responses - clustersWith(design, cells.count) }
}
