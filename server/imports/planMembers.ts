import { randomBytes } from 'node:crypto'
import { tenureClass } from '../../analysis/index.ts'
import type { Cluster } from '../../db/identity/members/cluster.ts'
import type { Company } from '../../db/identity/members/company.ts'
import type { Contact } from '../../db/identity/members/contact.ts'
import type { Membership } from '../../db/identity/members/membership.ts'
import type { InvitedMember } from '../../db/identity/waves/invitedMember.ts'
import type { FileProblem } from '../files/fileProblem.ts'
import type { RegisterRow } from '../files/memberRegister.ts'

/** What the store holds already of whatever a register may name. */
export interface KnownMembers {
  readonly clusters: readonly Cluster[]
  readonly companies: readonly Company[]
  readonly memberships: readonly Membership[]
  readonly contacts: readonly Contact[]
  /** Invited in this wave. */
  readonly invited: readonly InvitedMember[]
}

/** What has to be written for the store to hold the register, and what became of its rows. */
export interface MembersPlan {
  readonly newClusters: readonly Cluster[]
  readonly newCompanies: readonly Company[]
  readonly changedCompanies: readonly Company[]
  readonly newMemberships: readonly Membership[]
  readonly newContacts: readonly Contact[]
  readonly changedContacts: readonly Contact[]
  readonly newInvited: readonly InvitedMember[]
  /** Rows by what happened to them. */
  readonly rows: { readonly added: number; readonly changed: number; readonly unchanged: number }
  /** Companies that a later row describes in another way than the first row that names them. */
  readonly otherDescriptions: number
  /** Clusters whose call or embedding in the file is not the one in the store; the wave keeps the file's. */
  readonly otherClasses: readonly string[]
  readonly problems: readonly FileProblem[]
}

const newId = () => randomBytes(12).toString('base64url')
const pair = (companyId: string, clusterId: string) => JSON.stringify([companyId, clusterId])

/** Fills in what the file says; what it leaves empty stays as it is. Undefined when that changes nothing. */
function describe<Kept extends object>(kept: Kept, said: { readonly [Key in keyof Kept]?: Kept[Key] | '' }): Kept | undefined {
  const news = Object.entries(said).filter(([key, value]) => value !== '' && value !== null && value !== undefined && value !== kept[key as keyof Kept])
  return news.length > 0 ? { ...kept, ...Object.fromEntries(news) } : undefined
}

const companyFacts = (row: RegisterRow) => ({ name: row.company, founded: row.founded, postalCode: row.postalCode, employees: row.employees })
const contactFacts = (row: RegisterRow) => ({ name: row.contact, email: row.email, language: row.language })

/** Compares a register with the store, row by row, and writes nothing. */
export class MembersPlanner {
  readonly #opening: string
  readonly #clusters: Map<string, Cluster>
  readonly #companies: Map<string, Company>
  readonly #companyOfNumber: Map<string, string>
  readonly #memberships: Map<string, Membership>
  readonly #membershipOf: Map<string, Membership>
  readonly #contactOf = new Map<string, Contact>()
  readonly #invited: Map<string, InvitedMember>
  readonly #memberOfMembership: Map<string, string>
  readonly #lineOfCompany = new Map<string, number>()
  readonly #newClusters: Cluster[] = []
  readonly #newCompanies: Company[] = []
  readonly #changedCompanies: Company[] = []
  readonly #newMemberships: Membership[] = []
  readonly #newContacts: Contact[] = []
  readonly #changedContacts: Contact[] = []
  readonly #newInvited: InvitedMember[] = []
  readonly #otherClasses = new Set<string>()
  readonly #problems: FileProblem[] = []
  #otherDescriptions = 0

  /** @param opening the day on which the wave opens, YYYY-MM-DD: classes of tenure are as of then */
  constructor(known: KnownMembers, opening: string) {
    this.#opening = opening
    this.#clusters = new Map(known.clusters.map((one) => [one.id, one]))
    this.#companies = new Map(known.companies.map((one) => [one.id, one]))
    this.#companyOfNumber = new Map(known.companies.flatMap((one) => (one.enterpriseNumber === null ? [] : [[one.enterpriseNumber, one.id]])))
    this.#memberships = new Map(known.memberships.map((one) => [one.id, one]))
    this.#membershipOf = new Map(known.memberships.map((one) => [pair(one.companyId, one.clusterId), one]))
    for (const contact of known.contacts) {
      if (contact.membershipId !== null && !this.#contactOf.has(contact.membershipId)) this.#contactOf.set(contact.membershipId, contact)
    }
    this.#invited = new Map(known.invited.map((one) => [one.memberId, one]))
    this.#memberOfMembership = new Map(known.invited.map((one) => [one.membershipId, one.memberId]))
  }

  plan(rows: readonly RegisterRow[]): MembersPlan {
    const counts = { added: 0, changed: 0, unchanged: 0 }
    for (const row of rows) counts[this.#row(row)]++
    return {
      newClusters: this.#newClusters,
      newCompanies: this.#newCompanies,
      changedCompanies: this.#changedCompanies,
      newMemberships: this.#newMemberships,
      newContacts: this.#newContacts,
      changedContacts: this.#changedContacts,
      newInvited: this.#newInvited,
      rows: counts,
      otherDescriptions: this.#otherDescriptions,
      otherClasses: [...this.#otherClasses].sort(),
      problems: this.#problems,
    }
  }

  #row(row: RegisterRow): 'added' | 'changed' | 'unchanged' {
    this.#cluster(row)
    const invited = this.#invited.get(row.memberId)
    if (invited) return this.#knownMember(row, invited)
    const companyId = this.#company(row)
    const membership = this.#membership(row, companyId)
    const otherMember = this.#memberOfMembership.get(membership.id)
    if (otherMember !== undefined) {
      const expected = `a company once in each cluster (also member ${otherMember})`
      this.#problems.push({ line: row.line, column: 'enterprise_number', value: row.enterpriseNumber, expected })
      return 'unchanged'
    }
    this.#contact(row, membership)
    const { memberId, clusterId, call, embedding, size, employees } = row
    this.#newInvited.push({
      id: newId(),
      membershipId: membership.id,
      memberId,
      reference: newId(),
      clusterId,
      call,
      embedding,
      size,
      employees,
      tenure: this.#tenureOf(row),
      language: row.language === '' ? 'nl' : row.language,
    })
    this.#memberOfMembership.set(membership.id, memberId)
    return 'added'
  }

  #tenureOf({ joined }: RegisterRow): string | null {
    return joined === '' ? null : tenureClass(joined, this.#opening)
  }

  #cluster({ clusterId: id, call, embedding }: RegisterRow): void {
    const known = this.#clusters.get(id)
    if (!known) {
      const cluster = { id, name: id, abbreviation: null, call, embedding }
      this.#clusters.set(id, cluster)
      this.#newClusters.push(cluster)
    } else if (known.call !== call || known.embedding !== embedding) this.#otherClasses.add(id)
  }

  /** Classes are frozen with the wave; what describes the company and its contact may change. */
  #knownMember(row: RegisterRow, invited: InvitedMember): 'changed' | 'unchanged' {
    for (const [column, given, frozen] of [
      ['cluster_id', row.clusterId, invited.clusterId],
      ['call', row.call, invited.call],
      ['embedding', row.embedding, invited.embedding],
      ['size', row.size, invited.size],
      ['employees', row.employees, invited.employees],
      ['joined', this.#tenureOf(row), invited.tenure],
    ] as const) {
      if (given !== frozen) this.#problems.push({ line: row.line, column, value: String(given ?? ''), expected: `${frozen ?? 'nothing'}, frozen with the wave` })
    }
    const membership = this.#memberships.get(invited.membershipId)!
    const isNewCompany = this.#describeCompany(row, membership.companyId)
    const isNewContact = this.#contact(row, membership)
    return isNewCompany || isNewContact ? 'changed' : 'unchanged'
  }

  #company(row: RegisterRow): string {
    const known = row.enterpriseNumber === '' ? undefined : this.#companyOfNumber.get(row.enterpriseNumber)
    if (known !== undefined) {
      this.#describeCompany(row, known)
      return known
    }
    const { name, founded, postalCode, employees } = companyFacts(row)
    const company: Company = {
      id: newId(),
      name: name === '' ? row.memberId : name,
      enterpriseNumber: row.enterpriseNumber === '' ? null : row.enterpriseNumber,
      founded,
      postalCode: postalCode === '' ? null : postalCode,
      employees,
    }
    this.#newCompanies.push(company)
    this.#companies.set(company.id, company)
    this.#lineOfCompany.set(company.id, row.line)
    if (company.enterpriseNumber !== null) this.#companyOfNumber.set(company.enterpriseNumber, company.id)
    return company.id
  }

  /** The first row that names a company describes it: a file that contradicts itself must not change something every time. */
  #describeCompany(row: RegisterRow, companyId: string): boolean {
    const company = this.#companies.get(companyId)!
    const changed = describe(company, companyFacts(row))
    const isFirst = !this.#lineOfCompany.has(companyId)
    if (isFirst) this.#lineOfCompany.set(companyId, row.line)
    if (!changed) return false
    if (!isFirst) {
      this.#otherDescriptions++
      return false
    }
    this.#companies.set(companyId, changed)
    this.#changedCompanies.push(changed)
    return true
  }

  #membership({ clusterId }: RegisterRow, companyId: string): Membership {
    const known = this.#membershipOf.get(pair(companyId, clusterId))
    if (known) return known
    const membership = { id: newId(), companyId, clusterId }
    this.#membershipOf.set(pair(companyId, clusterId), membership)
    this.#newMemberships.push(membership)
    return membership
  }

  #contact(row: RegisterRow, membership: Membership): boolean {
    if (row.contact === '' && row.email === '') return false
    const known = this.#contactOf.get(membership.id)
    if (known) {
      const changed = describe(known, contactFacts(row))
      if (changed) this.#changedContacts.push(changed)
      return changed !== undefined
    }
    this.#newContacts.push({
      id: newId(),
      companyId: membership.companyId,
      membershipId: membership.id,
      name: row.contact === '' ? null : row.contact,
      email: row.email === '' ? null : row.email,
      language: row.language === '' ? 'nl' : row.language,
    })
    return true
  }
}
