import type { Language } from '../../../surveys/index.ts'
import type { Cell, Table } from '../tables/table.ts'
import { spreadsheetText } from './spreadsheetText.ts'

const signs = { nl: { separator: ';', decimal: ',' }, en: { separator: ',', decimal: '.' } } as const

/**
 * A table as RFC 4180 has it, UTF-8 with a byte order mark so that Excel knows the encoding: semicolon and decimal comma for
 * a Dutch reader, comma and point for an English one. Numbers are whole, not rounded as on the screen.
 */
export function csvOf({ head, rows }: Pick<Table, 'head' | 'rows'>, language: Language): string {
  const { separator, decimal } = signs[language]
  const quoted = (text: string) => (/["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text)
  const written = (cell: Cell) => quoted(cell.kind === 'number' ? String(cell.value).replace('.', decimal) : spreadsheetText(cell.text))
  return `\ufeff${[head.map((text) => quoted(spreadsheetText(text))), ...rows.map((row) => row.map(written))].map((fields) => `${fields.join(separator)}\r\n`).join('')}`
}
