import type { Language } from './text.ts'

const locales = { nl: 'nl-BE', en: 'en-GB' } as const
const writers = new Map<string, Intl.NumberFormat>()

function writer(language: Language, decimals: number, style: 'decimal' | 'percent'): Intl.NumberFormat {
  const key = `${language} ${decimals} ${style}`
  const known = writers.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locales[language], { style, minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  writers.set(key, made)
  return made
}

/** Intl writes -0,00 for a small negative number; a reader would wonder what that is. */
const withoutNegativeZero = (value: number, decimals: number): number =>
  Math.abs(value) < 0.5 * 10 ** -decimals ? 0 : value

/** A number with a fixed number of decimals: 2.5 is "2,50" in Dutch. A minus sign, not a hyphen. */
export function writeNumber(language: Language, value: number, decimals = 0): string {
  return writer(language, decimals, 'decimal').format(withoutNegativeZero(value, decimals)).replace('-', '\u2212')
}

/** A share 0..1 as a percentage: 0.308 is "30,8 %" in Dutch and "30.8%" in English. */
export function writeShare(language: Language, share: number, decimals = 0): string {
  const written = writer(language, decimals, 'decimal').format(withoutNegativeZero(share * 100, decimals)).replace('-', '\u2212')
  return language === 'nl' ? `${written}\u00a0%` : `${written}%`
}

/** A p value as one reports it: three decimals, never "0,000". */
export function writeProbability(language: Language, p: number): string {
  return p < 0.001 ? `< ${writeNumber(language, 0.001, 3)}` : `= ${writeNumber(language, p, 3)}`
}

/** A UTC instant as a date in Flanders. */
export function writeDate(language: Language, instant: string): string {
  return new Intl.DateTimeFormat(locales[language], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Brussels' }).format(new Date(instant))
}

const hourMs = 3_600_000
const seasons = { nl: { first: ' (zomertijd)', second: ' (wintertijd)' }, en: { first: ' (summer time)', second: ' (winter time)' } } as const

/** A UTC instant as day and time in Flanders; the hour that comes twice when summer time ends says which of the two it is. */
export function writeMoment(language: Language, instant: string): string {
  const time = Date.parse(instant)
  const clock = (at: number) => new Intl.DateTimeFormat(locales[language], { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Brussels' }).format(at)
  const season = clock(time) === clock(time + hourMs) ? seasons[language].first : clock(time) === clock(time - hourMs) ? seasons[language].second : ''
  return `${writeDate(language, instant)} ${language === 'nl' ? 'om' : 'at'} ${clock(time)}${season}`
}
