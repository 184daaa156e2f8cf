import { readDate } from '../cells/joiningDate.ts'
import { readEnterpriseNumber } from '../cells/enterpriseNumber.ts'
import { readMailAddress } from '../cells/mailAddress.ts'
import { readPostalCode } from '../cells/postalCode.ts'
import { comparable, headersOf, listFields, type ColumnMapping, type ListField } from './fields.ts'

export interface SuggestedMapping {
  readonly mapping: ColumnMapping
  /** How the columns were recognised: by last year's list of this cluster, by the name, or by what stands in them. */
  readonly how: Partial<Record<ListField, 'remembered' | 'name' | 'content'>>
}

const sampled = 200

/** Which share of the filled cells must look alike for a column to be recognised by what stands in it. */
const shareAlike = 0.8

const contents: readonly (readonly [ListField, (cell: string) => boolean])[] = [
  ['email', (cell) => cell.includes('@') && readMailAddress(cell).kind === 'addresses'],
  ['enterpriseNumber', (cell) => readEnterpriseNumber(cell).kind === 'valid'],
  ['postalCode', (cell) => readPostalCode(cell).kind === 'belgian'],
  ['joined', (cell) => /\D/.test(cell) && readDate(cell).kind === 'day'],
]

/** How well a header fits a field: 3 by its whole name, 2 when it begins with such a name, 1 when the name is part of it. */
function fit(header: string, field: ListField): number {
  const name = comparable(header)
  if (name === '') return 0
  let best = 0
  for (const known of headersOf[field]) {
    if (name === known) return 3
    if (name.startsWith(`${known} `)) best = Math.max(best, 2)
    else if (` ${name} `.includes(` ${known} `)) best = Math.max(best, 1)
  }
  return best
}

/**
 * Proposes what each column of a list holds: first as this cluster's list had it before, then by the names of the
 * columns, then by what stands in them. A column serves one field, and a field has one column.
 * @param header names of the columns
 * @param rows cells below the header
 * @param remembered header by field of the list that this cluster sent before
 */
export function suggestMapping(header: readonly string[], rows: readonly (readonly string[])[], remembered: Partial<Record<ListField, string>> = {}): SuggestedMapping {
  const mapping: ColumnMapping = {}
  const how: SuggestedMapping['how'] = {}
  const taken = new Set<number>()
  const take = (field: ListField, column: number, reason: 'remembered' | 'name' | 'content') => {
    mapping[field] = column
    how[field] = reason
    taken.add(column)
  }
  for (const field of listFields) {
    const before = remembered[field]
    const column = before === undefined ? -1 : header.findIndex((name, place) => !taken.has(place) && comparable(name) === comparable(before))
    if (column >= 0) take(field, column, 'remembered')
  }
  const fits = listFields
    .flatMap((field) => header.map((name, column) => ({ field, column, fit: fit(name, field) })))
    .filter((one) => one.fit > 0)
    .sort((a, b) => b.fit - a.fit || listFields.indexOf(a.field) - listFields.indexOf(b.field) || a.column - b.column)
  for (const { field, column } of fits) if (mapping[field] === undefined && !taken.has(column)) take(field, column, 'name')
  for (const [field, looksRight] of contents) {
    if (mapping[field] !== undefined) continue
    const column = header.findIndex((_, place) => {
      if (taken.has(place)) return false
      const filled = rows.slice(0, sampled).map((cells) => cells[place] ?? '').filter((cell) => cell !== '')
      return filled.length >= 3 && filled.filter(looksRight).length >= shareAlike * filled.length
    })
    if (column >= 0) take(field, column, 'content')
  }
  return { mapping, how }
}
