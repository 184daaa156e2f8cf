import type { Range } from '../range.ts'

/** How a language writes numbers and lists. */
export interface Writing {
  readonly decimalMark: ',' | '.'
  readonly and: string
  readonly to: string
}

export const dutch: Writing = { decimalMark: ',', and: 'en', to: 'tot' }
export const english: Writing = { decimalMark: '.', and: 'and', to: 'to' }

export const number = (value: number, decimals: number, { decimalMark }: Writing): string => value.toFixed(decimals).replace('.', decimalMark).replace(/^-(?=[0.,]*$)/, '')

/** Printed figures keep their decimals and take the mark of the language. */
export const printed = (text: string, { decimalMark }: Writing): string => text.trim().replace(/^(-?\d+)[.,](\d{1,2})(?!\d)/, `$1${decimalMark}$2`)

export const percent = (share: number, writing: Writing): string => `${number(100 * share, 1, writing)} %`

export const percentRange = ({ from, to }: Range, writing: Writing): string =>
  to - from < 0.0005 ? percent(from, writing) : `${number(100 * from, 1, writing)} ${writing.to} ${percent(to, writing)}`

export function range({ from, to }: Range, decimals: number, writing: Writing): string {
  const [first, last] = [number(from, decimals, writing), number(to, decimals, writing)]
  return first === last ? first : `${first} ${writing.to} ${last}`
}

export function list(items: readonly string[], { and }: Writing): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`
}
