import { classificationLabels, shortDomainName, type Language } from '../../../surveys/index.ts'
import type { CrossingColumn } from '../../../analysis/index.ts'
import type { DescribedVariable } from '../describedVariable.ts'
import type { TakenCrossings } from '../takenFigure.ts'
import { countCell, deviationCell, endCell, errorCell, valueCell, type Style } from './figureCells.ts'
import { empty, textCell, type Cell, type Table } from './table.ts'

const words = {
  figure: { nl: 'Cijfer', en: 'Figure' },
  table: { nl: 'Tabel', en: 'Table' },
  base: { nl: 'n', en: 'n' },
  leftBlank: { nl: 'niet ingevuld', en: 'left blank' },
  notAsked: { nl: 'niet gevraagd', en: 'not asked' },
  mean: { nl: 'gemiddelde', en: 'mean' },
  share: { nl: 'aandeel', en: 'share' },
  deviation: { nl: 'standaardafwijking', en: 'standard deviation' },
  error: { nl: 'standaardfout', en: 'standard error' },
  lower: { nl: '95 %-interval, ondergrens', en: '95% interval, lower end' },
  upper: { nl: '95 %-interval, bovengrens', en: '95% interval, upper end' },
  count: { nl: 'aantal', en: 'count' },
}

/** The banner as on the page: a column for everybody and for each level, a row for each figure of them. */
export function crossingTable({ crossings }: TakenCrossings, variable: DescribedVariable, language: Language): Table {
  const say = (text: { readonly nl: string; readonly en: string }) => text[language]
  const columns: readonly CrossingColumn[] = [...crossings.slice(0, 1).flatMap(totalOf), ...crossings.flatMap((one) => one.columns.filter((column) => column.domain !== 'total'))]
  const style: Style = { language, decimals: variable.share !== null ? 1 : (variable.scale?.highest ?? 0) > 10 ? 1 : 2, percent: variable.share !== null }
  const shareStyle: Style = { language, decimals: 1, percent: true }
  const row = (label: string, cell: (column: CrossingColumn) => Cell): readonly Cell[] => [textCell(label), ...columns.map(cell)]
  const rows: (readonly Cell[])[] = [
    row(say(words.base), (column) => countCell(column.figure.base, style)),
    row(say(words.leftBlank), (column) => countCell(column.leftBlank, style)),
  ]
  if (columns.some((column) => column.notAsked !== 0)) rows.push(row(say(words.notAsked), (column) => countCell(column.notAsked, style)))
  if (variable.scale !== null) {
    rows.push(
      row(variable.share === null ? say(words.mean) : `${say(words.share)}: ${say(variable.share)}`, ({ figure }) => valueCell(figure.mean, style)),
      row(say(words.deviation), ({ figure }) => deviationCell(figure.mean, style)),
      row(say(words.error), ({ figure }) => errorCell(figure.mean, figure.interval, style)),
      row(say(words.lower), ({ figure }) => endCell(figure.interval, 'lower', style)),
      row(say(words.upper), ({ figure }) => endCell(figure.interval, 'upper', style)),
    )
  }
  for (const { code, label } of variable.categories) {
    const of = (column: CrossingColumn) => column.distribution.find((one) => one.code === code)
    const named = (what: { readonly nl: string; readonly en: string }) => `${say(label)}: ${say(what)}`
    const filled = (cell: (one: NonNullable<ReturnType<typeof of>>) => Cell) => (column: CrossingColumn) => {
      const one = of(column)
      return one === undefined ? empty : cell(one)
    }
    rows.push(
      row(named(words.share), filled((one) => valueCell(one.share, shareStyle))),
      row(named(words.count), filled((one) => countCell(one.count, style))),
      row(named(words.error), filled((one) => errorCell(one.share, one.interval, shareStyle))),
      row(named(words.lower), filled((one) => endCell(one.interval, 'lower', shareStyle))),
      row(named(words.upper), filled((one) => endCell(one.interval, 'upper', shareStyle))),
    )
  }
  return { name: say(words.table), head: [say(words.figure), ...columns.map((column) => headOf(column, language))], rows }
}

const totalOf = ({ columns }: TakenCrossings['crossings'][number]): readonly CrossingColumn[] => columns.filter((column) => column.domain === 'total')

function headOf({ domain }: CrossingColumn, language: Language): string {
  const name = shortDomainName(domain)[language]
  const by = domain.split('=')[0]!
  return Object.hasOwn(classificationLabels, by) ? `${classificationLabels[by as keyof typeof classificationLabels][language]}: ${name}` : name
}
