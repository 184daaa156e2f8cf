import { bareCompanyName, likeness } from './companyName.ts'

export interface ComparedCompany {
  readonly id: string
  readonly name: string
  readonly enterpriseNumber: string | null
  readonly postalCode: string | null
  readonly mailDomains: readonly string[]
}

export interface ProposedMerge {
  readonly ids: readonly [string, string]
  readonly because: 'sameNumber' | 'sameName' | 'sameDomain' | 'likeName'
}

const likeEnough = 0.85

/** Domains under which many companies have an address say nothing about one. */
const publicDomains = new Set(['gmail.com', 'hotmail.com', 'hotmail.be', 'outlook.com', 'outlook.be', 'telenet.be', 'skynet.be', 'proximus.be', 'icloud.com', 'yahoo.com', 'live.be', 'live.com', 'me.com', 'scarlet.be', 'pandora.be'])

export const isPublicDomain = (domain: string): boolean => publicDomains.has(domain)

/**
 * Pairs of companies that may be one: the same number; the same bare name; the same mail domain; or names that are very
 * much alike at the same postal code. Two different valid numbers are two companies, whatever their names.
 * Companies are compared within buckets, so that the work grows with the pairs that share something.
 */
export function proposeMerges(companies: readonly ComparedCompany[]): ProposedMerge[] {
  const found = new Map<string, ProposedMerge>()
  const bare = companies.map(({ name }) => bareCompanyName(name))
  const propose = (a: number, b: number, because: ProposedMerge['because']) => {
    const [one, other] = [companies[a]!, companies[b]!]
    if (because !== 'sameNumber' && one.enterpriseNumber !== null && other.enterpriseNumber !== null) return
    const ids = one.id < other.id ? ([one.id, other.id] as const) : ([other.id, one.id] as const)
    const key = ids.join(' ')
    if (!found.has(key)) found.set(key, { ids, because })
  }
  const within = (keysOf: (company: ComparedCompany, place: number) => readonly string[], because: ProposedMerge['because'], alike: (a: number, b: number) => boolean = () => true) => {
    const buckets = new Map<string, number[]>()
    companies.forEach((company, place) => {
      for (const key of new Set(keysOf(company, place))) {
        const places = buckets.get(key)
        if (places) places.push(place)
        else buckets.set(key, [place])
      }
    })
    for (const places of buckets.values()) {
      for (let first = 0; first < places.length; first++) {
        for (let second = first + 1; second < places.length; second++) if (alike(places[first]!, places[second]!)) propose(places[first]!, places[second]!, because)
      }
    }
  }
  const filled = (text: string | null): string[] => (text === null || text === '' ? [] : [text])
  within(({ enterpriseNumber }) => filled(enterpriseNumber), 'sameNumber')
  within((_, place) => filled(bare[place]!), 'sameName')
  within(({ mailDomains }) => mailDomains.filter((domain) => !isPublicDomain(domain)), 'sameDomain')
  within(({ postalCode }) => filled(postalCode), 'likeName', (a, b) => likeness(bare[a]!, bare[b]!) >= likeEnough)
  return [...found.values()].sort((a, b) => (a.ids.join(' ') < b.ids.join(' ') ? -1 : 1))
}
