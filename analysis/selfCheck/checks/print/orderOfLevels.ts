import type { Chart } from '../../publishedTable.ts'
import type { BareFinding } from '../../finding.ts'

/** A crossing whose levels stand in another order in some charts than in most; the first chart decides between as many. */
export function orderOfLevels(charts: readonly Chart[]): BareFinding[] {
  const parts = charts.flatMap((chart) => chart.parts.map((part) => ({ chart: chart.id, ...part })))
  return [...Map.groupBy(parts, (part) => part.crossing).entries()].flatMap(([crossing, those]) => {
    const kept: string[] = []
    const orders = Map.groupBy(those, ({ levels }) => {
      const found = kept.find((order) => sameOrder(order.split('\n'), levels))
      if (found !== undefined) return found
      kept.push(levels.join('\n'))
      return levels.join('\n')
    })
    const [usual, ...others] = [...orders.entries()].sort(([, left], [, right]) => right.length - left.length)
    return others.map(([order, deviating]): BareFinding => ({
      severity: 'orderChanged',
      certainty: 'arithmetic',
      figures: deviating.map((part) => part.chart),
      against: usual![1].map((part) => part.chart),
      why: {
        kind: 'orderChanges',
        crossing,
        order: usual![0].split('\n'),
        charts: usual![1].map((part) => part.chart),
        otherOrder: order.split('\n'),
        otherCharts: deviating.map((part) => part.chart),
      },
      fits: [],
    }))
  })
}

/** Levels that stand in both, stand in the same order. */
function sameOrder(left: readonly string[], right: readonly string[]): boolean {
  const both = left.filter((level) => right.includes(level))
  return both.join('\n') === right.filter((level) => left.includes(level)).join('\n')
}
