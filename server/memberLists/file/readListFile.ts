import { CsvError, parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { comparable } from '../columns/fields.ts'
import { findHeader } from '../columns/findHeader.ts'
import { listText } from './listText.ts'
import { unpackedSize } from './unpackedSize.ts'
import type { TableToRead } from '../readMemberList.ts'

/** Why a file is no list; words stand in refusalsInWords.ts. */
export type ListFileRefusal = 'empty' | 'tooLarge' | 'tooManyRows' | 'tooManyColumns' | 'oldExcel' | 'macros' | 'notReadable' | 'noHeader' | 'noRows'

export type ListFile =
  | { readonly kind: 'read'; readonly table: TableToRead; /** Line of the row with the names of the columns. */ readonly headerLine: number; /** Lines below it that hold no member: totals, sources, the header again. */ readonly skipped: readonly number[] }
  | { readonly kind: 'refused'; readonly why: ListFileRefusal }

export const largestListBytes = 5_000_000
export const mostListRows = 50_000
export const mostListColumns = 200
const largestUnpacked = 100_000_000

/** Below the members: a sum, a source, a remark. */
const isFootnote = (cells: readonly string[]): boolean => {
  const filled = cells.filter((cell) => cell !== '')
  return filled.length > 0 && filled.length <= 3 && /^(totaal|total|som|aantal leden|bron|source|opmerking|noot|\*)/i.test(filled[0]!)
}

/**
 * Reads a list in its own form: CSV with semicolon, comma or tab in the encodings of spreadsheets, or the first sheet of
 * an XLSX workbook; titles above the header and footnotes below the members are passed over. What the file is, says its content.
 */
export async function readListFile(bytes: Uint8Array): Promise<ListFile> {
  if (bytes.length === 0) return { kind: 'refused', why: 'empty' }
  if (bytes.length > largestListBytes) return { kind: 'refused', why: 'tooLarge' }
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const rows = isZip ? await workbookRows(bytes) : textRows(bytes)
  if (typeof rows === 'string') return { kind: 'refused', why: rows }
  if (rows.length > mostListRows) return { kind: 'refused', why: 'tooManyRows' }
  if (rows.some((cells) => cells.length > mostListColumns)) return { kind: 'refused', why: 'tooManyColumns' }
  const place = findHeader(rows)
  if (place === undefined) return { kind: 'refused', why: 'noHeader' }
  const header = rows[place]!
  const again = header.map(comparable).join('|')
  const body = rows.slice(place + 1).map((cells, row) => ({ line: place + row + 2, cells })).filter(({ cells }) => cells.some((cell) => cell !== ''))
  const isMember = ({ cells }: { readonly cells: readonly string[] }) => !isFootnote(cells) && cells.map(comparable).join('|') !== again
  const kept = body.filter(isMember)
  if (kept.length === 0) return { kind: 'refused', why: 'noRows' }
  return { kind: 'read', table: { header, rows: kept }, headerLine: place + 1, skipped: body.filter((row) => !isMember(row)).map(({ line }) => line) }
}

async function workbookRows(bytes: Uint8Array): Promise<string[][] | ListFileRefusal> {
  const unpacked = unpackedSize(bytes)
  if (unpacked === undefined) return 'notReadable'
  if (unpacked.names.some((name) => /vbaProject\.bin$/i.test(name))) return 'macros'
  if (unpacked.bytes > largestUnpacked) return 'tooLarge'
  try {
    const rows = await readSheet(Buffer.from(bytes))
    return rows.map((row) => row.map((cell) => (cell === null || cell === undefined ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim())))
  } catch {
    // What is no workbook fails deep inside the unpacking, in many ways
    return 'notReadable'
  }
}

function textRows(bytes: Uint8Array): string[][] | ListFileRefusal {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) return 'oldExcel'
  const text = listText(bytes)
  if (text === undefined) return 'notReadable'
  if (text.trim() === '') return 'empty'
  const delimiter = delimiterOf(text)
  const read = (quote: string | false): string[][] =>
    parse(text, { bom: true, delimiter, quote, relax_column_count: true, relax_quotes: true, trim: true, to: mostListRows + 1 })
  try {
    return read('"')
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
  }
  try {
    // A quote that is never closed is a sign like another
    return read(false)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return 'notReadable'
  }
}

/** The sign that most evenly divides the first lines. */
function delimiterOf(text: string): string {
  const lines = text.split(/\r\n|\n|\r/, 30).filter((line) => line.trim() !== '')
  const score = (sign: string) => {
    const counts = lines.map((line) => line.split(sign).length - 1).sort((a, b) => a - b)
    return counts[Math.floor(counts.length / 2)] ?? 0
  }
  return [';', '\t', ','].map((sign) => ({ sign, score: score(sign) })).sort((a, b) => b.score - a.score)[0]!.sign
}
