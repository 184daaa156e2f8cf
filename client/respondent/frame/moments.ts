import type { Language } from '../../ui/language/text.ts'

const locales = { nl: 'nl-BE', en: 'en-GB' } as const

/** The hour in Flanders: "14.32" in Dutch, "14:32" in English. */
export function writeHour(language: Language, instant: string): string {
  const written = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Brussels' }).format(new Date(instant))
  return language === 'nl' ? written.replace(':', '.') : written
}

/** Day and hour in Flanders: "18 december 2026 om 23.59". */
export function writeMoment(language: Language, instant: string): string {
  const day = new Intl.DateTimeFormat(locales[language], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Brussels' }).format(new Date(instant))
  return `${day} ${language === 'nl' ? 'om' : 'at'} ${writeHour(language, instant)}`
}
