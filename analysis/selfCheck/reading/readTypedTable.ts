import { headingOf } from './headings.ts'
import { longTable } from './longTable.ts'
import { decimalMarkOf, isEmptyCell, readNumber } from './printedNumber.ts'
import { splitCells } from './splitCells.ts'
import { problem } from './tableProblem.ts'
import { typedMeasures } from './typedMeasures.ts'
import { wideTable } from './wideTable.ts'
import type { DecimalMark } from './printedNumber.ts'
import type { PrintedFigure, PublishedTable, TableCrossing } from '../publishedTable.ts'
import type { TableProblem } from './tableProblem.ts'
import type { TypedCell } from './typedCell.ts'

export type ReadTypedTable =
  | { readonly kind: 'read'; readonly table: PublishedTable }
  | { readonly kind: 'refused'; readonly problems: readonly TableProblem[] }

export interface TypedTableOptions {
  /** Needed only where the figures themselves do not tell. */
  readonly decimalMark?: DecimalMark
}

/**
 * Reads a table that was typed, or pasted from a report or a CSV file: either a measure a row with a column for the total and for
 * each group (`call: 1`), or a figure a row with columns measure, crossing, level and printed. Decimal comma or point; tab, semicolon
 * or comma between the cells.
 */
export function readTypedTable(text: string, options: TypedTableOptions = {}): ReadTypedTable {
  const { rows, problems: broken } = splitCells(text)
  const problems = [...broken]
  const [header, ...body] = rows
  if (!header || problems.length > 0) return { kind: 'refused', problems }
  for (const { line, cells } of body) {
    if (cells.length > header.cells.length) problems.push(problem(line, '', cells.join(' | '), `${header.cells.length} cellen, zoals de kopregel (een decimale komma tussen komma's staat tussen aanhalingstekens)`, `${header.cells.length} cells, as the header has (a decimal comma between commas stands in quotes)`))
  }
  if (body.length === 0) problems.push(problem(header.line + 1, '', '', 'minstens één regel met cijfers', 'at least one row of figures'))
  if (problems.length > 0) return { kind: 'refused', problems }

  const headings = header.cells.map(headingOf)
  const typed = (['measure', 'printed'] as const).every((heading) => headings.includes(heading)) ? longTable(headings, body, problems) : wideTable(header, body, problems)
  const filled = typed.cells.filter((cell) => !isEmptyCell(cell.text))
  const decimalMark = options.decimalMark ?? decimalMarkOf(filled.map((cell) => cell.text))
  if (decimalMark === null) {
    const cell = filled.find(({ text: digits }) => /[.,]/.test(digits))!
    return { kind: 'refused', problems: [...problems, problem(cell.line, cell.column, cell.text, 'een keuze tussen decimale komma en decimale punt: dit kan een duizendtal zijn of drie decimalen', 'a choice between decimal comma and decimal point: this may be a thousand or three decimals')] }
  }
  const figures = filled.flatMap((cell) => readFigure(cell, decimalMark, problems) ?? [])
  const measures = typedMeasures(typed.measures, figures, decimalMark, problems)
  if (filled.length === 0) problems.push(problem(header.line + 1, '', '', 'minstens één cijfer', 'at least one figure'))
  if (problems.length > 0) return { kind: 'refused', problems }
  return { kind: 'read', table: { measures, crossings: crossingsOf(filled), figures: figures.map(({ figure }) => figure) } }
}

function readFigure(cell: TypedCell, decimalMark: DecimalMark, problems: TableProblem[]): { figure: PrintedFigure; percent: boolean } | null {
  const number = readNumber(cell.text, decimalMark)
  const example = decimalMark === ',' ? '0,69' : '0.69'
  if (number === null) {
    problems.push(problem(cell.line, cell.column, cell.text, `een getal zoals ${example}, met of zonder %, of een lege cel`, `a number such as ${example}, with or without %, or an empty cell`))
    return null
  }
  // Bases are whole numbers: whatever mark they have groups thousands
  const base = isEmptyCell(cell.base) ? null : /^\d+$|^\d{1,3}([.,\s]\d{3})+$/.test(cell.base) ? Number(cell.base.replace(/\D/g, '')) : Number.NaN
  if (Number.isNaN(base)) {
    problems.push(problem(cell.line, `n, ${cell.column}`, cell.base, 'een aantal antwoorden: een geheel getal', 'a number of answers: a whole number'))
    return null
  }
  const mark = cell.mark || number.mark
  return {
    percent: number.percent,
    figure: {
      id: cell.id,
      measure: cell.measure,
      crossing: cell.crossing,
      level: cell.level,
      printed: cell.text,
      value: number.value,
      decimals: number.decimals,
      ...(base !== null && { base }),
      ...(number.approximate && { approximate: true }),
      ...(cell.chart && { chart: cell.chart }),
      ...(mark && { mark }),
      source: cell.source,
    },
  }
}

/** Crossings and levels in the order in which they appear. */
function crossingsOf(cells: readonly TypedCell[]): TableCrossing[] {
  const levels = new Map<string, Set<string>>()
  for (const { crossing, level } of cells) {
    if (crossing === null || level === null) continue
    levels.set(crossing, (levels.get(crossing) ?? new Set()).add(level))
  }
  return [...levels].map(([id, those]) => ({ id, levels: [...those].map((level) => ({ id: level })) }))
}
