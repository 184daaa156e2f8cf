import { companyAges } from './ages.ts'
import { apportion } from '../apportion.ts'
import { clusters, type Cluster } from './cluster.ts'
import { company, type Company, type SizeClass } from './company.ts'
import { clusterDesigns, companiesWithSeveral, invited, largeMemberships, smallMemberships, waveYear } from '../design.ts'
import type { Random } from '../random.ts'

export interface Member {
  readonly id: string
  readonly cluster: Cluster
  readonly size: SizeClass
  readonly company: Company
}

interface Slot {
  readonly cluster: number
  readonly size: SizeClass
}

/** Places in the clusters, by size class: as many as the printed member lists have, scaled to the 1,065 invited. */
function slots(): Slot[] {
  const designs = clusters.map((cluster) => clusterDesigns[cluster.id]!)
  const members = apportion(invited, designs.map((design) => design.printedMembers))
  const small = apportion(smallMemberships, designs.map((design, index) => members[index]! * design.smallness), members.map((count) => Math.floor(count * 0.85)))
  return clusters.flatMap((_, cluster) =>
    Array.from({ length: members[cluster]! }, (_, place): Slot => ({ cluster, size: place < small[cluster]! ? 'KO' : 'MGO' })),
  )
}

/** Groups of slots that one company holds: some hold several, in different clusters, of one size class. */
function holdings(random: Random): Slot[][] {
  const found: Slot[][] = []
  for (const size of ['KO', 'MGO'] as const) {
    const free = random.shuffled(slots().filter((slot) => slot.size === size))
    const several = size === 'KO' ? companiesWithSeveral.small : companiesWithSeveral.mediumOrLarge
    for (const [memberships, companies] of Object.entries(several)) {
      for (let made = 0; made < companies; made++) {
        const held: Slot[] = []
        while (held.length < Number(memberships)) {
          const index = free.findIndex((slot) => held.every((other) => other.cluster !== slot.cluster))
          held.push(...free.splice(index, 1))
        }
        found.push(held)
      }
    }
    found.push(...free.map((slot) => [slot]))
  }
  return random.shuffled(found)
}

/** Which of the larger companies have 250 employees or more, until their memberships reach the printed share. */
function largeCompanies(held: readonly Slot[][], random: Random): Set<number> {
  const large = new Set<number>()
  let memberships = 0
  // Those with several memberships first: mostly the larger companies are in more than one network
  const candidates = random
    .shuffled(held.map((_, index) => index).filter((index) => held[index]![0]!.size === 'MGO'))
    .sort((left, right) => Math.min(held[right]!.length, 3) - Math.min(held[left]!.length, 3))
  for (const index of candidates) {
    if (memberships + held[index]!.length > largeMemberships) continue
    large.add(index)
    memberships += held[index]!.length
  }
  return large
}

/** The member register of the wave, in the order of the clusters. */
export function register(random: Random): Member[] {
  const held = holdings(random)
  const large = largeCompanies(held, random)
  // Larger companies are older on the whole: rank by size with noise, then hand out the ages in that order
  const ages = companyAges(held.length, random)
  const rank = held
    .map((slots, index) => ({ index, score: (slots[0]!.size === 'MGO' ? 0.9 : 0) + (large.has(index) ? 0.5 : 0) + random.normal() }))
    .sort((left, right) => left.score - right.score)
  const founded = new Array<number>(held.length)
  rank.forEach(({ index }, order) => (founded[index] = waveYear - ages[order]!))

  const placed = held.flatMap((slots, index) => {
    const holder = company(index + 1, { size: slots[0]!.size, large: large.has(index), founded: founded[index]! }, random)
    return slots.map((slot) => ({ slot, holder }))
  })
  return placed
    .sort((left, right) => left.slot.cluster - right.slot.cluster || left.holder.number - right.holder.number)
    .map(({ slot, holder }, index) => ({
      id: `W19-${String(index + 1).padStart(4, '0')}`,
      cluster: clusters[slot.cluster]!,
      size: slot.size,
      company: holder,
    }))
}
