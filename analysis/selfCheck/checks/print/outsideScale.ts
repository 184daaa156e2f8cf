import { roundingOf } from '../../blocks.ts'
import { rangesMeet, widened } from '../../range.ts'
import type { PublishedTable } from '../../publishedTable.ts'
import type { BareFinding } from '../../finding.ts'

/** Figures that no answers on the scale have as their mean. */
export function outsideScale({ measures, figures }: PublishedTable): BareFinding[] {
  return measures.flatMap((measure) => {
    const { scale } = measure
    if (!scale) return []
    return figures
      .filter((figure) => figure.measure === measure.id && !figure.approximate)
      .filter((figure) => !rangesMeet(widened({ from: figure.value, to: figure.value }, roundingOf(measure, figure)), { from: scale.lowest, to: scale.highest }))
      .map((figure): BareFinding => ({
        severity: 'impossible',
        certainty: 'arithmetic',
        figures: [figure.id],
        against: [],
        why: { kind: 'outsideScale', measure: measure.id, printed: figure.printed, scale },
        fits: [{ figures: [figure.id], from: scale.lowest, to: scale.highest, likeliest: null }],
      }))
  })
}
