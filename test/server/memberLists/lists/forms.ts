import type { FindingKind } from '../../../../server/memberLists/finding.ts'
import type { CellName } from './cells.ts'

/** A mistake in one row, by the place of the member in the list; each is found once and gives one finding of this kind. */
export type Mistake = readonly [row: number, kind: FindingKind]

/** How one cluster sends its list. */
export interface Form {
  readonly clusterId: string
  readonly fileName: string
  readonly members: number
  readonly as: ';' | ',' | '\t' | 'xlsx'
  readonly encoding?: 'utf8' | 'utf8bom' | 'windows-1252' | 'utf16le'
  readonly lineEnd?: '\r\n' | '\n'
  /** Rows above the names of the columns. */
  readonly above?: readonly (readonly string[])[]
  readonly columns: readonly (readonly [header: string, cell: CellName | `=${string}`])[]
  /** Rows below the members. */
  readonly below?: readonly (readonly string[])[]
  readonly mistakes: readonly Mistake[]
  /** The list has no numbers at all. */
  readonly withoutNumbers?: true
  /** Sizes are given for nobody. */
  readonly withoutSizes?: true
}

const mistakes = (...of: Mistake[]): readonly Mistake[] => of

/** Written by hand after lists as secretariats send them. */
export const forms: readonly Form[] = [
  { clusterId: 'air-cargo-belgium', fileName: 'Ledenlijst ACB 2027.xlsx', members: 82, as: 'xlsx', above: [['Air Cargo Belgium vzw – ledenlijst'], ['Stand 15/01/2027'], []],
    columns: [['Bedrijf', 'name'], ['Ondernemingsnummer', 'dotted'], ['Contactpersoon', 'contact'], ['E-mail', 'mail'], ['Aantal werknemers', 'employees'], ['Postcode', 'postal'], ['Gemeente', 'town'], ['Lid sinds', 'joined']],
    below: [['Totaal: 82 leden']], mistakes: mistakes([3, 'enterpriseNumberCheckDigits'], [11, 'emailMissing'], [40, 'sizeUnknown'], [57, 'severalAddresses']) },
  { clusterId: 'power-to-gas', fileName: 'p2g_members.csv', members: 31, as: ',', encoding: 'utf8', lineEnd: '\n',
    columns: [['Company name', 'name'], ['VAT number', 'be'], ['First name', 'first'], ['Last name', 'last'], ['Email address', 'mail'], ['Language', 'language'], ['Number of employees', 'employees'], ['Zip code', 'postal'], ['City', 'town'], ['Member since', 'joinedIso']],
    mistakes: mistakes([2, 'languageUnknown'], [19, 'foreignPostalCode']) },
  { clusterId: 'b-hive', fileName: 'BHIVE export CRM.csv', members: 64, as: ';', encoding: 'windows-1252', lineEnd: '\r\n',
    columns: [['Account Name', 'name'], ['BTW', 'btw'], ['Contact', 'contact'], ['E-mailadres', 'mailNamed'], ['Taal', 'languageWord'], ['VTE', 'vte'], ['PC', 'postal'], ['Stad', 'town'], ['Startdatum', 'joined'], ['Telefoon', 'telephone']],
    mistakes: mistakes([8, 'emailUnreadable'], [22, 'enterpriseNumberMissing'], [30, 'enterpriseNumberMissing'], [51, 'employeesUnclear']) },
  { clusterId: 'bim', fileName: 'leden BIM.csv', members: 58, as: '\t', encoding: 'utf8', lineEnd: '\r\n',
    columns: [['Naam onderneming', 'name'], ['KBO-nummer', 'plain'], ['Naam contactpersoon', 'contactReversed'], ['Mail contact', 'mail'], ['Grootte', 'ko'], ['Oprichtingsjaar', 'founded'], ['Postcode', 'postalB'], ['Lid vanaf', 'joinedYear']],
    mistakes: mistakes([5, 'sameMemberTwice'], [33, 'sizeUnknown'], [34, 'sizeUnknown']) },
  { clusterId: 'digitising-manufacturing', fileName: 'DM leden januari.xlsx', members: 71, as: 'xlsx', above: [[], ['', 'LEDENLIJST', 'vertrouwelijk']],
    columns: [['Nr', 'nothing'], ['Organisatie', 'name'], ['Ond. nr.', 'nineDigits'], ['Voornaam', 'first'], ['Familienaam', 'last'], ['E-mail contactpersoon', 'mail'], ['Personeel', 'employees'], ['Maatschappelijke zetel', 'town'], ['Postcode zetel', 'postal'], ['Cluster', '=Digitizing Manufacturing'], ['Datum toetreding', 'joinedSerial']],
    mistakes: mistakes([12, 'otherCluster'], [60, 'emailMissing']) },
  { clusterId: 'composieten', fileName: 'IBN_Composieten.csv', members: 47, as: ';', encoding: 'utf8bom', lineEnd: '\r\n', above: [['IBN Composieten'], ['']],
    columns: [['Firma', 'capitals'], ['BTW-nummer', 'spaced'], ['Verantwoordelijke', 'contact'], ['Mail', 'mailto'], ['Aantal personeelsleden', 'thousands'], ['Postcode', 'postal']],
    below: [['* cijfers van december']], mistakes: mistakes([7, 'enterpriseNumberUnreadable'], [20, 'addressUsedTwice']) },
  { clusterId: 'bouwindustrialisatie', fileName: 'bouwindustrialisatie.csv', members: 39, as: ';', encoding: 'windows-1252',
    columns: [['Lid', 'name'], ['Ondernemingsnr', 'dashed'], ['E-mail', 'mail'], ['Contactpersoon', 'contact'], ['Medewerkers', 'classes'], ['Post code', 'postal'], ['Woonplaats', 'town'], ['Aansluitdatum', 'joinedDots']],
    mistakes: mistakes([14, 'joinedUnclear'], [15, 'sizeUnknown']) },
  { clusterId: 'euka', fileName: 'EUKA members 2027.xlsx', members: 66, as: 'xlsx',
    columns: [['Member', 'name'], ['Enterprise number', 'be'], ['Contact person', 'contact'], ['E-mail address', 'mail'], ['Headcount', 'employees'], ['Founded', 'founded'], ['Postal code', 'postal'], ['Town', 'town'], ['Join date', 'joinedIso'], ['Lang', 'language']],
    mistakes: mistakes([9, 'enterpriseNumberCheckDigits'], [10, 'emailMissing'], [48, 'languageUnknown']) },
  { clusterId: 'innovatieve-coatings', fileName: 'coatings.csv', members: 28, as: ',', encoding: 'utf8bom', lineEnd: '\r\n',
    columns: [['Bedrijfsnaam', 'name'], ['KBO', 'dotted'], ['Aanspreekpunt', 'contact'], ['Emailadres', 'mail'], ['FTE', 'employees'], ['Straat', 'street'], ['Postcode', 'postalTown'], ['Opgericht', 'foundedDay']],
    below: [['Totaal', '28']], mistakes: mistakes([1, 'severalAddresses']) },
  { clusterId: 'smart-digital-farming', fileName: 'SDF_ledenbestand_def(2).xlsx', members: 84, as: 'xlsx', above: [['Smart Digital Farming']],
    columns: [['Klant', 'name'], ['Btw nr', 'btw'], ['Voornaam contactpersoon', 'first'], ['Achternaam', 'last'], ['Mailadres', 'mail'], ['Bedrijfsgrootte', 'below'], ['Postcode', 'postal'], ['Plaats', 'town'], ['Toetredingsdatum', 'joinedIso'], ['Betaald', 'paid']],
    mistakes: mistakes([25, 'enterpriseNumberMissing'], [26, 'emailMissing'], [70, 'postalCodeUnclear']) },
  { clusterId: 'offshore-energy', fileName: 'offshore energy – members.csv', members: 73, as: ';', encoding: 'utf8', lineEnd: '\n',
    columns: [['Organisation', 'name'], ['Company number', 'plain'], ['Contact name', 'contact'], ['Email', 'mail'], ['Employees', 'employees'], ['Zip', 'postal'], ['Location', 'town'], ['Since', 'joinedYear'], ['Network', '=Offshore Energy']],
    mistakes: mistakes([4, 'sameMemberTwice'], [17, 'foreignPostalCode'], [18, 'foreignPostalCode']) },
  { clusterId: 'flanders-bike-valley', fileName: 'FBV.csv', members: 52, as: '\t', encoding: 'utf16le', lineEnd: '\r\n',
    columns: [['Naam bedrijf', 'name'], ['VAT', 'be'], ['Contact', 'contact'], ['E-mail', 'mailCapitals'], ['Aantal VTE', 'vte'], ['Postcode', 'postal'], ['Gemeente', 'town'], ['Lid sinds', 'joined']],
    mistakes: mistakes([6, 'emailUnreadable'], [44, 'sizeUnknown']) },
  { clusterId: 'flag', fileName: 'FLAG membres.csv', members: 44, as: ';', encoding: 'windows-1252', lineEnd: '\r\n', above: [['Flemish Aerospace Group – liste des membres']],
    columns: [['Société', 'name'], ['Numéro d’entreprise', 'dotted'], ['Personne de contact', 'contact'], ['Courriel', 'mail'], ['Langue', 'language'], ['Effectif', 'employees'], ['Code postal', 'postal'], ['Ville', 'town'], ['Membre depuis', 'joined']],
    mistakes: mistakes([13, 'languageUnknown'], [29, 'enterpriseNumberCheckDigits']) },
  { clusterId: 'groen-licht-vlaanderen', fileName: 'GLV ledenlijst.xlsx', members: 36, as: 'xlsx',
    columns: [['Naam lid', 'name'], ['Ondernemingsnummer', 'spaced'], ['Contact persoon', 'contact'], ['E-mail adres', 'mail'], ['Aantal medewerkers', 'employees'], ['Jaar van oprichting', 'founded'], ['Postcode', 'postal'], ['Aansluiting', 'joinedIso']],
    below: [['Bron: boekhouding']], mistakes: mistakes([21, 'emailMissing'], [22, 'emailMissing']) },
  { clusterId: 'maas', fileName: 'maas.csv', members: 25, as: ',', encoding: 'utf8', lineEnd: '\n',
    columns: [['company', 'name'], ['vat nr', 'be'], ['contact', 'contact'], ['e-mail', 'mail'], ['fte', 'employees'], ['postal code', 'postal']],
    mistakes: mistakes([0, 'companyMissing'], [24, 'sizeUnknown']) },
  { clusterId: 'smart-cities-vlaanderen', fileName: 'IoT4Society partners.xlsx', members: 59, as: 'xlsx', above: [['IoT for Society'], ['partners']],
    columns: [['Organisatienaam', 'name'], ['KBO nr', 'dotted'], ['Vertegenwoordiger', 'contact'], ['E-mail', 'mail'], ['Taalcode', 'language'], ['Werknemers', 'employees'], ['Postnummer', 'postal'], ['IBN', '=IoT4S'], ['Startdatum', 'joinedSerial']],
    mistakes: mistakes([16, 'severalAddresses'], [36, 'enterpriseNumberUnreadable'], [37, 'sizeUnknown']) },
  { clusterId: 'space-4-0', fileName: 'space40.csv', members: 48, as: ';', encoding: 'utf8', lineEnd: '\r\n',
    columns: [['Ondernemingsnaam', 'name'], ['Btwnummer', 'be'], ['Voornaam', 'first'], ['Achternaam', 'last'], ['E-mail', 'mail'], ['Grootte', 'classes'], ['Postcode', 'postal'], ['Locatie', 'town'], ['Lid sinds', 'joined'], ['Lid tot', 'nothing']],
    mistakes: mistakes([23, 'enterpriseNumberMissing'], [35, 'emailUnreadable']) },
  { clusterId: 'the-beacon', fileName: 'Beacon leden zonder KBO.csv', members: 33, as: ';', encoding: 'windows-1252', lineEnd: '\r\n', withoutNumbers: true, withoutSizes: true,
    columns: [['Naam', 'name'], ['Contactpersoon', 'contact'], ['E-mail', 'mail'], ['Stad', 'town'], ['Postcode', 'postal']],
    mistakes: mistakes([10, 'emailMissing']) },
  { clusterId: 'smart-buildings-in-use', fileName: 'SBIU.xlsx', members: 61, as: 'xlsx', above: [['Smart Buildings in Use – overzicht leden'], ['laatst bijgewerkt: 3 januari'], []],
    columns: [['Firmanaam', 'name'], ['Nummer onderneming', 'nineDigits'], ['Naam contact', 'contact'], ['E mail', 'mail'], ['Aantal werknemers', 'thousands'], ['Adres', 'street'], ['Postcode', 'postal'], ['Gemeente', 'town'], ['Sinds', 'joinedYear']],
    below: [[], ['Totaal', '61']], mistakes: mistakes([27, 'enterpriseNumberCheckDigits'], [28, 'employeesUnclear'], [50, 'emailMissing']) },
  { clusterId: 'flanders-health', fileName: 'flanders.health.csv', members: 64, as: ';', encoding: 'utf8bom', lineEnd: '\n',
    columns: [['Organisatie', 'name'], ['Ondernemingsnummer', 'dotted'], ['Voorkeurstaal', 'language'], ['Contact', 'contact'], ['Email contact', 'mail'], ['Aantal werknemers', 'employees'], ['Oprichtingsdatum', 'foundedDay'], ['Zetel', 'town'], ['Postcode', 'postal'], ['Datum lidmaatschap', 'joinedDots']],
    mistakes: mistakes([31, 'foundedUnclear'], [32, 'sameMemberTwice'], [45, 'languageUnknown']) },
]
