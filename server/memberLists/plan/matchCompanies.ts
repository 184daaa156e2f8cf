import { bareCompanyName, likeness } from '../matching/companyName.ts'
import { isPublicDomain } from '../matching/proposeMerges.ts'
import type { RegisterCompany } from '../../../db/identity/register/registerRows.ts'
import type { ListedMember } from '../readMemberList.ts'

/** Why a company of the register may be the one of a row. */
export type SameBecause = 'sameName' | 'likeName' | 'sameDomain'

export interface AlikeCompany {
  readonly companyId: string
  readonly name: string
  readonly enterpriseNumber: string | null
  readonly because: SameBecause
}

export interface SameCompanyProposal extends AlikeCompany {
  readonly line: number
}

/** What companies are held alike by. */
type Described = Pick<ListedMember, 'company' | 'enterpriseNumber' | 'postalCode' | 'addresses'>

export type CompanyMatch =
  | { readonly kind: 'known'; readonly company: RegisterCompany }
  | { readonly kind: 'new'; readonly proposals: readonly SameCompanyProposal[] }

const likeEnough = 0.85
const mostProposals = 3

/** What companies are looked for by. */
export interface CompaniesToMatch {
  readonly companies: readonly RegisterCompany[]
  /** Who is or was in the cluster of the list. */
  readonly inCluster: ReadonlySet<string>
  /** Addresses by company. */
  readonly addresses: ReadonlyMap<string, readonly string[]>
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

function index<Key>(companies: readonly RegisterCompany[], keysOf: (company: RegisterCompany) => readonly Key[]): Map<Key, RegisterCompany[]> {
  const found = new Map<Key, RegisterCompany[]>()
  for (const company of companies) for (const key of keysOf(company)) found.set(key, [...(found.get(key) ?? []), company])
  return found
}

/**
 * Finds the company of each row: by its number; without one, in either, by its name within the cluster itself, where it
 * is one and the postal codes do not contradict each other. Whatever else is alike is proposed, never taken.
 */
export class CompanyMatcher {
  readonly #byId: Map<string, RegisterCompany>
  readonly #byNumber: Map<string, RegisterCompany>
  readonly #byName: Map<string, RegisterCompany[]>
  readonly #byPostalCode: Map<string, RegisterCompany[]>
  readonly #byDomain: Map<string, RegisterCompany[]>
  readonly #inCluster: ReadonlySet<string>
  readonly #bare = new Map<string, string>()

  constructor({ companies, inCluster, addresses }: CompaniesToMatch) {
    for (const { id, name } of companies) this.#bare.set(id, bareCompanyName(name))
    this.#byId = new Map(companies.map((one) => [one.id, one]))
    this.#byNumber = new Map(companies.flatMap((one) => (one.enterpriseNumber === null ? [] : [[one.enterpriseNumber, one]])))
    this.#byName = index(companies, ({ id }) => [this.#bare.get(id)!])
    this.#byPostalCode = index(companies, ({ postalCode }) => (postalCode === null ? [] : [postalCode]))
    this.#byDomain = index(companies, ({ id }) => [...new Set((addresses.get(id) ?? []).map(domainOf))].filter((domain) => !isPublicDomain(domain)))
    this.#inCluster = inCluster
  }

  /** @param chosen the company that somebody said it is */
  match(member: ListedMember, chosen?: string): CompanyMatch {
    const said = chosen === undefined ? undefined : this.#byId.get(chosen)
    const byNumber = member.enterpriseNumber === null ? undefined : this.#byNumber.get(member.enterpriseNumber)
    if (byNumber) return { kind: 'known', company: byNumber }
    if (said && this.#mayBe(said, member)) return { kind: 'known', company: said }
    const bare = bareCompanyName(member.company)
    const own = (this.#byName.get(bare) ?? []).filter(
      (one) => this.#inCluster.has(one.id) && this.#mayBe(one, member) && (one.postalCode === null || member.postalCode === null || one.postalCode === member.postalCode),
    )
    if (own.length === 1) return { kind: 'known', company: own[0]! }
    return { kind: 'new', proposals: this.alike(member).slice(0, mostProposals).map((one) => ({ ...one, line: member.line })) }
  }

  /** How much the name of a row is like that of a company, 0 to 1. */
  likenessTo(company: RegisterCompany, name: string): number {
    return likeness(this.#bare.get(company.id)!, bareCompanyName(name))
  }

  /** Two different valid numbers are two companies, whatever their names. */
  #mayBe(company: RegisterCompany, { enterpriseNumber }: Described): boolean {
    return company.enterpriseNumber === null || enterpriseNumber === null || company.enterpriseNumber === enterpriseNumber
  }

  /** Companies that may be the one that is described; the best reasons first. */
  alike(described: Described): AlikeCompany[] {
    const bare = bareCompanyName(described.company)
    const found = new Map<string, AlikeCompany>()
    const propose = (companies: readonly RegisterCompany[] | undefined, because: SameBecause) => {
      for (const company of companies ?? []) {
        const { id, name, enterpriseNumber } = company
        if (!found.has(id) && this.#mayBe(company, described)) found.set(id, { companyId: id, name, enterpriseNumber, because })
      }
    }
    propose(this.#byName.get(bare), 'sameName')
    propose((this.#byPostalCode.get(described.postalCode ?? '') ?? []).filter(({ id }) => likeness(this.#bare.get(id)!, bare) >= likeEnough), 'likeName')
    for (const address of described.addresses) propose(this.#byDomain.get(domainOf(address)), 'sameDomain')
    return [...found.values()]
  }
}
