import { estimatorOf } from '../../estimation/estimator.ts'
import { vanished } from '../../linearisation/vanished.ts'
import { notEstimable } from '../../result.ts'
import { whyUntested } from '../../significance/differenceOfMeans.ts'
import { rankDifference } from '../../significance/rankDifference.ts'
import { levelsOf, profilesInDomain } from '../../tallies/domains.ts'
import { tallyVariable } from '../../tallies/tally.ts'
import type { ResponseMatrix } from '../../responseMatrix.ts'
import type { CrossingBy, DifferenceTest } from '../crossing.ts'
import type { View } from '../mean.ts'

/**
 * The check beside the t-test of a four-point item: do the two levels differ in mean rank (-0.5..0.5)?
 * For the design-based views only.
 */
export function rankTest(matrix: ResponseMatrix, variable: string, by: CrossingBy, view: Exclude<View, 'published'>): DifferenceTest {
  const estimator = estimatorOf(matrix, view)
  if (estimator.view === 'published') throw new RangeError('a published view has no rank test')
  const { profiles, design, weighting } = estimator
  if (weighting.kind === 'notEstimable') return weighting
  const levels = levelsOf(matrix.register, by)
  if (levels.length > 2) return notEstimable('moreThanTwoLevels')
  const [first, second] = levels
  if (first === undefined || second === undefined) return notEstimable('emptyLevel')
  const tally = tallyVariable(profiles, variable)
  const test = rankDifference(design, weighting, tally, profilesInDomain(profiles, `${by}=${first}`), profilesInDomain(profiles, `${by}=${second}`))
  if (test === null) return notEstimable('emptyLevel')
  if (Math.min(...test.bases) === 1) return notEstimable('oneResponse')
  if (!test.bothVary || test.t === null || vanished(design, test.standardError, 1)) return whyUntested(test)
  if (test.p === null || test.lower === null || test.upper === null) return notEstimable('noDegreesOfFreedom')
  const { base, difference, lower, upper, t, degreesOfFreedom, p } = test
  return { kind: 'estimated', levels: [first, second], base, difference, lower, upper, t, degreesOfFreedom, p }
}
