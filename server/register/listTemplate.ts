import { textSheet, xlsxOf, type Sheet } from '../exports/files/xlsx.ts'

const columns = ['Bedrijf', 'Ondernemingsnummer', 'Contactpersoon', 'E-mail', 'Taal', 'Aantal werknemers', 'Oprichtingsjaar', 'Postcode', 'Gemeente', 'Lid sinds', 'Lid tot'] as const

const explained: readonly { readonly term: string; readonly text: string }[] = [
  { term: 'Bedrijf', text: 'De naam van het bedrijf. Elk bedrijf een keer. – The name of the company, each company once.' },
  { term: 'Ondernemingsnummer', text: 'Tien cijfers, bijvoorbeeld 0123.456.749. – Ten digits.' },
  { term: 'Contactpersoon', text: 'Wie de uitnodiging krijgt. – Who gets the invitation.' },
  { term: 'E-mail', text: 'Een adres; een tweede na een puntkomma. – One address; a second after a semicolon.' },
  { term: 'Taal', text: 'nl of en; leeg is nl. – nl or en; empty is nl.' },
  { term: 'Aantal werknemers', text: 'Een aantal, of een klasse zoals 10-49. – A number, or a class such as 10-49.' },
  { term: 'Oprichtingsjaar', text: 'Bijvoorbeeld 1998. – For example 1998.' },
  { term: 'Postcode', text: 'Van de maatschappelijke zetel. – Of the registered office.' },
  { term: 'Gemeente', text: 'Van de maatschappelijke zetel. – Of the registered office.' },
  { term: 'Lid sinds', text: 'Een dag, bijvoorbeeld 1/3/2021, of een jaar. – A day, day first, or a year.' },
  { term: 'Lid tot', text: 'Alleen voor wie geen lid meer is. – Only for who is no longer a member.' },
]

let made: Promise<Buffer> | undefined

/** The workbook in which a cluster may send its list: names of columns that we know, and what they mean. Made once. */
export const listTemplate = (): Promise<Buffer> => (made ??= makeTemplate())

async function makeTemplate(): Promise<Buffer> {
  const members: Sheet = { name: 'Leden', data: [columns.map((value) => ({ type: String, value, fontWeight: 'bold' as const }))], widths: columns.map((name) => Math.max(14, name.length + 4)), headRows: 1 }
  return await xlsxOf([members, textSheet('Uitleg', explained)])
}
