import { roundingOf } from '../../blocks.ts'
import type { Measure, PrintedFigure, PublishedTable } from '../../publishedTable.ts'
import type { BareFinding } from '../../finding.ts'

const nearlyNothing = 1e-9

/**
 * Means and percentages that no whole number of answers gives for their base: with `base` answers that each are a whole number of
 * steps above the lowest value, the mean is a multiple of step / base above it.
 * Source: Brown, N. J. L. & Heathers, J. A. J. (2017), The GRIM test, Social Psychological and Personality Science 8(4).
 */
export function wholeRespondents({ measures, figures }: PublishedTable): BareFinding[] {
  return measures.flatMap((measure) => {
    if (measure.step === undefined || measure.weighted || measure.kind === 'count' || measure.kind === 'meanOfEffects' || measure.kind === 'effectAxis') return []
    return figures.filter((figure) => figure.measure === measure.id && !figure.approximate && figure.base !== undefined && figure.base > 0).flatMap((figure) => noWholeNumber(measure, figure))
  })
}

function noWholeNumber(measure: Measure, figure: PrintedFigure): BareFinding[] {
  const lowest = measure.scale?.lowest ?? 0
  const grain = measure.step! / figure.base!
  const half = roundingOf(measure, figure)
  const steps = Math.ceil((figure.value - half - lowest) / grain - nearlyNothing)
  const above = lowest + steps * grain
  if (above <= figure.value + half + nearlyNothing) return []
  const below = above - grain
  return [{
    severity: 'notPossibleWithBase',
    certainty: 'arithmetic',
    figures: [figure.id],
    against: [],
    why: { kind: 'noWholeNumber', measure: measure.id, crossing: figure.crossing, level: figure.level, printed: figure.printed, base: figure.base!, below, above },
    fits: [below, above]
      .filter((value) => value >= lowest - nearlyNothing && (!measure.scale || value <= measure.scale.highest + nearlyNothing))
      .map((value) => ({ figures: [figure.id], from: value, to: value, likeliest: value.toFixed(figure.decimals) })),
  }]
}
