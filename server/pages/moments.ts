import type { Language } from '../api/language.ts'

const formats = {
  nl: new Intl.DateTimeFormat('nl-BE', { dateStyle: 'long', timeZone: 'Europe/Brussels' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/Brussels' }),
}
const times = {
  nl: new Intl.DateTimeFormat('nl-BE', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Brussels' }),
  en: new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Brussels' }),
}

/** "31 december 2026": the day in Belgium of an instant in UTC. */
export const day = (language: Language, instant: string): string => formats[language].format(new Date(instant))

/** "31 december 2026 om 23:59". */
export const dayAndTime = (language: Language, instant: string): string =>
  `${day(language, instant)} ${language === 'nl' ? 'om' : 'at'} ${times[language].format(new Date(instant))}`
