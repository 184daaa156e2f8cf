import { placeOf } from './place.ts'
import { sizeClass, type SizeLevel } from './sizeClass.ts'

/** What the register knows of a member. */
export interface RegisterMember {
  readonly companyId: string
  readonly clusterId: string
  /** Number of employees; null where it is not known. */
  readonly employees: number | null
  /** A class that was given without a number. */
  readonly size: 'KO' | 'MGO' | null
  /** Year of founding. */
  readonly founded: number | null
  readonly postalCode: string | null
}

/** By head count: below 10, below 50, below 250, from 250; then those of whom only the class below or from 50 is known. */
export const headCountClasses = ['micro', 'small', 'medium', 'large', 'belowFifty', 'fromFifty', 'unknown'] as const
export type HeadCountClass = (typeof headCountClasses)[number]

/** By years since founding: below 5 (a startup), below 10, 20 and 50, from 50. */
export const ageClasses = ['under5', 'from5to9', 'from10to19', 'from20to49', 'from50', 'unknown'] as const
export type AgeClass = (typeof ageClasses)[number]

/** Provinces of Flanders and Brussels; then the rest of the country, abroad, and not known. */
export const areas = ['westFlanders', 'eastFlanders', 'antwerp', 'limburg', 'flemishBrabant', 'brussels', 'wallonia', 'abroad', 'unknown'] as const
export type Area = (typeof areas)[number]

/** In how many clusters a company is: the last class is three or more. */
export const membershipClasses = ['one', 'two', 'threeOrMore'] as const
export type MembershipClass = (typeof membershipClasses)[number]

/** Which companies the programme reaches. Counts of companies; a company in two clusters is one. */
export interface Reach {
  readonly companies: number
  readonly memberships: number
  readonly byHeadCount: Readonly<Record<HeadCountClass, number>>
  readonly byAge: Readonly<Record<AgeClass, number>>
  /** Mean age in years of the companies whose founding year is known; null when there are none. */
  readonly meanAge: number | null
  readonly byArea: Readonly<Record<Area, number>>
  /** Of Flanders, and Brussels as one: those with at least one company, by name. */
  readonly byMunicipality: readonly { readonly municipality: string; readonly companies: number }[]
  /** In how many clusters the companies are, in all of the programme, by size. */
  readonly byMemberships: Readonly<Record<MembershipClass, Readonly<Record<SizeLevel, number>>>>
}

const zeros = <Name extends string>(names: readonly Name[]): Record<Name, number> => Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>

export function headCountClass({ employees, size }: Pick<RegisterMember, 'employees' | 'size'>): HeadCountClass {
  if (employees === null) return size === null ? 'unknown' : size === 'KO' ? 'belowFifty' : 'fromFifty'
  return employees < 10 ? 'micro' : employees < 50 ? 'small' : employees < 250 ? 'medium' : 'large'
}

/** @param year the year as of which; who was founded later is 0 years old */
export function ageClass(founded: number | null, year: number): AgeClass {
  if (founded === null) return 'unknown'
  const age = year - founded
  return age < 5 ? 'under5' : age < 10 ? 'from5to9' : age < 20 ? 'from10to19' : age < 50 ? 'from20to49' : 'from50'
}

function areaOf(postalCode: string | null): { readonly area: Area; readonly municipality: string | null } {
  const place = placeOf(postalCode)
  if (place.kind !== 'belgium') return { area: place.kind, municipality: null }
  return { area: (areas as readonly string[]).includes(place.province) ? (place.province as Area) : 'wallonia', municipality: place.municipality }
}

/**
 * The reach of a programme, or of one of its clusters.
 * @param members active memberships of all clusters
 * @param year as of which ages are counted
 * @param clusterId counts the companies of this cluster; their memberships count in all clusters
 */
export function countReach(members: readonly RegisterMember[], year: number, clusterId?: string): Reach {
  const clustersOf = new Map<string, Set<string>>()
  for (const { companyId, clusterId: cluster } of members) clustersOf.set(companyId, (clustersOf.get(companyId) ?? new Set()).add(cluster))
  const wanted = clusterId === undefined ? members : members.filter((member) => member.clusterId === clusterId)
  const companies = new Map(wanted.map((member) => [member.companyId, member]))
  const [byHeadCount, byAge, byArea] = [zeros(headCountClasses), zeros(ageClasses), zeros(areas)]
  const byMemberships = { one: zeros(['KO', 'MGO', 'onbekend']), two: zeros(['KO', 'MGO', 'onbekend']), threeOrMore: zeros(['KO', 'MGO', 'onbekend']) }
  const byMunicipality = new Map<string, number>()
  let [years, dated] = [0, 0]
  for (const company of companies.values()) {
    byHeadCount[headCountClass(company)]++
    byAge[ageClass(company.founded, year)]++
    if (company.founded !== null) {
      years += Math.max(0, year - company.founded)
      dated++
    }
    const { area, municipality } = areaOf(company.postalCode)
    byArea[area]++
    if (municipality !== null) byMunicipality.set(municipality, (byMunicipality.get(municipality) ?? 0) + 1)
    const memberships = clustersOf.get(company.companyId)!.size
    byMemberships[memberships === 1 ? 'one' : memberships === 2 ? 'two' : 'threeOrMore'][sizeClass(company.employees, company.size)]++
  }
  return {
    companies: companies.size,
    memberships: wanted.length,
    byHeadCount,
    byAge,
    meanAge: dated === 0 ? null : years / dated,
    byArea,
    byMunicipality: [...byMunicipality].map(([municipality, count]) => ({ municipality, companies: count })).sort((a, b) => (a.municipality < b.municipality ? -1 : 1)),
    byMemberships,
  }
}
