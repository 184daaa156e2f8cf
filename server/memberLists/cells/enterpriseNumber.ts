export type EnterpriseNumber =
  | { readonly kind: 'empty' }
  /** Ten digits. */
  | { readonly kind: 'valid'; readonly digits: string }
  | { readonly kind: 'invalid'; readonly why: 'notANumber' | 'length' | 'firstDigit' }
  /** The last two digits do not follow from the first eight. */
  | { readonly kind: 'invalid'; readonly why: 'checkDigits'; readonly expected: string }

/** `0123456749` as it is printed: 0123.456.749 */
export const printedEnterpriseNumber = (digits: string): string => `${digits.slice(0, 4)}.${digits.slice(4, 7)}.${digits.slice(7)}`

/**
 * Reads a Belgian enterprise number in any punctuation, with or without BE, also one of nine digits from before 2008.
 * The last two of its ten digits are 97 minus the first eight modulo 97 (Crossroads Bank for Enterprises).
 */
export function readEnterpriseNumber(text: string): EnterpriseNumber {
  const bare = text.replace(/^\s*(BTW|TVA|VAT|KBO|ON)?\s*[:.]?\s*(BE)?/i, '').replace(/[\s.\-/_]/g, '')
  if (bare === '') return { kind: 'empty' }
  if (!/^\d+$/.test(bare)) return { kind: 'invalid', why: 'notANumber' }
  const digits = bare.length === 9 ? `0${bare}` : bare
  if (digits.length !== 10) return { kind: 'invalid', why: 'length' }
  if (digits[0] !== '0' && digits[0] !== '1') return { kind: 'invalid', why: 'firstDigit' }
  const check = String(97 - (Number(digits.slice(0, 8)) % 97)).padStart(2, '0')
  if (digits.slice(8) !== check) return { kind: 'invalid', why: 'checkDigits', expected: digits.slice(0, 8) + check }
  return { kind: 'valid', digits }
}
