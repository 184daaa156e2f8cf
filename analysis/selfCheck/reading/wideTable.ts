import { basesFor, crossingAndLevel, headingOf, isTotal } from './headings.ts'
import { problem } from './tableProblem.ts'
import type { Heading } from './headings.ts'
import type { CellRow } from './splitCells.ts'
import type { TableProblem } from './tableProblem.ts'
import type { TypedTable } from './typedCell.ts'

interface FigureColumn {
  readonly place: number
  readonly name: string
  readonly crossing: string | null
  readonly level: string | null
}

/** A measure a row; a column for the total and one for each group (`call: 1`). Rows named `n` have the bases, of all measures or of the one named behind it. */
export function wideTable(header: CellRow, rows: readonly CellRow[], problems: TableProblem[]): TypedTable {
  const columns: FigureColumn[] = []
  const places = new Map<Heading, number>()
  header.cells.forEach((name, place) => {
    const heading = headingOf(name)
    const group = crossingAndLevel(name)
    if (place === 0) return
    if (heading !== null) places.set(heading, place)
    else if (isTotal(name)) columns.push({ place, name, crossing: null, level: null })
    else if (group) columns.push({ place, name, ...group })
    else problems.push(problem(header.line, `${place + 1}`, name, '“totaal”, of uitsplitsing en groep als “oproep: 1”', '“total”, or a crossing and group as “call: 1”'))
  })
  const named = (column: FigureColumn) => `${column.crossing} ${column.level}`
  columns.forEach((column, place) => {
    if (columns.findIndex((other) => named(other) === named(column)) < place) problems.push(problem(header.line, `${column.place + 1}`, column.name, 'elke kolom één keer', 'every column once'))
  })
  const bases = rows.flatMap((row) => ({ row, of: basesFor(row.cells[0]!) })).filter(({ of }) => of !== null)
  const measured = rows.filter((row) => basesFor(row.cells[0]!) === null)
  for (const { row, of } of bases) {
    if (of !== '' && !measured.some(({ cells }) => cells[0] === of)) problems.push(problem(row.line, '1', row.cells[0]!, 'een maat die in de tabel staat', 'a measure that stands in the table'))
  }
  const baseAt = (measure: string, place: number): string =>
    (bases.find(({ of }) => of === measure) ?? bases.find(({ of }) => of === ''))?.row.cells[place] ?? ''
  for (const { line, cells } of measured) if (cells[0] === '') problems.push(problem(line, '1', '', 'de naam van een maat', 'the name of a measure'))
  return {
    cells: measured.flatMap(({ line, cells }) => columns.map(({ place, name, crossing, level }) => ({
      line,
      column: name,
      id: `${cells[0]}, ${name}`,
      measure: cells[0]!,
      crossing,
      level,
      text: cells[place] ?? '',
      base: baseAt(cells[0]!, place),
      mark: '',
      chart: '',
      source: `line ${line}`,
    }))),
    measures: measured.map(({ line, cells }) => {
      const text = (heading: Heading): string => (places.has(heading) ? (cells[places.get(heading)!] ?? '') : '')
      return { line, id: cells[0]!, kind: text('kind'), scale: text('scale'), step: text('step'), population: text('population'), desiredBy: text('desiredBy') }
    }),
  }
}
