import type { Language } from '../../../surveys/index.ts'
import type { ListFileRefusal } from './readListFile.ts'

const words: Readonly<Record<ListFileRefusal, Readonly<Record<Language, string>>>> = {
  empty: { nl: 'Het bestand is leeg. Verwacht: een lijst met een rij kolomnamen en daaronder de leden.', en: 'The file is empty. Expected: a list with a row of column names and the members below it.' },
  tooLarge: { nl: 'Het bestand is te groot. Verwacht: hoogstens 5 MB. Haal andere bladen en afbeeldingen weg, of bewaar de lijst als CSV.', en: 'The file is too large. Expected: at most 5 MB. Remove other sheets and pictures, or save the list as CSV.' },
  tooManyRows: { nl: 'De lijst heeft te veel rijen. Verwacht: hoogstens 50.000.', en: 'The list has too many rows. Expected: at most 50,000.' },
  tooManyColumns: { nl: 'De lijst heeft te veel kolommen. Verwacht: hoogstens 200.', en: 'The list has too many columns. Expected: at most 200.' },
  oldExcel: { nl: 'Dit is een Excel-bestand van voor 2007 (.xls). Bewaar het als .xlsx of als CSV.', en: 'This is an Excel file from before 2007 (.xls). Save it as .xlsx or as CSV.' },
  macros: { nl: 'Dit Excel-bestand bevat macro’s. Bewaar het als gewone werkmap (.xlsx) of als CSV.', en: 'This Excel file holds macros. Save it as an ordinary workbook (.xlsx) or as CSV.' },
  notReadable: { nl: 'Dit bestand is niet te lezen. Verwacht: CSV of een Excel-werkmap (.xlsx).', en: 'This file cannot be read. Expected: CSV or an Excel workbook (.xlsx).' },
  noHeader: { nl: 'In de eerste twintig rijen staat geen rij met kolomnamen. Verwacht: namen zoals Bedrijf, Ondernemingsnummer en E-mail.', en: 'No row with column names stands in the first twenty rows. Expected: names such as Company, Enterprise number and E-mail.' },
  noRows: { nl: 'Onder de kolomnamen staan geen leden.', en: 'There are no members below the column names.' },
}

/** What is wrong with a file as a whole, and what to do. */
export const listRefusalInWords = (why: ListFileRefusal, language: Language): string => words[why][language]
