import type { Text } from '../ui/language/text.ts'

export interface AnalystPage {
  readonly path: string
  readonly label: Text
  /** Only the data steward has it. */
  readonly steward?: true
}

export interface PageGroup {
  readonly label: Text
  readonly pages: readonly AnalystPage[]
}

/** Every page of the agency, in the three kinds of work that there are. */
const groups: readonly PageGroup[] = [
  {
    label: { nl: 'Analyse', en: 'Analysis' },
    pages: [
      { path: '/', label: { nl: 'Respons', en: 'Responses' } },
      { path: '/effecten', label: { nl: 'Effecten', en: 'Effects' } },
      { path: '/vragen', label: { nl: 'Vragen', en: 'Questions' } },
      { path: '/vergelijken', label: { nl: 'Vergelijken', en: 'Compare' } },
      { path: '/kruistabel', label: { nl: 'Kruistabel', en: 'Crosstab' } },
      { path: '/representativiteit', label: { nl: 'Representativiteit', en: 'Representativeness' } },
      { path: '/zelfcontrole', label: { nl: 'Zelfcontrole', en: 'Self-check' } },
    ],
  },
  {
    label: { nl: 'Veldwerk', en: 'Fieldwork' },
    pages: [
      { path: '/golven', label: { nl: 'Golven', en: 'Waves' } },
      { path: '/uitnodigingen', label: { nl: 'Uitnodigingen', en: 'Invitations' }, steward: true },
      { path: '/voortgang', label: { nl: 'Voortgang', en: 'Progress' } },
      { path: '/register', label: { nl: 'Register', en: 'Register' } },
      { path: '/ledenlijst', label: { nl: 'Lijst inlezen', en: 'Import a list' }, steward: true },
      { path: '/bereik', label: { nl: 'Bereik', en: 'Reach' } },
    ],
  },
  {
    label: { nl: 'Beheer', en: 'Administration' },
    pages: [
      { path: '/logboek', label: { nl: 'Logboek', en: 'Audit trail' }, steward: true },
      { path: '/accounts', label: { nl: 'Accounts', en: 'Accounts' }, steward: true },
      { path: '/rechten', label: { nl: 'Rechten', en: 'Rights' }, steward: true },
    ],
  },
]

/** Pages that need no wave: before there is one, somebody has to sign in and fill the register. */
export const pagesWithoutWave: ReadonlySet<string> = new Set(['/accounts', '/register', '/ledenlijst', '/bereik'])

/** The groups with the pages that this account has; none without a page. */
export const pageGroups = (isSteward: boolean): PageGroup[] =>
  groups.map(({ label, pages }) => ({ label, pages: pages.filter(({ steward }) => isSteward || !steward) })).filter(({ pages }) => pages.length > 0)
