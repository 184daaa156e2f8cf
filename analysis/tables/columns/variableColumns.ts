import { countsInDomain, plainMean } from '../../estimation/plainMean.ts'
import { domainEstimate } from '../../estimation/domainEstimate.ts'
import { meanFigure } from '../../figures/meanFigure.ts'
import { shareFigures } from '../../figures/crossings/shareFigures.ts'
import { measuredTally, tallyIndicator } from '../../tallies/tally.ts'
import { tallyOfDomain } from '../../tallies/tallyOfDomain.ts'
import { designEffect } from './designEffect.ts'
import { whyEmpty, withReason } from './measuredColumn.ts'
import type { Estimator } from '../../estimation/estimator.ts'
import type { CellProfiles } from '../../tallies/profiles.ts'
import type { Tally } from '../../tallies/tally.ts'
import type { MeasuredColumn } from './measuredColumn.ts'
import type { ColumnMean } from '../comparison/pairs.ts'

/** The categories with a share of their own; none for a mean of statements. */
export const categoriesOf = (tally: Tally): readonly number[] => (tally.variable.endsWith('_mean') ? [] : tally.values)

export function variableColumn(estimator: Estimator<CellProfiles>, tally: Tally, inDomain: Uint8Array): MeasuredColumn {
  const { own, all } = tallyOfDomain(tally, inDomain)
  const measured = measuredTally(own)
  const indicators = categoriesOf(own).map((value) => tallyIndicator(own, own.variable, (other) => other === value))
  const counts = countsInDomain(own, all)
  const answers = own.values.length
  const responses = counts.reduce((sum, count) => sum + count, 0)
  const leftBlank = counts[answers]!
  const notAsked = counts[answers + 1]!
  const figure = meanFigure(estimator, measured, all)
  const effect = designEffectOf(estimator, measured, all)
  const shown = figure.base === 0 ? withReason(figure, whyEmpty(responses, notAsked)) : figure
  return {
    cell: {
      ...shown,
      leftBlank,
      notAsked,
      designEffect: effect,
      effectiveBase: effect === null || effect === 0 ? null : figure.base! / effect,
      pooled: null,
      letters: [],
      distribution: indicators.length === 0 ? [] : shareFigures(estimator, own, all, indicators).map((share) => ({ ...share, letters: [] })),
    },
    mean: columnMean(estimator, measured, all),
    shares: indicators.map((indicator) => columnMean(estimator, indicator, all)),
  }
}

function columnMean(estimator: Estimator<CellProfiles>, tally: Tally, inDomain: Uint8Array): ColumnMean {
  const plain = { ...plainMean(tally, inDomain), linearised: null, hidden: null }
  if (estimator.view === 'published' || estimator.weighting.kind === 'notEstimable' || plain.base === 0) return plain
  const { mean, linearised } = domainEstimate(estimator.design, estimator.weighting, tally, inDomain)
  return { ...plain, mean, linearised }
}

function designEffectOf(estimator: Estimator<CellProfiles>, tally: Tally, inDomain: Uint8Array): number | null {
  if (estimator.view === 'published' || estimator.weighting.kind === 'notEstimable') return null
  if (plainMean(tally, inDomain).base === 0) return null
  const { moments, mean, standardError } = domainEstimate(estimator.design, estimator.weighting, tally, inDomain)
  return designEffect(estimator.weighting, moments, mean, standardError)
}
