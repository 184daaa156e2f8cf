import { plainMean } from '../../estimation/plainMean.ts'
import { vanished } from '../../linearisation/vanished.ts'
import { notEstimable } from '../../result.ts'
import { differenceOfMeans, whyUntested } from '../../significance/differenceOfMeans.ts'
import { welchDifference } from '../../significance/welchDifference.ts'
import { levelsOf, profilesInDomain } from '../../tallies/domains.ts'
import type { Estimator } from '../../estimation/estimator.ts'
import type { Tally } from '../../tallies/tally.ts'
import type { CrossingBy, DifferenceTest } from '../crossing.ts'

/**
 * Difference between the two levels of a crossing. As published: Welch's test on the unweighted answers.
 * Where one group has a single answer or only equal ones, its spread is falsely 0 and there is no test.
 */
export function differenceFigure(estimator: Estimator, tally: Tally, by: CrossingBy): DifferenceTest {
  const { profiles } = estimator
  const levels = levelsOf(profiles.matrix.register, by)
  if (levels.length > 2) return notEstimable('moreThanTwoLevels')
  const [first, second] = levels
  if (first === undefined || second === undefined) return notEstimable('emptyLevel')
  const inFirst = profilesInDomain(profiles, `${by}=${first}`)
  const inSecond = profilesInDomain(profiles, `${by}=${second}`)
  const one = plainMean(tally, inFirst)
  const two = plainMean(tally, inSecond)
  if (one.base + two.base === 0) return notEstimable('noResponse')
  if (one.base === 0 || two.base === 0) return notEstimable('emptyLevel')
  if (one.base === 1 || two.base === 1) return notEstimable('oneResponse')
  if (!one.varies || !two.varies) return notEstimable('noVariation')
  if (estimator.view === 'published') {
    return { kind: 'estimated', levels: [first, second], base: one.base + two.base, ...welchDifference(one, two) }
  }
  if (estimator.weighting.kind === 'notEstimable') return estimator.weighting
  const test = differenceOfMeans(estimator.design, estimator.weighting, tally, inFirst, inSecond)
  if (test === null) return notEstimable('emptyLevel')
  if (test.t === null || vanished(estimator.design, test.standardError, one.mean ?? 0)) return whyUntested(test)
  if (test.p === null || test.lower === null || test.upper === null) return notEstimable('noDegreesOfFreedom')
  const { base, difference, lower, upper, t, degreesOfFreedom, p } = test
  return { kind: 'estimated', levels: [first, second], base, difference, lower, upper, t, degreesOfFreedom, p }
}
