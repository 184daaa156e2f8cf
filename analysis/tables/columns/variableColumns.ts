import { countsInDomain, plainMean } from '../../estimation/plainMean.ts'
import { domainMean } from '../../estimation/domainMean.ts'
import { domainMoments } from '../../linearisation/cellMoments.ts'
import { meanFigure } from '../../figures/meanFigure.ts'
import { shareFigures } from '../../figures/crossings/shareFigures.ts'
import { tallyIndicator } from '../../tallies/tally.ts'
import { designEffect } from './designEffect.ts'
import { whyEmpty, withReason } from './measuredColumn.ts'
import type { Estimator } from '../../estimation/estimator.ts'
import type { CellProfiles } from '../../tallies/profiles.ts'
import type { Tally } from '../../tallies/tally.ts'
import type { MeasuredColumn } from './measuredColumn.ts'
import type { ColumnMean } from '../comparison/pairs.ts'

export interface TalliedVariable {
  readonly tally: Tally
  /** What its mean is taken of: of `competitive` the share within three years. */
  readonly measured: Tally
  /** One for each category; none for a mean of statements. */
  readonly indicators: readonly Tally[]
}

export function talliedVariable(tally: Tally): TalliedVariable {
  const measured = tally.variable === 'competitive' ? tallyIndicator(tally, 'competitive_within3', (code) => code <= 3) : tally
  const indicators = tally.variable.endsWith('_mean') ? [] : tally.values.map((value) => tallyIndicator(tally, tally.variable, (other) => other === value))
  return { tally, measured, indicators }
}

export function variableColumn(estimator: Estimator<CellProfiles>, { tally, measured, indicators }: TalliedVariable, inDomain: Uint8Array): MeasuredColumn {
  const counts = countsInDomain(tally, inDomain)
  const answers = tally.values.length
  const responses = counts.reduce((sum, count) => sum + count, 0)
  const leftBlank = counts[answers]!
  const notAsked = counts[answers + 1]!
  const figure = meanFigure(estimator, measured, inDomain)
  const effect = designEffectOf(estimator, measured, inDomain)
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
      distribution: indicators.length === 0 ? [] : shareFigures(estimator, tally, inDomain).map((share) => ({ ...share, letters: [] })),
    },
    mean: columnMean(estimator, measured, inDomain),
    shares: indicators.map((indicator) => columnMean(estimator, indicator, inDomain)),
  }
}

function columnMean(estimator: Estimator<CellProfiles>, tally: Tally, inDomain: Uint8Array): ColumnMean {
  const plain = { ...plainMean(tally, inDomain), linearised: null, hidden: null }
  if (estimator.view === 'published' || estimator.weighting.kind === 'notEstimable' || plain.base === 0) return plain
  return { ...plain, ...domainMean(estimator.design, estimator.weighting, domainMoments(estimator.design, tally, inDomain)) }
}

function designEffectOf(estimator: Estimator<CellProfiles>, tally: Tally, inDomain: Uint8Array): number | null {
  if (estimator.view === 'published' || estimator.weighting.kind === 'notEstimable') return null
  const moments = domainMoments(estimator.design, tally, inDomain)
  if (moments.base === 0) return null
  const { mean, standardError } = domainMean(estimator.design, estimator.weighting, moments)
  return designEffect(estimator.weighting, moments, mean, standardError)
}
