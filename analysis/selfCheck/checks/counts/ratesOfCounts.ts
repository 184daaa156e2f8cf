import { halfUnit, rangesMeet, widened } from '../../range.ts'
import type { PublishedTable } from '../../publishedTable.ts'
import type { BareFinding } from '../../finding.ts'

/** Rates that are not the quotient of the two counts they are said to come from. */
export function ratesOfCounts({ rates = [], figures }: PublishedTable): BareFinding[] {
  return rates.flatMap((rate) => {
    const numerator = figures.find((figure) => figure.id === rate.numerator)
    const denominator = figures.find((figure) => figure.id === rate.denominator)
    if (!numerator || !denominator || numerator.approximate || denominator.approximate || denominator.value <= 0) return []
    const value = (100 * numerator.value) / denominator.value
    const exact = { from: value, to: value }
    if (rangesMeet(exact, widened({ from: rate.value, to: rate.value }, halfUnit(rate.decimals)))) return []
    return [{
      severity: 'contradicts',
      certainty: 'arithmetic',
      figures: [rate.id],
      against: [numerator.id, denominator.id],
      why: { kind: 'rateDiffers', printed: rate.printed, numerator: numerator.value, denominator: denominator.value, rate: value },
      fits: [{ figures: [rate.id], ...exact, likeliest: value.toFixed(rate.decimals) }],
    } satisfies BareFinding]
  })
}
