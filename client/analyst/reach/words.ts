import type { Text } from '../../ui/language/text.ts'

export const headCountWords: Readonly<Record<string, Text>> = {
  micro: { nl: 'micro (minder dan 10)', en: 'micro (below 10)' },
  small: { nl: 'klein (10 tot 49)', en: 'small (10 to 49)' },
  medium: { nl: 'middelgroot (50 tot 249)', en: 'medium-sized (50 to 249)' },
  large: { nl: 'groot (250 en meer)', en: 'large (250 and more)' },
  belowFifty: { nl: 'minder dan 50, aantal niet bekend', en: 'below 50, number not known' },
  fromFifty: { nl: '50 en meer, aantal niet bekend', en: '50 and more, number not known' },
  unknown: { nl: 'niet bekend', en: 'not known' },
}

export const ageWords: Readonly<Record<string, Text>> = {
  under5: { nl: 'start-up (minder dan 5 jaar)', en: 'startup (below 5 years)' },
  from5to9: { nl: '5 tot 9 jaar', en: '5 to 9 years' },
  from10to19: { nl: '10 tot 19 jaar', en: '10 to 19 years' },
  from20to49: { nl: '20 tot 49 jaar', en: '20 to 49 years' },
  from50: { nl: '50 jaar en ouder', en: '50 years and older' },
  unknown: { nl: 'niet bekend', en: 'not known' },
}

export const areaWords: Readonly<Record<string, Text>> = {
  westFlanders: { nl: 'West-Vlaanderen', en: 'West Flanders' },
  eastFlanders: { nl: 'Oost-Vlaanderen', en: 'East Flanders' },
  antwerp: { nl: 'Antwerpen', en: 'Antwerp' },
  limburg: { nl: 'Limburg', en: 'Limburg' },
  flemishBrabant: { nl: 'Vlaams-Brabant', en: 'Flemish Brabant' },
  brussels: { nl: 'Brussel', en: 'Brussels' },
  wallonia: { nl: 'Wallonië', en: 'Wallonia' },
  abroad: { nl: 'buitenland', en: 'abroad' },
  unknown: { nl: 'niet bekend', en: 'not known' },
}

export const membershipWords: Readonly<Record<string, Text>> = {
  one: { nl: '1 cluster', en: '1 cluster' },
  two: { nl: '2 clusters', en: '2 clusters' },
  threeOrMore: { nl: '3 of meer clusters', en: '3 or more clusters' },
}

export const words = {
  title: { nl: 'Bereik', en: 'Reach' },
  lead: {
    nl: 'Welke bedrijven bereikt het programma vandaag? Elk bedrijf telt een keer, ook als het in meer clusters zit. Hoeveel bedrijven er bereikt hadden kunnen worden, is niet bekend: er staat dus geen dekkingsgraad.',
    en: 'Which companies does the programme reach today? Every company counts once, also when it is in several clusters. How many could have been reached is not known, so there is no coverage rate.',
  },
  cluster: { nl: 'Cluster', en: 'Cluster' },
  all: { nl: 'alle clusters', en: 'all clusters' },
  companies: { nl: 'Bedrijven', en: 'Companies' },
  memberships: { nl: 'Lidmaatschappen', en: 'Memberships' },
  meanAge: { nl: 'Gemiddelde leeftijd', en: 'Mean age' },
  number: { nl: 'Aantal', en: 'Number' },
  inClusters: { nl: 'Lid van', en: 'Member of' },
  years: { nl: 'jaar', en: 'years' },
  size: { nl: 'Grootte', en: 'Size' },
  age: { nl: 'Leeftijd', en: 'Age' },
  place: { nl: 'Maatschappelijke zetel', en: 'Registered office' },
  perCompany: { nl: 'Lidmaatschappen per bedrijf', en: 'Memberships per company' },
  share: { nl: 'Aandeel', en: 'Share' },
  province: { nl: 'Provincie', en: 'Province' },
  municipality: { nl: 'Gemeente', en: 'Municipality' },
  mapBy: { nl: 'Kaart per', en: 'Map by' },
  mapOf: { nl: 'Kaart van Vlaanderen en Brussel: hoe donkerder, hoe meer bedrijven. De getallen staan in de tabel ernaast.', en: 'Map of Flanders and Brussels: the darker, the more companies. The numbers are in the table beside it.' },
  source: { nl: 'Grenzen: Statbel (CC BY 4.0), gemeenten van 2025.', en: 'Boundaries: Statbel (CC BY 4.0), municipalities of 2025.' },
  ko: { nl: '< 50', en: '< 50' },
  mgo: { nl: '≥ 50', en: '≥ 50' },
  unknown: { nl: 'onbekend', en: 'unknown' },
  bySize: { nl: 'Kolommen: alle bedrijven, dan die met minder dan 50 werknemers, met 50 en meer, en die van wie de grootte niet bekend is.', en: 'Columns: all companies, then those below 50 employees, from 50, and those whose size is not known.' },
  topMunicipalities: { nl: 'Gemeenten met de meeste bedrijven', en: 'Municipalities with the most companies' },
  showAll: { nl: 'Toon alle', en: 'Show all' },
  nobody: { nl: 'Er staan nog geen leden in het register.', en: 'There are no members in the register yet.' },
} as const satisfies Record<string, Text>
