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

/** The same sheets give the same bytes, whenever they are written. */
export async function xlsxOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const workbook = await writeExcelFile(
    sheets.map(({ name, data, widths, headRows }) => ({ sheet: name, data, columns: widths.map((width) => ({ width })), ...(headRows > 0 ? { stickyRowsCount: headRows } : {}) })),
  ).toBuffer()
  return withoutMoment(workbook)
}

/** 1 January 1980, the earliest that a zip archive can say. */
const noMoment = 0x00210000

/** Takes the moment of writing out of the entries of a zip archive (APPNOTE 4.3.7 and 4.3.12), where two writings of the same would differ. */
function withoutMoment(archive: Buffer): Buffer {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  let at = archive.readUInt32LE(end + 16)
  for (let entry = 0; entry < archive.readUInt16LE(end + 10); entry++) {
    archive.writeUInt32LE(noMoment, at + 12)
    archive.writeUInt32LE(noMoment, archive.readUInt32LE(at + 42) + 10)
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return archive
}
