import { notEstimable } from '../../result.ts'
import { independence } from '../../significance/independence.ts'
import { levelsOf } from '../../tallies/domains.ts'
import { simpleRandomDesign } from '../../weighting/simpleRandomDesign.ts'
import type { CellProfiles } from '../../tallies/profiles.ts'
import type { Estimator } from '../../estimation/estimator.ts'
import type { Tally } from '../../tallies/tally.ts'
import type { CrossingBy, IndependenceTest } from '../crossing.ts'

/**
 * Rao-Scott test of a variable against the levels of a crossing; as published the answers in the table count as a simple
 * random sample without finite population correction. Not shown where an expected count is under 1.
 */
export function independenceFigure(estimator: Estimator, tally: Tally, by: CrossingBy): IndependenceTest {
  if (tally.variable.endsWith('_mean')) return notEstimable('notATable')
  const { profiles } = estimator
  return independenceOfColumns(estimator, tally, profiles[by], levelsOf(profiles.matrix.register, by).length)
}

/** The same for any columns: the level of each profile, where one not below `levels` is in none. */
export function independenceOfColumns(estimator: Estimator<CellProfiles>, tally: Tally, levelOfProfile: Uint8Array, levels: number): IndependenceTest {
  let result: ReturnType<typeof independence>
  if (estimator.view === 'published') {
    const { design, weighting, onOneStratum } = simpleRandomDesign(tally, levelOfProfile, levels)
    result = independence(design, weighting, onOneStratum, levelOfProfile, levels)
  } else {
    if (estimator.weighting.kind === 'notEstimable') return estimator.weighting
    result = independence(estimator.design, estimator.weighting, tally, levelOfProfile, levels)
  }
  if (typeof result === 'string') return notEstimable(result)
  if (result.smallestExpected < 1) return notEstimable('expectedCountBelowOne')
  const { base, F, numeratorDf, denominatorDf, p } = result
  if (F === null || numeratorDf === null || denominatorDf === null) return notEstimable('noVariation')
  if (p === null) return notEstimable('noDegreesOfFreedom')
  return { kind: 'estimated', base, F, numeratorDf, denominatorDf, p }
}
