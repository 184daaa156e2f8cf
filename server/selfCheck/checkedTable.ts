import { selfCheck } from '../../analysis/index.ts'
import type { Finding, PublishedTable } from '../../analysis/index.ts'
import type { CheckedTable, FindingInTable, PlaceInTable } from '../api/selfCheck.ts'

/** Most figures that are checked: more would keep the server from other work. */
export const mostFigures = 1_500

const inBoth = (name: string | { readonly nl: string; readonly en: string }): { nl: string; en: string } => (typeof name === 'string' ? { nl: name, en: name } : { ...name })

/** Line numbers are words of a language; anything else stands as the table gives it. */
function sourceOf(source: string | undefined): PlaceInTable['source'] {
  if (source === undefined) return null
  const lines = /^(?:lines? )?(\d+(?:[-–]\d+)?)$/.exec(source)?.[1]
  return lines === undefined ? { nl: source, en: source } : { nl: `regel ${lines}`, en: `${/[-–]/.test(lines) ? 'lines' : 'line'} ${lines}` }
}

/** What the self-check finds in a table, with each figure by its name and place. */
export function checkedTable(table: PublishedTable): CheckedTable {
  const figures = new Map(table.figures.map((figure) => [figure.id, figure]))
  const measures = new Map(table.measures.map((measure) => [measure.id, inBoth(measure.name ?? measure.id)]))
  const charts = new Map((table.charts ?? []).map((chart) => [chart.id, chart]))
  const rates = new Map((table.rates ?? []).map((rate) => [rate.id, rate]))
  const groupOf = (crossing: string, level: string): { nl: string; en: string } => {
    const found = table.crossings.find(({ id }) => id === crossing)
    const [by, group] = [inBoth(found?.name ?? crossing), inBoth(found?.levels.find(({ id }) => id === level)?.name ?? level)]
    return { nl: `${by.nl}: ${group.nl}`, en: `${by.en}: ${group.en}` }
  }
  const placeOf = (id: string): PlaceInTable => {
    const figure = figures.get(id)
    if (figure) {
      return { id, printed: figure.printed, measure: measures.get(figure.measure) ?? null, group: figure.crossing === null || figure.level === null ? null : groupOf(figure.crossing, figure.level), source: sourceOf(figure.source) }
    }
    const chart = charts.get(id)
    const rate = rates.get(id)
    return { id, printed: rate?.printed ?? null, measure: chart ? { nl: chart.title, en: chart.title } : null, group: null, source: sourceOf(chart?.source ?? rate?.source) }
  }
  const described = ({ kind, severity, certainty, figures: ids, words, fits }: Finding): FindingInTable => ({
    kind,
    severity,
    certainty,
    figures: ids.map(placeOf),
    words: { ...words },
    fits: fits.map(({ figures: fitting, from, to, likeliest }) => ({ figures: fitting.map(placeOf), from, to, likeliest })),
  })
  const { findings, remarks, missingTotals } = selfCheck(table)
  return {
    kind: 'checked',
    figures: table.figures.length,
    measures: table.measures.length,
    crossings: table.crossings.length,
    findings: findings.map(described),
    remarks: remarks.map(described),
    missingTotals: missingTotals.map(({ measure, from, to }) => ({ measure: measures.get(measure)!, from, to })),
  }
}
