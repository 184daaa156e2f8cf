import type { Language } from '../../surveys/index.ts'
import type { FindingKind, ListFinding } from './finding.ts'

interface Words {
  readonly wrong: string
  readonly expected: string
  readonly advice: string
}

const words: Readonly<Record<FindingKind, Readonly<Record<Language, (finding: ListFinding) => Words>>>> = {
  companyMissing: {
    nl: () => ({ wrong: 'de naam van het bedrijf ontbreekt', expected: 'een naam', advice: 'Vul de naam in, of schrap de rij.' }),
    en: () => ({ wrong: 'the name of the company is missing', expected: 'a name', advice: 'Fill in the name, or remove the row.' }),
  },
  enterpriseNumberUnreadable: {
    nl: () => ({ wrong: 'dit is geen ondernemingsnummer', expected: 'tien cijfers, het eerste 0 of 1, bijvoorbeeld 0123.456.749', advice: 'Zoek het nummer op in de KBO, of laat de cel leeg.' }),
    en: () => ({ wrong: 'this is no enterprise number', expected: 'ten digits, the first 0 or 1, for example 0123.456.749', advice: 'Look the number up in the KBO, or leave the cell empty.' }),
  },
  enterpriseNumberCheckDigits: {
    nl: ({ detail }) => ({ wrong: 'de laatste twee cijfers kloppen niet met de eerste acht', expected: `bij deze eerste acht cijfers hoort ${detail}`, advice: 'Kijk het nummer na in de KBO: vaak zijn twee cijfers verwisseld.' }),
    en: ({ detail }) => ({ wrong: 'the last two digits do not fit the first eight', expected: `these first eight digits go with ${detail}`, advice: 'Check the number in the KBO: often two digits are swapped.' }),
  },
  emailUnreadable: {
    nl: ({ detail }) => ({ wrong: `"${detail}" is geen mailadres`, expected: 'een adres zoals naam@bedrijf.be', advice: 'Verbeter het adres, of laat de cel leeg.' }),
    en: ({ detail }) => ({ wrong: `"${detail}" is no mail address`, expected: 'an address such as name@company.be', advice: 'Correct the address, or leave the cell empty.' }),
  },
  employeesUnclear: {
    nl: () => ({ wrong: 'hieruit blijkt niet of het bedrijf minder dan 50 werknemers heeft', expected: 'een aantal, een klasse zoals 10-49, of KO of MGO', advice: 'Vul het aantal in, of laat de cel leeg.' }),
    en: () => ({ wrong: 'this does not say whether the company has fewer than 50 employees', expected: 'a number, a class such as 10-49, or KO or MGO', advice: 'Fill in the number, or leave the cell empty.' }),
  },
  postalCodeUnclear: {
    nl: () => ({ wrong: 'dit is geen postcode', expected: 'vier cijfers, of een buitenlandse postcode', advice: 'Verbeter de postcode, of laat de cel leeg.' }),
    en: () => ({ wrong: 'this is no postal code', expected: 'four digits, or a foreign postal code', advice: 'Correct the postal code, or leave the cell empty.' }),
  },
  foundedUnclear: {
    nl: () => ({ wrong: 'dit is geen jaar of datum', expected: 'een jaar zoals 1998, of een datum', advice: 'Verbeter het jaar, of laat de cel leeg.' }),
    en: () => ({ wrong: 'this is no year or date', expected: 'a year such as 1998, or a date', advice: 'Correct the year, or leave the cell empty.' }),
  },
  joinedUnclear: {
    nl: () => ({ wrong: 'dit is geen datum', expected: 'een dag zoals 1/3/2021, of een jaar', advice: 'Verbeter de datum, of laat de cel leeg.' }),
    en: () => ({ wrong: 'this is no date', expected: 'a day such as 1/3/2021 (day first), or a year', advice: 'Correct the date, or leave the cell empty.' }),
  },
  leftUnclear: {
    nl: () => ({ wrong: 'dit is geen datum', expected: 'een dag zoals 31/12/2024, of een jaar', advice: 'Verbeter de datum, of laat de cel leeg.' }),
    en: () => ({ wrong: 'this is no date', expected: 'a day such as 31/12/2024 (day first), or a year', advice: 'Correct the date, or leave the cell empty.' }),
  },
  leftBeforeJoined: {
    nl: ({ detail }) => ({ wrong: 'het lid vertrok voor het toetrad', expected: `een dag na ${detail}`, advice: 'Kijk beide datums na.' }),
    en: ({ detail }) => ({ wrong: 'the member left before it joined', expected: `a day after ${detail}`, advice: 'Check both dates.' }),
  },
  languageUnknown: {
    nl: () => ({ wrong: 'in deze taal bestaat de vragenlijst niet', expected: 'nl of en', advice: 'Dit lid krijgt de vragenlijst in het Nederlands.' }),
    en: () => ({ wrong: 'the questionnaire does not exist in this language', expected: 'nl or en', advice: 'This member gets the questionnaire in Dutch.' }),
  },
  otherCluster: {
    nl: ({ detail }) => ({ wrong: 'deze rij noemt een andere cluster', expected: `leden van ${detail ?? 'deze cluster'}`, advice: 'Schrap de rij, of laad de lijst bij de juiste cluster.' }),
    en: ({ detail }) => ({ wrong: 'this row names another cluster', expected: `members of ${detail ?? 'this cluster'}`, advice: 'Remove the row, or import the list for the right cluster.' }),
  },
  sameMemberTwice: {
    nl: ({ detail }) => ({ wrong: `dit bedrijf staat ook op regel ${detail}`, expected: 'elk bedrijf een keer', advice: 'Schrap een van de twee rijen. Een tweede contactpersoon hoort in dezelfde rij, na een puntkomma.' }),
    en: ({ detail }) => ({ wrong: `this company is also on line ${detail}`, expected: 'every company once', advice: 'Remove one of the two rows. A second contact belongs in the same row, after a semicolon.' }),
  },
  enterpriseNumberMissing: {
    nl: () => ({ wrong: 'het ondernemingsnummer ontbreekt', expected: 'tien cijfers', advice: 'Zonder nummer krijgt het bedrijf een voorlopig kenmerk en herkennen we het niet in een andere cluster.' }),
    en: () => ({ wrong: 'the enterprise number is missing', expected: 'ten digits', advice: 'Without a number the company gets a provisional mark, and we do not recognise it in another cluster.' }),
  },
  emailMissing: {
    nl: () => ({ wrong: 'het mailadres ontbreekt', expected: 'een adres zoals naam@bedrijf.be', advice: 'Zonder adres krijgt dit lid geen uitnodiging.' }),
    en: () => ({ wrong: 'the mail address is missing', expected: 'an address such as name@company.be', advice: 'Without an address this member gets no invitation.' }),
  },
  sizeUnknown: {
    nl: () => ({ wrong: 'de grootte is niet bekend', expected: 'een aantal werknemers', advice: 'Zonder grootte staat dit lid in de kruisingen apart, bij grootte niet bekend.' }),
    en: () => ({ wrong: 'the size is not known', expected: 'a number of employees', advice: 'Without a size this member stands apart in the crossings, under size not known.' }),
  },
  severalAddresses: {
    nl: ({ detail }) => ({ wrong: `er staan ${detail} adressen in deze cel`, expected: 'een adres', advice: 'We nodigen het eerste uit en houden de andere bij als contact.' }),
    en: ({ detail }) => ({ wrong: `there are ${detail} addresses in this cell`, expected: 'one address', advice: 'We invite the first and keep the others as contacts.' }),
  },
  addressUsedTwice: {
    nl: ({ detail }) => ({ wrong: `dit adres staat ook op regel ${detail}`, expected: 'een adres per bedrijf', advice: 'Klopt het, aanvaard dan de waarschuwing: het adres krijgt beide vragenlijsten.' }),
    en: ({ detail }) => ({ wrong: `this address is also on line ${detail}`, expected: 'one address per company', advice: 'If it is right, accept the warning: the address gets both questionnaires.' }),
  },
  foreignPostalCode: {
    nl: () => ({ wrong: 'dit is geen Belgische postcode', expected: 'vier cijfers', advice: 'Ligt de zetel in het buitenland, aanvaard dan de waarschuwing.' }),
    en: () => ({ wrong: 'this is no Belgian postal code', expected: 'four digits', advice: 'If the seat is abroad, accept the warning.' }),
  },
  perhapsSameCompany: {
    nl: ({ detail }) => ({ wrong: `dit lijkt hetzelfde bedrijf als ${detail}`, expected: 'elk bedrijf een keer', advice: 'Kijk na of het er een of twee zijn; samenvoegen kan ook later.' }),
    en: ({ detail }) => ({ wrong: `this looks like the same company as ${detail}`, expected: 'every company once', advice: 'Check whether they are one or two; they can be merged later.' }),
  },
  otherName: {
    nl: ({ detail }) => ({ wrong: `dit nummer hoort in het register bij ${detail}`, expected: 'dezelfde onderneming', advice: 'Klopt het nummer, aanvaard dan de waarschuwing; anders staat er een nummer van een ander bedrijf.' }),
    en: ({ detail }) => ({ wrong: `in the register this number belongs to ${detail}`, expected: 'the same company', advice: 'If the number is right, accept the warning; otherwise it is the number of another company.' }),
  },
  addressBounced: {
    nl: ({ detail }) => ({ wrong: `een mail naar dit adres kwam terug op ${detail}`, expected: 'een adres dat werkt', advice: 'Vraag het lid om een ander adres.' }),
    en: ({ detail }) => ({ wrong: `a mail to this address came back on ${detail}`, expected: 'an address that works', advice: 'Ask the member for another address.' }),
  },
}

/** What is wrong with a row, what was expected, and what to do. */
export const findingInWords = (finding: ListFinding, language: Language): Words => words[finding.kind][language](finding)
