import { CompanyMatcher, type SameCompanyProposal } from './matchCompanies.ts'
import { describedCompany, newCompany, newId } from './describedCompany.ts'
import { planContacts } from './plannedContacts.ts'
import { planMembership } from './planMembership.ts'
import type { RegisterCompany, RegisterContact, RegisterMembership } from '../../../db/identity/register/registerRows.ts'
import type { ListFinding } from '../finding.ts'
import type { ListedMember } from '../readMemberList.ts'
import type { FormerTime } from './planMembership.ts'

const dayMs = 86_400_000

/** What the register holds, as far as a list of one cluster may touch it. */
export interface RegisterToPlan {
  readonly clusterId: string
  readonly companies: readonly RegisterCompany[]
  /** Of all clusters. */
  readonly memberships: readonly RegisterMembership[]
  /** Of all clusters, in the order in which they are written to. */
  readonly contacts: readonly RegisterContact[]
}

export interface ListChoices {
  /** By line, the company of the register that it is. */
  readonly same: ReadonlyMap<number, string>
  /** Memberships that are not on the list and end. */
  readonly leaving: ReadonlySet<string>
}

/** One fact that becomes another; null where there is none. */
export interface FactChange {
  readonly fact: 'name' | 'enterpriseNumber' | 'founded' | 'postalCode' | 'municipality' | 'employees' | 'size' | 'joinedOn' | 'leftOn' | 'contact' | 'email' | 'language'
  readonly before: string | null
  readonly after: string | null
}

export interface PlannedRow {
  readonly line: number
  readonly company: string
  readonly kind: 'added' | 'rejoined' | 'changed' | 'unchanged'
  readonly changes: readonly FactChange[]
}

export interface ListPlan {
  readonly rows: readonly PlannedRow[]
  readonly findings: readonly ListFinding[]
  readonly proposals: readonly SameCompanyProposal[]
  /** Members in the register that the list does not name. */
  readonly notListed: readonly { readonly membershipId: string; readonly company: string }[]
  readonly writes: {
    readonly newCompanies: readonly RegisterCompany[]
    readonly changedCompanies: readonly RegisterCompany[]
    readonly newMemberships: readonly RegisterMembership[]
    readonly changedMemberships: readonly RegisterMembership[]
    readonly formerTimes: readonly FormerTime[]
    readonly newContacts: readonly RegisterContact[]
    readonly changedContacts: readonly RegisterContact[]
  }
}

/** Names of a row and of the register that are less alike than this are said to differ. */
const alikeAtLeast = 0.5

const text = (value: string | number | null): string | null => (value === null ? null : String(value))

function factChanges<Facts extends object>(before: Facts, after: Facts, facts: readonly (FactChange['fact'] & keyof Facts)[]): FactChange[] {
  return facts.filter((fact) => before[fact] !== after[fact]).map((fact) => ({ fact, before: text(before[fact] as string | number | null), after: text(after[fact] as string | number | null) }))
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

/**
 * Holds a cluster's list against the register and says what would change, row by row; nothing is written.
 * @param today YYYY-MM-DD, for who comes back without a date; who leaves was a member until the day before
 */
export function planList(register: RegisterToPlan, members: readonly ListedMember[], choices: ListChoices, today: string): ListPlan {
  const { clusterId } = register
  const own = new Map(register.memberships.filter((one) => one.clusterId === clusterId).map((one) => [one.companyId, one]))
  const elsewhere = new Set(register.memberships.filter((one) => one.clusterId !== clusterId).map(({ companyId }) => companyId))
  const contactsOf = grouped(register.contacts, ({ membershipId }) => membershipId)
  const addresses = new Map([...grouped(register.contacts, ({ companyId }) => companyId)].map(([id, contacts]) => [id, contacts.flatMap(({ email }) => (email === null ? [] : [email]))]))
  const matcher = new CompanyMatcher({ companies: register.companies, inCluster: new Set(own.keys()), addresses })
  const rows: PlannedRow[] = []
  const findings: ListFinding[] = []
  const proposals: SameCompanyProposal[] = []
  const listed = new Map<string, number>()
  const writes = {
    newCompanies: [] as RegisterCompany[], changedCompanies: [] as RegisterCompany[], newMemberships: [] as RegisterMembership[], changedMemberships: [] as RegisterMembership[],
    formerTimes: [] as FormerTime[], newContacts: [] as RegisterContact[], changedContacts: [] as RegisterContact[],
  }
  for (const member of members) {
    const { line } = member
    const match = matcher.match(member, choices.same.get(line))
    const company = match.kind === 'known' ? describedCompany(match.company, member, elsewhere.has(match.company.id)) : newCompany(member)
    const changes: FactChange[] = []
    if (match.kind === 'known') {
      const earlier = listed.get(company.id)
      if (earlier !== undefined) {
        findings.push({ kind: 'sameMemberTwice', line, field: 'company', column: '', value: member.company, detail: String(earlier) })
        continue
      }
      listed.set(company.id, line)
      const { enterpriseNumber } = member
      if (enterpriseNumber !== null && match.company.enterpriseNumber === enterpriseNumber && matcher.likenessTo(match.company, member.company) < alikeAtLeast) {
        findings.push({ kind: 'otherName', line, field: 'company', column: '', value: member.company, detail: match.company.name })
      }
      changes.push(...factChanges(match.company, company, ['name', 'enterpriseNumber', 'founded', 'postalCode', 'municipality', 'employees', 'size']))
      if (changes.length > 0 || match.company.provisionalId !== company.provisionalId) writes.changedCompanies.push(company)
    } else {
      writes.newCompanies.push(company)
      proposals.push(...match.proposals)
      const [first] = match.proposals
      if (first) findings.push({ kind: 'perhapsSameCompany', line, field: 'company', column: '', value: member.company, detail: first.name })
    }
    const before = own.get(company.id)
    const { after, former, comesBack } = planMembership(before, { id: newId(), companyId: company.id, clusterId }, member, today)
    if (former) writes.formerTimes.push(former)
    if (before === undefined) writes.newMemberships.push(after)
    else {
      const dates = factChanges(before, after, ['joinedOn', 'leftOn'])
      if (dates.length > 0) writes.changedMemberships.push(after)
      changes.push(...dates)
    }
    const contacts = planContacts({ companyId: company.id, membershipId: after.id }, contactsOf.get(after.id) ?? [], member)
    writes.newContacts.push(...contacts.added)
    writes.changedContacts.push(...contacts.changed.map((one) => one.after))
    if (before !== undefined) for (const { email } of contacts.added) changes.push({ fact: 'email', before: null, after: email })
    for (const one of contacts.changed) {
      changes.push(...factChanges({ contact: one.before.name, email: one.before.email, language: one.before.language }, { contact: one.after.name, email: one.after.email, language: one.after.language }, ['contact', 'email', 'language']))
    }
    if (contacts.bouncedOn !== null) findings.push({ kind: 'addressBounced', line, field: 'email', column: '', value: member.addresses[0] ?? '', detail: contacts.bouncedOn })
    rows.push({ line, company: company.name, kind: before === undefined ? 'added' : comesBack ? 'rejoined' : changes.length > 0 ? 'changed' : 'unchanged', changes })
  }
  const names = new Map(register.companies.map(({ id, name }) => [id, name]))
  const missing = [...own.values()].filter(({ companyId, leftOn }) => !listed.has(companyId) && leftOn === null)
  const notListed = missing.map(({ id, companyId }) => ({ membershipId: id, company: names.get(companyId) ?? '' })).sort((a, b) => a.company.localeCompare(b.company, 'nl'))
  // Not on the list of today, so not a member today: a population that is frozen on this day is without them
  const lastDay = new Date(Date.parse(today) - dayMs).toISOString().slice(0, 10)
  for (const one of missing) if (choices.leaving.has(one.id)) writes.changedMemberships.push({ ...one, leftOn: lastDay })
  return { rows, findings, proposals, notListed, writes }
}
