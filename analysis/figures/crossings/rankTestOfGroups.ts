import { vanished } from '../../linearisation/vanished.ts'
import { notEstimable } from '../../result.ts'
import { whyUntested } from '../../significance/differenceOfMeans.ts'
import { rankDifference } from '../../significance/rankDifference.ts'
import { simpleRandomDesign } from '../../weighting/simpleRandomDesign.ts'
import type { Estimator } from '../../estimation/estimator.ts'
import type { CellProfiles } from '../../tallies/profiles.ts'
import type { Tally } from '../../tallies/tally.ts'
import type { RankTest } from '../crossing.ts'

/**
 * Do two groups differ in mean rank? As published the answers of the two count as a simple random sample without finite
 * population correction; the other views take the design.
 */
export function rankTestOfGroups(estimator: Estimator<CellProfiles>, tally: Tally, inFirst: Uint8Array, inSecond: Uint8Array): RankTest {
  let test: ReturnType<typeof rankDifference>
  let certain: boolean
  if (estimator.view === 'published') {
    const level = inFirst.map((inside, profile) => (inside === 1 ? 0 : inSecond[profile] === 1 ? 1 : 2))
    const { design, weighting, onOneStratum } = simpleRandomDesign(tally, level, 2)
    test = rankDifference(design, weighting, onOneStratum, inFirst, inSecond)
    certain = test !== null && vanished(design, test.standardError, 1)
  } else {
    if (estimator.weighting.kind === 'notEstimable') return estimator.weighting
    test = rankDifference(estimator.design, estimator.weighting, tally, inFirst, inSecond)
    certain = test !== null && vanished(estimator.design, test.standardError, 1)
  }
  if (test === null) return notEstimable('emptyLevel')
  if (Math.min(...test.bases) === 1) return notEstimable('oneResponse')
  if (!test.bothVary || test.t === null || certain) return whyUntested(test)
  if (test.p === null) return notEstimable('noDegreesOfFreedom')
  return { kind: 'estimated', t: test.t, degreesOfFreedom: test.degreesOfFreedom, p: test.p }
}
