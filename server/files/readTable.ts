import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { CsvError, parse } from 'csv-parse/sync'
import type { ProblemList } from './fileProblem.ts'
import { commandLimits } from './uploads/limits.ts'
import { readWorkbook } from './uploads/readCells.ts'
import { FileRefused } from './uploads/refusal.ts'

/** Called once for every row below the header, which has as many cells as the header. */
export type VisitRow = (cells: readonly string[], line: number) => void

/**
 * Reads a table with a header row: CSV (comma or semicolon, UTF-8 with or without byte order mark), also compressed (.gz),
 * or the first sheet of an XLSX workbook. Cells come as text without spaces around it; empty rows are skipped.
 * What is wrong with the table itself (encoding, quotes, a row of another length) goes to `problems`.
 * @param begin looks at the header and returns what visits the rows, or null to stop there
 * @throws the error of the file system when the file cannot be read
 */
export async function readTable(path: string, problems: ProblemList, begin: (columns: readonly string[]) => VisitRow | null): Promise<void> {
  if (/\.xlsx$/i.test(path)) return visitWorkbook(path, problems, begin)
  const bytes = await readFile(path)
  const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? await promisify(gunzip)(bytes) : bytes
  if (!isUtf8(text)) return problems.add(1, '', '', 'text in UTF-8')
  let visit: VisitRow | null | undefined
  let columns = 0
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (cells: string[], { lines }) => {
        if (visit === undefined) {
          columns = cells.length
          visit = begin(cells)
        } else if (visit !== null && checkedLength(cells, columns, lines, problems)) visit(cells, lines)
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    problems.add(Number(error['lines']) || 1, '', error.message.replace(/\s+/g, ' '), 'a table of comma or semicolon separated values')
  }
  if (visit === undefined) problems.add(1, '', '', 'a header row')
}

/** The character that separates the names in the header row. */
function delimiterOf(text: Buffer): ',' | ';' {
  const end = text.indexOf(10)
  const header = text.toString('utf8', 0, end < 0 ? text.length : end)
  return header.split(';').length > header.split(',').length ? ';' : ','
}

async function visitWorkbook(path: string, problems: ProblemList, begin: (columns: readonly string[]) => VisitRow | null): Promise<void> {
  try {
    visitTable(await readWorkbook(await readFile(path), commandLimits), problems, begin)
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    problems.add(1, '', error.kind, 'an XLSX workbook')
  }
}

function visitTable(rows: readonly string[][], problems: ProblemList, begin: (columns: readonly string[]) => VisitRow | null): void {
  const [header, ...body] = rows
  if (!header) return problems.add(1, '', '', 'a header row')
  const visit = begin(header)
  if (!visit) return
  body.forEach((cells, row) => {
    if (cells.every((cell) => cell === '')) return
    if (checkedLength(cells, header.length, row + 2, problems)) visit(cells, row + 2)
  })
}

function checkedLength(cells: readonly string[], columns: number, line: number, problems: ProblemList): boolean {
  if (cells.length === columns) return true
  problems.add(line, '', `${cells.length} values`, `${columns} values, as in the header`)
  return false
}
