import { provinceOfRange, type Province } from '../../../analysis/index.ts'

export type PostalCode = { readonly kind: 'empty' } | { readonly kind: 'belgian'; readonly code: string; readonly province: Province } | { readonly kind: 'foreign'; readonly code: string } | { readonly kind: 'unclear' }

/** Reads a postal code: four digits, with or without B- before and a municipality after it; a country prefix or letters make it foreign. */
export function readPostalCode(text: string): PostalCode {
  const cell = text.trim()
  if (cell === '') return { kind: 'empty' }
  const belgian = /^(?:B(?:E)?[-\s]?)?(\d{4})(?:\.0)?(?:[\s,;-]+\p{L}.*)?$/iu.exec(cell)
  if (belgian) {
    const province = provinceOfRange(Number(belgian[1]))
    // Four digits and two letters are Dutch
    if (/^\d{4}\s?[A-Z]{2}$/.test(cell)) return { kind: 'foreign', code: cell }
    return province ? { kind: 'belgian', code: belgian[1]!, province } : { kind: 'unclear' }
  }
  return /^(?:[A-Z]{1,2}[-\s])?[A-Z0-9][A-Z0-9 -]{2,9}$/i.test(cell) && /\d/.test(cell) ? { kind: 'foreign', code: cell } : { kind: 'unclear' }
}
