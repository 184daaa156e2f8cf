import { codebook, type Language } from '../../../surveys/index.ts'
import type { CrossTable } from '../../../analysis/index.ts'
import type { TakenTable } from '../takenFigure.ts'
import { classificationName, levelName, rowName } from './bannerNames.ts'
import { countCell, deviationCell, endCell, errorCell, valueCell, type Style } from './figureCells.ts'
import { empty, numberCell, textCell, type Cell, type Table } from './table.ts'

type TableRow = CrossTable['rows'][number]
type TableCell = TableRow['total']

const words = {
  table: { nl: 'Tabel', en: 'Table' },
  row: { nl: 'Rij', en: 'Row' },
  figure: { nl: 'Cijfer', en: 'Figure' },
  all: { nl: 'Alle leden', en: 'All members' },
  base: { nl: 'n', en: 'n' },
  leftBlank: { nl: 'niet ingevuld', en: 'left blank' },
  notAsked: { nl: 'niet gevraagd', en: 'not asked' },
  mean: { nl: 'gemiddelde', en: 'mean' },
  share: { nl: 'aandeel', en: 'share' },
  letters: { nl: 'significant groter dan kolom', en: 'significantly larger than column' },
  deviation: { nl: 'standaardafwijking', en: 'standard deviation' },
  error: { nl: 'standaardfout', en: 'standard error' },
  lower: { nl: '95 %-interval, ondergrens', en: '95% interval, lower end' },
  upper: { nl: '95 %-interval, bovengrens', en: '95% interval, upper end' },
  designEffect: { nl: 'ontwerpeffect', en: 'design effect' },
  effectiveBase: { nl: 'effectieve n', en: 'effective n' },
  pooled: { nl: 'gemiddelde over alle paren', en: 'mean over all pairs' },
  count: { nl: 'aantal', en: 'count' },
  none: { nl: 'niet te berekenen', en: 'cannot be computed' },
}

/** The whole banner table: a column for everybody and for each level with its letter, and for each row a line a figure. */
export function bannerTable(taken: TakenTable, version: string, language: Language): Table {
  const { table } = taken
  const columns = table.banner.flatMap(({ classification, columns: own }) =>
    own.map(({ level, letter }) => `${classificationName(version, classification, language)}: ${levelName(taken, version, classification, level, language)} (${letter})`),
  )
  return {
    name: words.table[language],
    head: [words.row[language], words.figure[language], words.all[language], ...columns],
    rows: table.rows.flatMap((row) => linesOf(row, version, language)),
  }
}

function linesOf(row: TableRow, version: string, language: Language): readonly (readonly Cell[])[] {
  const name = rowName(version, row.row, language)
  const cells = [row.total, ...row.banner.flatMap((one) => one.cells)]
  const variable = codebook(version).variables.find((one) => one.name === row.row)
  const isContribution = row.row.startsWith('contribution_')
  const style: Style = { language, decimals: row.kind === 'share' || isContribution ? 1 : 2, percent: row.kind === 'share' }
  const shareStyle: Style = { language, decimals: 1, percent: true }
  const line = (figure: string, cell: (one: TableCell) => Cell): readonly Cell[] => [textCell(name), textCell(figure), ...cells.map(cell)]
  const say = (word: keyof typeof words) => words[word][language]
  const known = (one: TableCell, value: number | null, decimals: number): Cell =>
    value !== null ? numberCell(value, decimals) : one.mean.kind === 'estimated' ? textCell(words.none[language]) : valueCell(one.mean, style)
  return [
    line(say('base'), (one) => countCell(one.base, style)),
    ...(row.kind === 'axisMean' ? [] : [line(say('leftBlank'), (one) => countCell(one.leftBlank, style)), line(say('notAsked'), (one) => countCell(one.notAsked, style))]),
    line(say(row.kind === 'share' ? 'share' : 'mean'), (one) => valueCell(one.mean, style)),
    line(say('letters'), (one) => textCell(one.letters.join(' '))),
    ...(row.kind === 'axisMean' ? [] : [line(say('deviation'), (one) => deviationCell(one.mean, style))]),
    line(say('error'), (one) => errorCell(one.mean, one.interval, style)),
    line(say('lower'), (one) => endCell(one.interval, 'lower', style)),
    line(say('upper'), (one) => endCell(one.interval, 'upper', style)),
    line(say('designEffect'), (one) => known(one, one.designEffect, 3)),
    line(say('effectiveBase'), (one) => known(one, one.effectiveBase, 1)),
    ...(row.kind === 'axisMean' ? [line(say('pooled'), (one) => (one.pooled === null ? empty : valueCell(one.pooled, style)))] : []),
    ...(variable?.categories ?? []).flatMap(({ code, label }) => {
      const of = (one: TableCell) => one.distribution.find((share) => share.code === code)
      const filled = (cell: (share: NonNullable<ReturnType<typeof of>>) => Cell) => (one: TableCell) => {
        const share = of(one)
        return share === undefined ? empty : cell(share)
      }
      return [
        line(`${label[language]}: ${say('share')}`, filled((share) => valueCell(share.share, shareStyle))),
        line(`${label[language]}: ${say('count')}`, filled((share) => countCell(share.count, shareStyle))),
        line(`${label[language]}: ${say('letters')}`, filled((share) => textCell(share.letters.join(' ')))),
      ]
    }),
  ]
}
