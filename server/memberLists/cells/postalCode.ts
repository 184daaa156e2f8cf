export const provinces = ['brussels', 'flemishBrabant', 'walloonBrabant', 'antwerp', 'limburg', 'liege', 'namur', 'hainaut', 'luxembourg', 'westFlanders', 'eastFlanders'] as const
export type Province = (typeof provinces)[number]

/** First and last postal code of each range, as bpost gives them out. */
const ranges: readonly (readonly [first: number, last: number, province: Province])[] = [
  [1000, 1299, 'brussels'],
  [1300, 1499, 'walloonBrabant'],
  [1500, 1999, 'flemishBrabant'],
  [2000, 2999, 'antwerp'],
  [3000, 3499, 'flemishBrabant'],
  [3500, 3999, 'limburg'],
  [4000, 4999, 'liege'],
  [5000, 5999, 'namur'],
  [6000, 6599, 'hainaut'],
  [6600, 6999, 'luxembourg'],
  [7000, 7999, 'hainaut'],
  [8000, 8999, 'westFlanders'],
  [9000, 9999, 'eastFlanders'],
]

export type PostalCode = { readonly kind: 'empty' } | { readonly kind: 'belgian'; readonly code: string; readonly province: Province } | { readonly kind: 'foreign'; readonly code: string } | { readonly kind: 'unclear' }

/** Reads a postal code: four digits, with or without B- before and a municipality after it; a country prefix or letters make it foreign. */
export function readPostalCode(text: string): PostalCode {
  const cell = text.trim()
  if (cell === '') return { kind: 'empty' }
  const belgian = /^(?:B(?:E)?[-\s]?)?(\d{4})(?:\.0)?(?:[\s,;-]+\p{L}.*)?$/iu.exec(cell)
  if (belgian) {
    const number = Number(belgian[1])
    const range = ranges.find(([first, last]) => number >= first && number <= last)
    // Four digits and two letters are Dutch
    if (/^\d{4}\s?[A-Z]{2}$/.test(cell)) return { kind: 'foreign', code: cell }
    return range ? { kind: 'belgian', code: belgian[1]!, province: range[2] } : { kind: 'unclear' }
  }
  return /^(?:[A-Z]{1,2}[-\s])?[A-Z0-9][A-Z0-9 -]{2,9}$/i.test(cell) && /\d/.test(cell) ? { kind: 'foreign', code: cell } : { kind: 'unclear' }
}
