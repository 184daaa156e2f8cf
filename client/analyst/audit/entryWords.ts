import type { AuditEntryShown } from '../../../server/api/waveCourse.ts'
import type { Text } from '../../ui/language/text.ts'

const kinds: Readonly<Record<AuditEntryShown['actor']['kind'], Text>> = {
  account: { nl: 'account', en: 'account' },
  command: { nl: 'opdracht op de server', en: 'command on the server' },
  clock: { nl: 'vanzelf, door de klok', en: 'by itself, by the clock' },
  member: { nl: 'een onderneming', en: 'a company' },
  visitor: { nl: 'iemand die niet aangemeld is', en: 'somebody who is not signed in' },
}

const roles = {
  manager: { nl: 'clustermanager', en: 'cluster manager' },
  analyst: { nl: 'analist', en: 'analyst' },
  steward: { nl: 'databeheerder', en: 'data steward' },
} as const

export function actorInWords({ kind, role, name }: AuditEntryShown['actor'], say: (text: Text) => string): string {
  const what = role === null ? say(kinds[kind]) : say(roles[role])
  return name === null ? what : `${name} (${what})`
}

const subjects: Readonly<Record<string, Text>> = {
  wave: { nl: 'golf', en: 'wave' },
  account: { nl: 'account', en: 'account' },
  crossing: { nl: 'kruising', en: 'crossing' },
  cluster: { nl: 'cluster', en: 'cluster' },
}

export const subjectInWords = ({ kind, id }: NonNullable<AuditEntryShown['subject']>, say: (text: Text) => string): string => `${subjects[kind] ? say(subjects[kind]) : kind} ${id}`

const names: Readonly<Record<string, Text>> = {
  opensAt: { nl: 'opent', en: 'opens' },
  closesAt: { nl: 'sluit', en: 'closes' },
  closedBefore: { nl: 'sloot eerst', en: 'closed before' },
  responses: { nl: 'antwoorden', en: 'responses' },
  invitations: { nl: 'uitnodigingen', en: 'invitations' },
  waves: { nl: 'golven', en: 'waves' },
  hash: { nl: 'controlesom', en: 'hash' },
  added: { nl: 'toegevoegd', en: 'added' },
  changed: { nl: 'gewijzigd', en: 'changed' },
  unchanged: { nl: 'gelijk gebleven', en: 'unchanged' },
  complete: { nl: 'volledig', en: 'complete' },
  partial: { nl: 'gedeeltelijk', en: 'partial' },
  route: { nl: 'adres', en: 'route' },
  code: { nl: 'reden', en: 'reason' },
  network: { nl: 'netwerk', en: 'network' },
  why: { nl: 'waarom', en: 'why' },
  by: { nl: 'langs', en: 'by' },
  role: { nl: 'rol', en: 'role' },
  state: { nl: 'toestand', en: 'state' },
  synthetic: { nl: 'synthetisch', en: 'synthetic' },
  mails: { nl: 'mails', en: 'mails' },
  leftOut: { nl: 'overgeslagen', en: 'left out' },
  number: { nl: 'nummer', en: 'number' },
  questionnaires: { nl: 'vragenlijsten', en: 'questionnaires' },
  dueAt: { nl: 'op', en: 'on' },
  ownWords: { nl: 'eigen woorden', en: 'own words' },
  copiedFrom: { nl: 'kopie van', en: 'copy of' },
  version: { nl: 'versie', en: 'version' },
  reason: { nl: 'reden', en: 'reason' },
  entries: { nl: 'regels', en: 'entries' },
}

/** Codes that stand as the value of a detail. */
const values: Readonly<Record<string, Text>> = {
  mailedLink: { nl: 'een link in een mail', en: 'a link in a mail' },
  provider: { nl: 'de aanmelddienst', en: 'the sign-in provider' },
  deadLink: { nl: 'onbekende, gebruikte of vervallen link', en: 'unknown, used or expired link' },
  providerRefused: { nl: 'de aanmelddienst bevestigde niet wie het is', en: 'the sign-in provider did not vouch for who it is' },
  noAccount: { nl: 'geen account voor deze persoon', en: 'no account for this person' },
  notYourRole: { nl: 'niet voor deze rol', en: 'not for this role' },
  notFound: { nl: 'niet gevonden', en: 'not found' },
  draft: { nl: 'in voorbereiding', en: 'in preparation' },
  ...roles,
}

const isInstant = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)

/** The details of an entry as "name: value", moments in Belgian time, a hash by its beginning. */
export function detailsInWords(details: AuditEntryShown['details'], say: (text: Text) => string, moment: (instant: string) => string): string[] {
  const yesNo = (value: boolean) => say(value ? { nl: 'ja', en: 'yes' } : { nl: 'nee', en: 'no' })
  return Object.entries(details).flatMap(([name, value]) => {
    if (value === null) return []
    // What somebody wrote stands as it was written
    const written = name === 'reason' ? String(value) : typeof value === 'boolean' ? yesNo(value) : isInstant(value) ? moment(value) : name === 'hash' ? `${String(value).slice(0, 12)}…` : values[String(value)] ? say(values[String(value)]!) : String(value)
    return [`${names[name] ? say(names[name]) : name}: ${written}`]
  })
}
