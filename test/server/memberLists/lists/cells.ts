import type { Person } from './people.ts'

const dotted = (number: string) => `${number.slice(0, 4)}.${number.slice(4, 7)}.${number.slice(7)}`
const [day, month, year] = [(iso: string) => Number(iso.slice(8)), (iso: string) => Number(iso.slice(5, 7)), (iso: string) => Number(iso.slice(0, 4))]

/** How clusters write the same thing; a column of a form names one of these. */
export const cells = {
  name: ({ company }: Person) => company,
  capitals: ({ company }: Person) => company.toUpperCase(),
  dotted: ({ number }: Person) => dotted(number),
  plain: ({ number }: Person) => number,
  be: ({ number }: Person) => `BE${number}`,
  btw: ({ number }: Person) => `BTW BE ${dotted(number)}`,
  spaced: ({ number }: Person) => `BE ${number.slice(0, 4)} ${number.slice(4, 7)} ${number.slice(7)}`,
  dashed: ({ number }: Person) => `${number.slice(0, 4)}-${number.slice(4, 7)}-${number.slice(7)}`,
  /** As a spreadsheet shows a number: its first 0 is lost. */
  nineDigits: ({ number }: Person) => number.replace(/^0/, ''),
  contact: ({ firstName, lastName }: Person) => `${firstName} ${lastName}`,
  contactReversed: ({ firstName, lastName }: Person) => `${lastName.toUpperCase()} ${firstName}`,
  first: ({ firstName }: Person) => firstName,
  last: ({ lastName }: Person) => lastName,
  mail: ({ email }: Person) => email,
  mailNamed: ({ firstName, lastName, email }: Person) => (email === '' ? '' : `${firstName} ${lastName} <${email}>`),
  mailto: ({ email }: Person) => (email === '' ? '' : `mailto:${email}`),
  mailCapitals: ({ email }: Person) => email.toUpperCase(),
  language: ({ language }: Person) => language.toUpperCase(),
  languageWord: ({ language }: Person) => (language === 'nl' ? 'Nederlands' : 'Engels'),
  employees: ({ employees }: Person) => String(employees),
  thousands: ({ employees }: Person) => String(employees).replace(/(\d)(\d{3})$/, '$1.$2'),
  vte: ({ employees }: Person) => `${employees} VTE`,
  classes: ({ employees }: Person) => (employees < 10 ? '1-9' : employees < 50 ? '10-49' : employees < 250 ? '50-249' : '250+'),
  ko: ({ employees }: Person) => (employees < 50 ? 'KO' : '(M)GO'),
  below: ({ employees }: Person) => (employees < 50 ? '< 50' : '>= 50'),
  founded: ({ founded }: Person) => String(founded),
  foundedDay: ({ founded }: Person) => `01/04/${founded}`,
  street: ({ street }: Person) => street,
  postal: ({ postalCode }: Person) => postalCode,
  postalB: ({ postalCode }: Person) => (/^\d{4}$/.test(postalCode) ? `B-${postalCode}` : postalCode),
  postalTown: ({ postalCode, municipality }: Person) => `${postalCode} ${municipality}`,
  town: ({ municipality }: Person) => municipality,
  joinedIso: ({ joined }: Person) => joined,
  joined: ({ joined }: Person) => (joined === '' ? '' : `${day(joined)}/${month(joined)}/${year(joined)}`),
  joinedDots: ({ joined }: Person) => `${String(day(joined)).padStart(2, '0')}.${String(month(joined)).padStart(2, '0')}.${year(joined)}`,
  joinedYear: ({ joined }: Person) => joined.slice(0, 4),
  /** Days since 30 December 1899, as Excel keeps a date without a format. */
  joinedSerial: ({ joined }: Person) => String(Math.round((Date.parse(joined) - Date.UTC(1899, 11, 30)) / 86_400_000)),
  nothing: () => '',
  paid: () => 'ja',
  telephone: ({ number }: Person) => `+32 9 ${number.slice(2, 5)} ${number.slice(5, 7)} ${number.slice(7, 9)}`,
} as const satisfies Record<string, (person: Person) => string>

export type CellName = keyof typeof cells
