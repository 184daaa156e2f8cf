import { readUpload } from '../../files/uploads/readUpload.ts'
import { refusalInWords, type RefusalKind } from '../../files/uploads/refusal.ts'
import { comparable } from '../columns/fields.ts'
import { findHeader } from '../columns/findHeader.ts'
import type { Cells } from '../../files/uploads/readCells.ts'
import type { Language } from '../../../surveys/index.ts'
import type { TableToRead } from '../readMemberList.ts'

/** Why a file is no list: it cannot be read, or there is no list in it. */
export interface RefusedList {
  readonly kind: 'refused'
  readonly why: RefusalKind | 'noHeader' | 'noRows'
  /** A row or a column, where there is one. */
  readonly place: string
}

export interface ListFile {
  readonly kind: 'read'
  readonly table: TableToRead
  /** Line of the row with the names of the columns. */
  readonly headerLine: number
  /** Lines below it that hold no member: totals, sources, the header again. */
  readonly skipped: readonly number[]
}

const footnote = /^(totaal|total|som|aantal leden|bron|source|opmerking|noot|\*)/i
const mostInFootnote = 3

/** Below the members: a sum, a source, a remark. */
function isFootnote(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '')
  return filled.length > 0 && filled.length <= mostInFootnote && footnote.test(filled[0]!)
}

/** Reads a list in its own form, in a thread apart. Do it before a transaction begins: it may take a second. */
export async function readListFile(content: Uint8Array, name: string): Promise<ListFile | RefusedList> {
  const upload = await readUpload(content, name)
  return upload.kind === 'refused' ? upload : listOfCells(upload.cells)
}

/** Finds the list in the cells of a file: titles above the names of the columns and footnotes below the members are passed over. */
export function listOfCells(rows: Cells): ListFile | RefusedList {
  const place = findHeader(rows)
  if (place === undefined) return { kind: 'refused', why: 'noHeader', place: '' }
  const header = rows[place]!
  const again = header.map(comparable).join('|')
  const body = rows.slice(place + 1).map((cells, row) => ({ line: place + row + 2, cells })).filter(({ cells }) => cells.some((cell) => cell !== ''))
  const isMember = ({ cells }: TableToRead['rows'][number]) => !isFootnote(cells) && cells.map(comparable).join('|') !== again
  const kept = body.filter(isMember)
  if (kept.length === 0) return { kind: 'refused', why: 'noRows', place: '' }
  return { kind: 'read', table: { header, rows: kept }, headerLine: place + 1, skipped: body.filter((row) => !isMember(row)).map(({ line }) => line) }
}

const words: Readonly<Record<'noHeader' | 'noRows', Readonly<Record<Language, string>>>> = {
  noHeader: {
    nl: 'In de eerste twintig rijen staat geen rij met kolomnamen. Verwacht: namen zoals Bedrijf, Ondernemingsnummer en E-mail.',
    en: 'No row with column names stands in the first twenty rows. Expected: names such as Company, Enterprise number and E-mail.',
  },
  noRows: { nl: 'Onder de kolomnamen staan geen leden. Verwacht: een lid per rij.', en: 'There are no members below the column names. Expected: one member per row.' },
}

/** What is wrong with a file as a whole, and what to do. */
export const listRefusalInWords = ({ why, place }: RefusedList, language: Language): string => (why === 'noHeader' || why === 'noRows' ? words[why][language] : refusalInWords({ kind: why, place }, language))
