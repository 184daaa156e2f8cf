import clusters from '../../../../server/demonstration/clusters.json' with { type: 'json' }
import { findingKinds } from '../../../../server/memberLists/finding.ts'
import { forms, type Form } from '../../../server/memberLists/lists/forms.ts'
import { twentyLists } from '../../../server/memberLists/lists/twentyLists.ts'
import type { Person } from '../../../server/memberLists/lists/people.ts'

export const clusterNames: ReadonlyMap<string, string> = new Map(clusters.map(({ id, name }) => [id, name]))

/** One person of one company, as the lists name them, with the clusters whose questionnaires wait for that person. */
export interface ExpectedPerson {
  /** Company and address: what one mail goes to. */
  readonly key: string
  readonly company: string
  readonly address: string
  /** Null where a second address stands in the cell of the first. */
  readonly lastName: string | null
  readonly language: 'nl' | 'en'
  readonly clusterNames: readonly string[]
}

export interface ExpectedMember {
  /** Company and cluster: what is invited. */
  readonly key: string
  readonly company: string
  readonly clusterId: string
  readonly people: readonly string[]
}

/** Names are written in capitals in one list and with a legal form in all: this is what stays. */
export const companyKey = (name: string): string => name.toLowerCase()
export const personKey = (company: string, address: string): string => `${companyKey(company)} <${address.toLowerCase()}>`
export const memberKey = (company: string, clusterName: string): string => `${companyKey(company)} in ${clusterName}`

interface Listed {
  readonly address: string
  readonly lastName: string | null
}

/** Whom a row names, after what keeps a list out was put right; worked out from the mistakes, not from what we read. */
function listedIn(form: Form, people: readonly Person[], row: number): readonly Listed[] {
  const person = people[row]!
  const kinds = form.mistakes.filter(([at, kind]) => at === row && findingKinds[kind] === 'warning').map(([, kind]) => kind)
  const own = { address: person.email, lastName: person.lastName }
  if (kinds.includes('emailMissing')) return []
  if (kinds.includes('addressUsedTwice')) return [{ ...own, address: people[0]!.email }]
  return kinds.includes('severalAddresses') ? [own, { address: `boekhouding.${person.email}`, lastName: null }] : [own]
}

/** English where a list says so; a list without a column for it says nothing, and neither does a language that we do not write. */
function saysEnglish(form: Form, person: Person, row: number): boolean {
  const tells = form.columns.some(([, cell]) => cell === 'language' || cell === 'languageWord')
  return tells && person.language === 'en' && !form.mistakes.some(([at, kind]) => at === row && kind === 'languageUnknown')
}

interface Expected {
  readonly members: readonly ExpectedMember[]
  readonly people: ReadonlyMap<string, ExpectedPerson>
  /** How many clusters each company is in. */
  readonly membershipsOf: ReadonlyMap<string, number>
}

/** Every member of the twenty lists, and everybody who is written to. */
export function expectedMails(): Expected {
  const lists = new Map(twentyLists({ corrected: true }).map((list) => [list.clusterId, list]))
  const members: ExpectedMember[] = []
  const people = new Map<string, ExpectedPerson>()
  for (const form of forms) {
    const name = clusterNames.get(form.clusterId)!
    const { people: rows } = lists.get(form.clusterId)!
    rows.forEach((person, row) => {
      const listed = listedIn(form, rows, row)
      members.push({ key: memberKey(person.company, name), company: person.company, clusterId: form.clusterId, people: listed.map(({ address }) => personKey(person.company, address)) })
      for (const { address, lastName } of listed) {
        const key = personKey(person.company, address)
        const known = people.get(key)
        const language = saysEnglish(form, person, row) || known?.language === 'en' ? 'en' : 'nl'
        people.set(key, { key, company: person.company, address: address.toLowerCase(), lastName, language, clusterNames: [...(known?.clusterNames ?? []), name].sort() })
      }
    })
  }
  const membershipsOf = new Map<string, number>()
  for (const { company } of members) membershipsOf.set(companyKey(company), (membershipsOf.get(companyKey(company)) ?? 0) + 1)
  return { members, people, membershipsOf }
}
