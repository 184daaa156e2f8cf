import writeExcelFile from 'write-excel-file/node'
import type { Cell as ExcelCell, SheetData } from 'write-excel-file/node'
import type { Cell, Table } from '../tables/table.ts'

export interface Sheet {
  readonly name: string
  readonly data: SheetData
  readonly widths: readonly number[]
  /** Rows at the top that stay in sight. */
  readonly headRows: number
}

function cellOf(cell: Cell): ExcelCell {
  if (cell.kind === 'text') return cell.text === '' ? null : { type: String, value: cell.text, wrap: true }
  const places = cell.decimals === 0 ? '0' : `0.${'0'.repeat(cell.decimals)}`
  return { type: Number, value: cell.value, format: cell.percent ? `${places}%` : places }
}

/** A table as a sheet: numbers as numbers, shown with as many decimals as on the screen; text as text, never as a formula. */
export function tableSheet({ name, head, rows }: Table): Sheet {
  return {
    name,
    data: [head.map((text): ExcelCell => ({ type: String, value: text, fontWeight: 'bold', wrap: true })), ...rows.map((row) => row.map(cellOf))],
    widths: head.map((text, column) => Math.min(48, Math.max(12, ...(column < 3 ? rows.map((row) => textLength(row[column])) : []), text.length / 2))),
    headRows: 1,
  }
}

const textLength = (cell: Cell | undefined): number => (cell?.kind === 'text' ? cell.text.length : 0)

/** Term and explanation, one a row. */
export function textSheet(name: string, parts: readonly { readonly term: string; readonly text: string }[]): Sheet {
  return {
    name,
    data: parts.map(({ term, text }) => [
      { type: String, value: term, fontWeight: 'bold', alignVertical: 'top' },
      { type: String, value: text, wrap: true, alignVertical: 'top' },
    ]),
    widths: [26, 100],
    headRows: 0,
  }
}

export async function xlsxOf(sheets: readonly Sheet[]): Promise<Buffer> {
  return await writeExcelFile(
    sheets.map(({ name, data, widths, headRows }) => ({ sheet: name, data, columns: widths.map((width) => ({ width })), ...(headRows > 0 ? { stickyRowsCount: headRows } : {}) })),
  ).toBuffer()
}
