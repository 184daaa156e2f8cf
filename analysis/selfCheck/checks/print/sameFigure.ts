import { roundingOf } from '../../blocks.ts'
import { rangesMeet, widened } from '../../range.ts'
import type { PublishedTable } from '../../publishedTable.ts'
import type { BareFinding } from '../../finding.ts'

/** One figure that is printed in several places with values that cannot be one number rounded. */
export function figuresThatDiffer({ measures, figures }: PublishedTable): BareFinding[] {
  return measures.flatMap((measure) => {
    const own = figures.filter((figure) => figure.measure === measure.id && !figure.approximate)
    const places = Map.groupBy(own, ({ crossing, level }) => JSON.stringify([crossing, level]))
    return [...places.values()].flatMap((those): BareFinding[] => {
      const [first, ...others] = those.map((figure) => ({ figure, range: widened({ from: figure.value, to: figure.value }, roundingOf(measure, figure)) }))
      if (others.every(({ range }) => rangesMeet(range, first!.range))) return []
      return [{
        severity: 'contradicts',
        certainty: 'arithmetic',
        figures: those.map((figure) => figure.id),
        against: [],
        why: { kind: 'sameFigureDiffers', measure: measure.id, crossing: first!.figure.crossing, level: first!.figure.level, printed: those.map((figure) => figure.printed) },
        fits: [],
      }]
    })
  })
}
