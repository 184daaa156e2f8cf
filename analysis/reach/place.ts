import { municipalities } from './municipalities.ts'

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

/** The province in whose range a number of four digits lies; undefined where there is none. */
export const provinceOfRange = (code: number): Province | undefined => ranges.find(([first, last]) => code >= first && code <= last)?.[2]

/** Where a registered office is. */
export type Place =
  | { readonly kind: 'belgium'; readonly province: Province; /** Null outside Flanders and Brussels, and for codes that belong to no municipality. */ readonly municipality: string | null }
  | { readonly kind: 'abroad' }
  | { readonly kind: 'unknown' }

const placeOfCode = new Map<string, Place>()
for (const [province, text] of Object.entries(municipalities) as [Province, string][]) {
  for (const one of text.split('; ')) {
    const [, municipality, codes] = /^(.*?) ([\d ]+)$/.exec(one)!
    for (const code of codes!.split(' ')) placeOfCode.set(code, { kind: 'belgium', province, municipality: municipality! })
  }
}

/**
 * Where a postal code is: its municipality where we know it, else the province of its range; what is not four digits is abroad.
 * @param postalCode as the register holds it; null where it is not known
 */
export function placeOf(postalCode: string | null): Place {
  if (postalCode === null || postalCode === '') return { kind: 'unknown' }
  if (!/^\d{4}$/.test(postalCode)) return { kind: 'abroad' }
  const known = placeOfCode.get(postalCode)
  if (known) return known
  const province = provinceOfRange(Number(postalCode))
  return province === undefined ? { kind: 'unknown' } : { kind: 'belgium', province, municipality: null }
}
