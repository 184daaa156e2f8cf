import { describe, expect, test } from 'vitest'
import { uploadLimits } from '../../../../server/files/uploads/limits.ts'
import { readCells } from '../../../../server/files/uploads/readCells.ts'
import { honestRows, honestWorkbook } from './hostileFiles.ts'

const text = (separator: string, rows: readonly (readonly string[])[] = honestRows) => `${rows.map((row) => row.join(separator)).join('\r\n')}\r\n`
const read = (file: Uint8Array | string, name: string) => readCells(Buffer.from(file), name, uploadLimits)

/** What is refused: test/checks/16-hostile-uploads.test.ts. */
describe('a list that is handed in', () => {
  test.each<[what: string, file: Uint8Array | string, name: string]>([
    ['a workbook', honestWorkbook(), 'Ledenlijst 2026.XLSX'],
    ['commas', text(','), 'leden.csv'],
    ['semicolons', text(';'), 'leden.csv'],
    ['tabs', text('\t'), 'leden.txt'],
    ['a byte order mark', `\ufeff${text(';')}`, 'leden.csv'],
    ['what Excel calls Unicode text', Buffer.from(`\ufeff${text('\t')}`, 'utf16le'), 'leden.txt'],
    ['what Excel writes on Windows', Buffer.from(text(';'), 'latin1'), 'leden.csv'],
  ])('is read from %s', async (_, file, name) => {
    expect((await read(file, name)).filter((row) => row.some((cell) => cell !== ''))).toEqual(honestRows)
  })

  test('keeps its empty rows, so that a row is found again by its number, and rows of other lengths', async () => {
    expect(await read('Ledenlijst\n\nBedrijf;E-mail\nA;a@b.be\n', 'leden.csv')).toEqual([['Ledenlijst'], [''], ['Bedrijf', 'E-mail'], ['A', 'a@b.be']])
  })

  test('may have a company that is called as the language calls something, below the header', async () => {
    const rows = [['Bedrijf', 'E-mail'], ...Array.from({ length: 20 }, () => ['x', '']), ['constructor', 'a@b.be']]
    expect((await read(text(';', rows), 'leden.csv')).at(-1)).toEqual(['constructor', 'a@b.be'])
  })
})
