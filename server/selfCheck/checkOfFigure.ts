import { selfCheck, tablesOfCrossings, tablesOfCrossTable, tablesOfMatrix } from '../../analysis/index.ts'
import type { Measure, PublishedTable, TableCrossing } from '../../analysis/selfCheck/index.ts'
import { bannerLevelName, bannerName, codebook, rowName, type Codebook, type Text } from '../../surveys/index.ts'
import type { TakenFigure } from '../exports/takenFigure.ts'

/** One contradiction in a figure of our own, in words. */
export interface Contradiction {
  readonly kind: string
  readonly words: Text
}

export interface CheckOfFigure {
  /** How many figures were held against one another. */
  readonly figures: number
  readonly contradictions: readonly Contradiction[]
}

function tablesOf(figure: TakenFigure): readonly PublishedTable[] {
  switch (figure.kind) {
    case 'effectMatrix':
      return tablesOfMatrix(figure.matrix)
    case 'crossings':
      return tablesOfCrossings(figure.crossings, figure.view)
    case 'table':
      return tablesOfCrossTable(figure.table)
    case 'told':
      return figure.published
  }
}

/** The self-check of one figure as it leaves: whether its parts can stand together. */
export function checkOfFigure(figure: TakenFigure, version: string): CheckOfFigure {
  const book = codebook(version)
  const clusterNames = figure.kind === 'table' ? figure.clusterNames : new Map<string, string>()
  const tables = tablesOf(figure).map((table) => named(table, book, clusterNames))
  return {
    figures: tables.reduce((sum, table) => sum + table.figures.length, 0),
    contradictions: tables.flatMap((table) => selfCheck(table).findings.map(({ kind, words }) => ({ kind, words }))),
  }
}

const counted: Readonly<Record<string, Text>> = {
  members: { nl: 'de leden', en: 'the members' },
  responses: { nl: 'de volledige antwoorden', en: 'the complete responses' },
  invited: { nl: 'de uitgenodigden', en: 'those invited' },
  started: { nl: 'wie begon', en: 'those who started' },
  complete: { nl: 'de volledige antwoorden', en: 'the complete responses' },
  rIndicator: { nl: 'de R-indicator', en: 'the R-indicator' },
  effect: { nl: 'effect', en: 'effect' },
  answer: { nl: 'antwoord', en: 'answer' },
}

/** The same table in the words of the questionnaire; what stands behind a colon says which part of a row it is. */
function named(table: PublishedTable, book: Codebook, clusterNames: ReadonlyMap<string, string>): PublishedTable {
  const nameOf = (id: string): Text => {
    const [row, ...part] = id.split(': ')
    const own = counted[row!] ?? nameOfRow(book, row!.replace(/_pairs$/, '_axis'))
    const more = part.length === 0 && row!.endsWith('_pairs') ? { nl: 'alle paren', en: 'all pairs' } : { nl: part.join(': '), en: part.join(': ') }
    return more.nl === '' ? own : { nl: `${own.nl} (${more.nl})`, en: `${own.en} (${more.en})` }
  }
  return {
    ...table,
    measures: table.measures.map((measure): Measure => ({ ...measure, name: nameOf(measure.id) })),
    crossings: table.crossings.map((crossing): TableCrossing => ({
      ...crossing,
      name: counted[crossing.id] ?? bannerName(book, crossing.id),
      levels: crossing.levels.map(({ id }) => ({ id, name: counted[crossing.id] ? { nl: id, en: id } : bannerLevelName(book, (cluster) => clusterNames.get(cluster), crossing.id, id, true) })),
    })),
  }
}

function nameOfRow(book: Codebook, row: string): Text {
  const known = /_(mean|axis)$/.test(row) || [...book.variables, ...book.derived].some(({ name }) => name === row)
  return known ? rowName(book, row) : { nl: row, en: row }
}
