import type Database from 'better-sqlite3'
import type { Operation } from './openApi.ts'

/** Who asks. A respondent is a member with the own link open in the browser. */
export type Role = 'nobody' | 'respondent' | 'manager' | 'analyst' | 'steward'
export const roles: readonly Role[] = ['nobody', 'respondent', 'manager', 'analyst', 'steward']

/** Figures that leave with their definition and table, and most with a script. */
const withoutScript: readonly string[] = ['change', 'participation', 'representativeness', 'nonresponse', 'self-check']
const takenFigures = ['effect-matrix', 'crossing', 'table', 'paired-effects', 'matrix-comparison', 'reliability', ...withoutScript]

/** Query values with which each route of the API answers; the route table below must know every one of them. */
const queries: Readonly<Record<string, string>> = {
  '/api/analyst/waves/{wave}/effect-matrices': '?view=published',
  '/api/analyst/waves/{wave}/crossings': '?by=size&view=published',
  '/api/analyst/waves/{wave}/table': '?rows=strength,realised_7,competitive&banner=activity,cluster&view=raked&tests=all',
  '/api/analyst/waves/{wave}/crossing': '?variable=q2_relevance&by=size&view=published',
  '/api/analyst/waves/{wave}/nonresponse': '?by=activity',
  '/api/analyst/waves/{wave}/self-check': '?view=raked',
  '/api/analyst/waves/{wave}/paired-effects': '?view=raked',
  '/api/analyst/waves/{wave}/matrix-comparison': '?domain=call%3D1&with=call%3D2&vertical=realised&view=stratified',
  '/api/analyst/waves/{wave}/questionnaire-changes': '?since=before-all',
  '/api/analyst/waves/{wave}/change': '?since=before-all&domain=total&view=stratified',
  ...Object.fromEntries(
    ['definition', 'table.csv', 'table.xlsx', 'script.zip'].flatMap((taken) => [
      [`/api/analyst/waves/{wave}/effect-matrix/${taken}`, '?domain=size=KO&vertical=realised&view=raked'],
      [`/api/analyst/waves/{wave}/crossing/${taken}`, '?variable=q2_relevance&by=size.activity&view=raked'],
      [`/api/analyst/waves/{wave}/table/${taken}`, '?rows=strength,realised,competitive&banner=activity,cluster&layer=size%3DKO&view=raked'],
      [`/api/analyst/waves/{wave}/paired-effects/${taken}`, '?domain=size%3DKO&by=call&view=raked'],
      [`/api/analyst/waves/{wave}/matrix-comparison/${taken}`, '?domain=total&with=call%3D2&vertical=contribution&view=stratified'],
      [`/api/analyst/waves/{wave}/change/${taken}`, '?since=before-all&view=stratified'],
      [`/api/analyst/waves/{wave}/nonresponse/${taken}`, '?by=activity'],
      [`/api/analyst/waves/{wave}/self-check/${taken}`, '?view=raked'],
    ]),
  ),
}

/** Every GET route of the API, and who gets an answer of it: a route that is not here fails the tests. */
export const mayRead: Readonly<Record<string, readonly Role[]>> = {
  '/api/openapi.json': roles,
  '/api/session': ['manager', 'analyst', 'steward'],
  '/api/respondent/questionnaire': ['respondent'],
  '/api/manager/overview': ['manager'],
  '/api/steward/accounts': ['steward'],
  '/api/steward/people/{contact}': ['steward'],
  '/api/steward/people/{contact}/record.json': ['steward'],
  '/api/manager/results': ['manager'],
  '/api/manager/results/table.csv': ['manager'],
  '/api/manager/results/table.xlsx': ['manager'],
  '/api/manager/members': ['manager'],
  '/api/manager/list-template.xlsx': ['manager'],
  ...Object.fromEntries(['', '/missing', '/corrections', '/reach', '/merges', '/template.xlsx'].map((what) => [`/api/analyst/register${what}`, ['analyst', 'steward']])),
  '/api/analyst/waves': ['analyst', 'steward'],
  '/api/analyst/wave-courses': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/history': ['analyst', 'steward'],
  '/api/steward/waves/{wave}/release': ['steward'],
  '/api/steward/audit': ['steward'],
  '/api/analyst/waves/{wave}/questionnaire-changes': ['analyst', 'steward'],
  '/api/steward/waves/{wave}/trial': ['steward'],
  '/api/steward/waves/{wave}/mails': ['steward'],
  '/api/steward/waves/{wave}/outbox': ['steward'],
  '/api/steward/waves/{wave}/mail-preview': ['steward'],
  '/api/steward/audit/verification': ['steward'],
  '/api/analyst/waves/{wave}/fieldwork': ['analyst', 'steward'],
  '/api/manager/fieldwork': ['manager'],
  '/api/analyst/waves/{wave}/participation': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/effect-matrices': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/crossings': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/crossing': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/table': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/table-parts': ['analyst', 'steward'],
  '/api/analyst/crossings': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/codebook': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/representativeness': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/nonresponse': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/self-check': ['analyst', 'steward'],
  '/api/analyst/self-check/study-2020': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/paired-effects': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/reliability': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/matrix-comparison': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/change': ['analyst', 'steward'],
  ...Object.fromEntries(
    takenFigures.flatMap((figure) => [
      ...['definition', 'table.csv', 'table.xlsx'].map((taken) => [`/api/analyst/waves/{wave}/${figure}/${taken}`, ['analyst', 'steward']]),
      // With the coded answers beside it
      ...(withoutScript.includes(figure) ? [] : [[`/api/analyst/waves/{wave}/${figure}/script.zip`, ['steward']]]),
    ]),
  ),
}

/** Files of a release: of a wave without one they are not found. */
export const isOfRelease = (path: string): boolean => path.startsWith('/api/manager/results/')

/** Every other GET route, and who gets its page; what depends on a link in the address, with that link. */
export const mayOpen: Readonly<Record<string, readonly Role[]>> = {
  '/': roles,
  '/privacy': roles,
  '/toegankelijkheid': roles,
  '/healthz': roles,
  '/built/{name}': roles,
  '/aanmelden': roles,
  '/aanmelden/{token}': roles,
  '/r/{token}': roles,
  '/r/{token}/doorgeven': roles,
  '/r/{token}/gegevens': roles,
  '/stop/{token}': roles,
  '/vragenlijst': ['respondent'],
  '/resultaten': ['respondent'],
  '/cluster': ['manager'],
  '/analyse': ['analyst', 'steward'],
  '/analyse/{page}': ['analyst', 'steward'],
  // Not found without a provider; with one: test/server/provider
  '/aanmelding/begin': [],
  '/aanmelding/terug': [],
}

/** A contact that is there, see `addWhatIsAskedFor`. */
const knownContact = 'known-contact'

/** What the addresses below name: an earlier wave for every other one to have changed since, and a contact. */
export function addWhatIsAskedFor(database: Database.Database): void {
  database.prepare(`insert into wave (id, label, questionnaire_version, opens_at, closes_at, synthetic, mark) values ('before-all', 'Before', '2020.1', '2010-01-01T00:00:00.000Z', '2010-02-01T00:00:00.000Z', 1, 'mark')`).run()
  database.prepare("insert into contact (id, company_id, name, email, language) select ?, min(id), 'Bekend Contact', 'bekend@voorbeeld.example', 'nl' from company").run(knownContact)
}

export const readingOf = (operations: readonly Operation[]) => operations.filter(({ method }) => method === 'GET')

/** The path of the document as an address that answers, about this wave and contact. */
export const addressOf = (path: string, wave: string, contact = knownContact) =>
  path.startsWith('/api/manager/results') || path === '/api/manager/fieldwork' ? `${path}?wave=${wave}` : path.replace('{wave}', wave).replace('{contact}', contact) + (queries[path] ?? '')
