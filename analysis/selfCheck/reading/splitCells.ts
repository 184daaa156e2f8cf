import { problem } from './tableProblem.ts'
import type { TableProblem } from './tableProblem.ts'

export interface CellRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** Cells of a text with tabs, semicolons or commas between them, the first of these that the first row has; quotes as in CSV. */
export function splitCells(text: string): { readonly rows: readonly CellRow[]; readonly separator: string; readonly problems: readonly TableProblem[] } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const first = lines.find((line) => line.trim() !== '') ?? ''
  const outsideQuotes = first.replace(/"[^"]*"/g, '')
  const separator = ['\t', ';', ','].find((one) => outsideQuotes.includes(one)) ?? ''
  const start = lines.indexOf(first) + 1
  if (first === '') return { rows: [], separator, problems: [problem(1, '', '', 'een tabel met een kopregel', 'a table with a header row')] }
  if (separator === '') return { rows: [], separator, problems: [problem(start, '', first.trim(), 'kolommen met een tab, puntkomma of komma ertussen', 'columns with a tab, semicolon or comma between them')] }
  const problems: TableProblem[] = []
  const rows = lines.flatMap((line, place) => {
    if (line.replaceAll(separator, '').trim() === '') return []
    const cells = cellsOf(line, separator)
    if (cells === null) problems.push(problem(place + 1, '', line.trim(), 'aanhalingstekens die ook weer sluiten', 'quotes that are closed again'))
    return cells === null ? [] : [{ line: place + 1, cells }]
  })
  return { rows, separator, problems }
}

/** Runs of blanks say no more than one, and a pattern that meets thousands of them would not come to an end. */
const tidy = (cell: string): string => cell.trim().replace(/\s{2,}/g, ' ')

/** Null where a quote stays open. */
function cellsOf(line: string, separator: string): string[] | null {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let place = 0; place < line.length; place++) {
    const sign = line[place]!
    if (quoted && sign === '"' && line[place + 1] === '"') cell += line[++place]
    else if (sign === '"' && (quoted || cell.trim() === '')) quoted = !quoted
    else if (sign === separator && !quoted) {
      cells.push(tidy(cell))
      cell = ''
    } else cell += sign
  }
  return quoted ? null : [...cells, tidy(cell)]
}
