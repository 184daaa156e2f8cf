import { CsvError, parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import type { SheetData } from 'read-excel-file/node'
import { archiveOf } from '../../exports/files/archive.ts'
import { FileRefused } from './refusal.ts'
import { vettedParts } from './vettedWorkbook.ts'
import type { ReadingLimits } from './limits.ts'

/** Every row of a file that was handed in, cells as text without spaces around it; rows may differ in length. */
export type Cells = readonly (readonly string[])[]

/** Names that mean something to the language itself: no column has them, and no object is to get them as keys. */
const reservedNames = new Set(['__proto__', 'constructor', 'prototype'])
const mayBeHeader = 20

const oldWorkbook = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/**
 * Reads a CSV file (comma, semicolon or tab; UTF-8, UTF-16 or the Windows encoding that Excel writes) or the first sheet of an
 * XLSX workbook. What the file is follows from its bytes, and its name has to agree.
 * @throws FileRefused
 */
export async function readCells(file: Buffer, name: string, limits: ReadingLimits): Promise<Cells> {
  if (file.length > limits.fileBytes) throw new FileRefused('fileTooLarge')
  const ending = /\.([A-Za-z]{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (['xlsm', 'xltm', 'xlsb', 'xlam'].includes(ending)) throw new FileRefused('withMacros')
  const cells = file.subarray(0, 4).equals(oldWorkbook) ? refuse('oldWorkbook') : isArchive(file) ? (ending === 'xlsx' ? await readWorkbook(file, limits) : refuse('otherKind')) : ending === 'csv' || ending === 'txt' ? readText(file, limits) : refuse('otherKind')
  if (cells.every((row) => row.every((cell) => cell === ''))) throw new FileRefused('empty')
  cells.forEach((row, place) => {
    if (row.length > limits.columns) throw new FileRefused('tooManyColumns', String(place + 1))
    const reserved = place < mayBeHeader ? row.find((cell) => reservedNames.has(cell)) : undefined
    if (reserved !== undefined) throw new FileRefused('reservedName', reserved)
    if (row.some((cell) => cell.length > limits.cellCharacters)) throw new FileRefused('cellTooLong', String(place + 1))
  })
  return cells
}

const isArchive = (file: Buffer) => file.toString('latin1', 0, 4) === 'PK\x03\x04'

function refuse(kind: 'oldWorkbook' | 'otherKind'): never {
  throw new FileRefused(kind)
}

/** The first sheet of a workbook that was looked at first. */
export async function readWorkbook(file: Buffer, limits: ReadingLimits): Promise<string[][]> {
  const vetted = archiveOf(vettedParts(file, limits))
  let sheet: SheetData
  try {
    sheet = await readSheet(vetted)
  } catch {
    // What is no workbook fails deep inside the reading, in many ways
    throw new FileRefused('damaged')
  }
  if (sheet.length > limits.rows + 1) throw new FileRefused('tooManyRows', String(sheet.length))
  return sheet.map((row) => row.map(textOf))
}

export const textOf = (cell: SheetData[number][number]): string => (cell === null || cell === undefined ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim())

function readText(file: Buffer, limits: ReadingLimits): string[][] {
  const text = decoded(file)
  if (text.includes('\0') || text.startsWith('%PDF')) throw new FileRefused('otherKind')
  const header = text.slice(0, text.search(/[\r\n]|$/))
  const delimiter = [';', ',', '\t'].reduce((best, sign) => (header.split(sign).length > header.split(best).length ? sign : best))
  try {
    const rows: string[][] = parse(text, { bom: true, delimiter, relax_column_count: true, trim: true, skip_empty_lines: false, to: limits.rows + 2, max_record_size: limits.columns * limits.cellCharacters })
    if (rows.length > limits.rows + 1) throw new FileRefused('tooManyRows')
    return rows
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new FileRefused(error.code === 'CSV_MAX_RECORD_SIZE' ? 'cellTooLong' : 'damaged', String(Number(error['lines']) || 1))
  }
}

function decoded(file: Buffer): string {
  if (file[0] === 0xff && file[1] === 0xfe) return new TextDecoder('utf-16le').decode(file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return new TextDecoder('windows-1252').decode(file)
  }
}
