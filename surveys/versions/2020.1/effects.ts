import type { Row } from '../../questionnaire/questionnaire.ts'
import type { Text } from '../../questionnaire/text.ts'

export type EffectGroupId = 'collaboration' | 'networking' | 'leverage'

export interface EffectGroup {
  readonly id: EffectGroupId
  readonly label: Text
}

export interface Effect extends Row {
  /** 1..11, the order of the questionnaire; the groups regroup them, hence 9 in the first. */
  readonly number: number
  readonly group: EffectGroupId
}

export const effectGroups: readonly EffectGroup[] = [
  { id: 'collaboration', label: { nl: 'Innovatiegerichte samenwerking', en: 'Innovation-oriented collaboration' } },
  { id: 'networking', label: { nl: 'Informeren | Netwerking', en: 'Informing and networking' } },
  { id: 'leverage', label: { nl: 'Leverage', en: 'Leverage' } },
]

/** In the wording of the annex of the 2020 study. */
export const effects: readonly Effect[] = [
  {
    number: 1,
    id: 'e1',
    group: 'collaboration',
    short: { nl: 'Projectsamenwerking binnen keten', en: 'Project collaboration within chain' },
    text: {
      nl: 'Meer projectmatige samenwerking met bedrijven (klanten en leveranciers) binnen mijn vertrouwde productieketen/waardeketen',
      en: 'More project-based collaboration with companies (customers and suppliers) within my familiar production/value chain',
      status: 'seed',
      source: '004:2863-2866',
    },
  },
  {
    number: 2,
    id: 'e2',
    group: 'collaboration',
    short: { nl: 'Operationele samenwerking binnen keten', en: 'Operational collaboration within chain' },
    text: {
      nl: 'Meer operationele samenwerking met bedrijven (klanten en leveranciers) binnen mijn vertrouwde productieketen/waardeketen (m.a.w. samen business doen)',
      en: 'More operational collaboration with companies (customers and suppliers) within my familiar production/value chain (i.e. doing business together)',
      status: 'seed',
      source: '004:2868-2869',
    },
  },
  {
    number: 3,
    id: 'e3',
    group: 'collaboration',
    short: { nl: 'Projectsamenwerking buiten keten', en: 'Project collaboration outside chain' },
    text: {
      nl: 'Meer projectmatige samenwerking met bedrijven buiten mijn vertrouwde productieketen/waardeketen',
      en: 'More project-based collaboration with companies outside my familiar production/value chain',
      status: 'seed',
      source: '004:2871-2872',
    },
  },
  {
    number: 4,
    id: 'e4',
    group: 'collaboration',
    short: { nl: 'Operationele samenwerking buiten keten', en: 'Operational collaboration outside chain' },
    text: {
      nl: 'Meer operationele samenwerking met bedrijven buiten mijn vertrouwde productieketen/waardeketen (m.a.w. samen business doen)',
      en: 'More operational collaboration with companies outside my familiar production/value chain (i.e. doing business together)',
      status: 'seed',
      source: '004:2874-2875',
    },
  },
  {
    number: 5,
    id: 'e5',
    group: 'collaboration',
    short: { nl: 'Samenwerking met kennisinstellingen', en: 'Collaboration with knowledge institutions' },
    text: {
      nl: 'Meer samenwerking met (Vlaamse) kennisinstellingen en onderzoekscentra (vb. universiteiten, hogescholen, collectieve centra, SOC’s, ...)',
      en: 'More collaboration with (Flemish) knowledge institutions and research centres (e.g. universities, colleges, collective centres, SOCs, ...)',
      status: 'seed',
      source: '004:2877-2878',
    },
  },
  {
    number: 6,
    id: 'e6',
    group: 'networking',
    short: { nl: 'Netwerk van adviseurs', en: 'Network of advisers' },
    text: {
      nl: 'Betere toegang tot een netwerk van adviseurs en dienstenleveranciers',
      en: 'Better access to a network of advisers and service providers',
      status: 'seed',
      source: '004:2885',
    },
  },
  {
    number: 7,
    id: 'e7',
    group: 'networking',
    short: { nl: 'Kennisuitwisseling in domein', en: 'Knowledge exchange in domain' },
    text: {
      nl: 'Betere kennisuitwisseling en -deling met andere bedrijven in het domein om gezamenlijke uitdagingen aan te gaan',
      en: 'Better knowledge exchange and sharing with other companies in the domain to tackle common challenges',
      status: 'seed',
      source: '004:2887-2888',
    },
  },
  {
    number: 8,
    id: 'e8',
    group: 'networking',
    short: { nl: 'Kennis van onderzoek', en: 'Knowledge of research' },
    text: {
      nl: 'Betere kennis van fundamenteel of toepassingsgericht onderzoek dat aan onderzoeksinstellingen wordt uitgevoerd (vb. universiteiten, hogescholen, collectieve centra, SOC’s, ...)',
      en: 'Better knowledge of fundamental or applied research carried out at research institutions (e.g. universities, colleges, collective centres, SOCs, ...)',
      status: 'seed',
      source: '004:2890-2891',
    },
  },
  {
    number: 9,
    id: 'e9',
    group: 'collaboration',
    short: { nl: 'Testen en valideren', en: 'Testing and validating' },
    text: {
      nl: 'Meer mogelijkheden om bepaalde producten, technologieën of processen te testen en te valideren richting marktadaptatie (via piloot of demo infrastructuur, living labs, …)',
      en: 'More opportunities to test and validate certain products, technologies or processes towards market adoption (via pilot or demo infrastructure, living labs, ...)',
      status: 'seed',
      source: '004:2880-2881',
    },
  },
  {
    number: 10,
    id: 'e10',
    group: 'leverage',
    short: { nl: 'Publieke financiering', en: 'Public funding' },
    text: {
      nl: 'Beter aantrekken van publieke financiering (nationaal, internationaal)',
      en: 'Better attraction of public funding (national, international)',
      status: 'seed',
      source: '004:2895',
    },
  },
  {
    number: 11,
    id: 'e11',
    group: 'leverage',
    short: { nl: 'Nieuwe markten', en: 'New markets' },
    text: {
      nl: 'Betere kennis over en toegang tot nieuwe markten',
      en: 'Better knowledge of and access to new markets',
      status: 'seed',
      source: '004:2897',
    },
  },
]
