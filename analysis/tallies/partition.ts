import { levelsOf, crossingsBy, profilesInDomain } from './domains.ts'
import type { DomainId } from '../figures/effectMatrix.ts'
import type { Profiles } from './profiles.ts'

/** Belongs to no group of the partition. */
export const noGroup = 255

/** Domains that do not overlap, so that one pass over the responses serves all of them. */
export interface Partition<Domain = DomainId> {
  readonly domains: readonly Domain[]
  /** Place in `domains` of each profile, or noGroup. */
  readonly groupOf: Uint8Array
}

/** The total, and one partition for each crossing. */
export function partitionsOf(profiles: Profiles): Partition[] {
  const { register } = profiles.matrix
  return [
    { domains: ['total'], groupOf: new Uint8Array(profiles.count) },
    ...crossingsBy.map((by): Partition => {
      const levels = levelsOf(register, by)
      return {
        domains: levels.map((level): DomainId => `${by}=${level}`),
        groupOf: Uint8Array.from(profiles[by], (level) => (level < levels.length ? level : noGroup)),
      }
    }),
  ]
}

/** One domain against everybody else. */
export function partitionOfDomain(profiles: Profiles, domain: DomainId): Partition {
  return { domains: [domain], groupOf: Uint8Array.from(profilesInDomain(profiles, domain), (inside) => (inside === 1 ? 0 : noGroup)) }
}

