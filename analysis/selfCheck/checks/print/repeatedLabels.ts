import type { Chart, PublishedTable } from '../../publishedTable.ts'
import type { BareFinding } from '../../finding.ts'

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').replace(/[\s:.]+$/, '').trim()

/** A heading without the number that sets it apart anyway: "Vraag 9: …", "Figure 3. …". */
const withoutNumber = (heading: string): string => heading.replace(/^\s*\p{L}+\s+\d+[a-z]?\s*[:.–-]\s*/u, '')

/** The same label for two levels in one chart. */
export function labelsTwice(charts: readonly Chart[]): BareFinding[] {
  return charts.flatMap((chart) =>
    chart.parts.flatMap(({ labels = [], levels }) => {
      const places = Map.groupBy(labels.keys(), (place) => plain(labels[place]!))
      return [...places.values()].filter((those) => those.length > 1).map((those): BareFinding => ({
        severity: 'typedTwice',
        certainty: 'arithmetic',
        figures: [chart.id],
        against: [],
        why: { kind: 'labelTwice', chart: chart.id, label: labels[those[0]!]!.trim(), levels: those.map((place) => levels[place] ?? '') },
        fits: [],
      }))
    }),
  )
}

/** The same heading over two subjects. */
export function headingsTwice({ charts = [] }: PublishedTable): BareFinding[] {
  const byHeading = Map.groupBy(charts, (chart) => plain(withoutNumber(chart.title)))
  return [...byHeading.entries()].flatMap(([heading, those]): BareFinding[] => {
    const subjects = [...new Set(those.map((chart) => chart.subject))]
    if (heading === '' || subjects.length < 2) return []
    return [{
      severity: 'typedTwice',
      certainty: 'arithmetic',
      figures: those.map((chart) => chart.id),
      against: [],
      why: { kind: 'headingTwice', heading: withoutNumber(those[0]!.title).trim(), charts: those.map((chart) => chart.id), subjects },
      fits: [],
    }]
  })
}
