import type { Language } from '../../../surveys/index.ts'
import { uploadLimits } from './limits.ts'

/** Why a file was not read at all. */
export type RefusalKind = 'fileTooLarge' | 'otherKind' | 'oldWorkbook' | 'withMacros' | 'damaged' | 'unpacksTooLarge' | 'declaresEntities' | 'tooManyRows' | 'tooManyColumns' | 'cellTooLong' | 'reservedName' | 'empty' | 'tookTooLong'

/** Thrown while a file is read; `place` is a row or the name of a column, where there is one. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused'
  readonly kind: RefusalKind
  readonly place: string

  constructor(kind: RefusalKind, place = '') {
    super(refusalInWords({ kind, place }, 'en'))
    this.kind = kind
    this.place = place
  }
}

const mebibytes = (bytes: number) => bytes / (1024 * 1024)
const { fileBytes, unpackedBytes, rows, columns, cellCharacters } = uploadLimits

const words: Readonly<Record<RefusalKind, Readonly<Record<Language, (place: string) => string>>>> = {
  fileTooLarge: {
    nl: () => `Het bestand is te groot: hoogstens ${mebibytes(fileBytes)} MB. Bewaar alleen het werkblad met de ledenlijst.`,
    en: () => `The file is too large: at most ${mebibytes(fileBytes)} MB. Keep only the sheet with the list of members.`,
  },
  otherKind: {
    nl: () => 'Dit is geen ledenlijst die we kunnen lezen: verwacht een Excel-werkmap (.xlsx) of een CSV-bestand (.csv).',
    en: () => 'This is no list of members that we can read: expected an Excel workbook (.xlsx) or a CSV file (.csv).',
  },
  oldWorkbook: {
    nl: () => 'Dit is een oude of beveiligde Excel-werkmap. Open ze in Excel, haal het wachtwoord eraf en bewaar ze als Excel-werkmap (.xlsx).',
    en: () => 'This is an old or protected Excel workbook. Open it in Excel, remove the password and save it as an Excel workbook (.xlsx).',
  },
  withMacros: {
    nl: () => "In deze werkmap staan macro's. Bewaar ze in Excel als gewone werkmap (.xlsx) en probeer opnieuw.",
    en: () => 'This workbook holds macros. Save it in Excel as a plain workbook (.xlsx) and try again.',
  },
  damaged: {
    nl: () => 'Het bestand is beschadigd. Open het in Excel, bewaar het opnieuw en probeer nog eens.',
    en: () => 'The file is damaged. Open it in Excel, save it again and try once more.',
  },
  unpacksTooLarge: {
    nl: () => `De werkmap is uitgepakt te groot: hoogstens ${mebibytes(unpackedBytes)} MB. Bewaar alleen het werkblad met de ledenlijst.`,
    en: () => `The workbook is too large when unpacked: at most ${mebibytes(unpackedBytes)} MB. Keep only the sheet with the list of members.`,
  },
  declaresEntities: {
    nl: () => 'In de werkmap staat een verwijzing die niet in een ledenlijst hoort. Bewaar ze opnieuw in Excel en probeer nog eens.',
    en: () => 'The workbook holds a declaration that has no place in a list of members. Save it again in Excel and try once more.',
  },
  tooManyRows: {
    nl: (place) => `Het bestand heeft te veel rijen${place && ` (rij ${place})`}: hoogstens ${rows}. Verwijder de lege rijen onderaan, of bewaar alleen de ledenlijst.`,
    en: (place) => `The file has too many rows${place && ` (row ${place})`}: at most ${rows}. Remove the empty rows at the end, or keep only the list of members.`,
  },
  tooManyColumns: {
    nl: (place) => `Het bestand heeft te veel kolommen${place && ` (rij ${place})`}: hoogstens ${columns}. Verwijder wat naast de ledenlijst staat.`,
    en: (place) => `The file has too many columns${place && ` (row ${place})`}: at most ${columns}. Remove what stands beside the list of members.`,
  },
  cellTooLong: {
    nl: (place) => `In rij ${place} staat een cel met te veel tekst: hoogstens ${cellCharacters} tekens.`,
    en: (place) => `Row ${place} has a cell with too much text: at most ${cellCharacters} characters.`,
  },
  reservedName: {
    nl: (place) => `Een kolom mag niet "${place}" heten: geef ze een andere naam.`,
    en: (place) => `A column cannot be called "${place}": give it another name.`,
  },
  empty: {
    nl: () => 'Het bestand is leeg: verwacht een rij met de namen van de kolommen en een rij voor elk lid.',
    en: () => 'The file is empty: expected a row with the names of the columns and a row for each member.',
  },
  tookTooLong: {
    nl: () => 'Het bestand kon niet binnen de tijd gelezen worden. Bewaar alleen het werkblad met de ledenlijst, als waarden zonder opmaak.',
    en: () => 'The file could not be read in time. Keep only the sheet with the list of members, as values without layout.',
  },
}

/** One sentence or two for who handed the file in: what was wrong, what was expected, what to do. */
export const refusalInWords = ({ kind, place }: { readonly kind: RefusalKind; readonly place: string }, language: Language): string => words[kind][language](place)
