import type { MemberRegister } from '../responseMatrix.ts'
import type { CrossingBy } from '../figures/crossing.ts'
import type { DomainId } from '../figures/effectMatrix.ts'
import type { Profiles } from './profiles.ts'

export const crossingsBy: readonly CrossingBy[] = ['call', 'size', 'embedding', 'activity']

/** The levels of a classification, in the order in which a difference is the second minus the first. */
export function levelsOf(register: MemberRegister, by: CrossingBy): readonly string[] {
  return by === 'activity' ? ['0', '1'] : register.levels[by]
}

/** Total, then every level of every crossing: nine domains where each crossing has two levels. */
export function domainsOf(register: MemberRegister): DomainId[] {
  return ['total', ...crossingsBy.flatMap((by) => levelsOf(register, by).map((level): DomainId => `${by}=${level}`))]
}

/** Level of each profile on a classification; activityUnknown (2) where it has none. */
export function levelOfProfile(profiles: Profiles, by: CrossingBy): Uint8Array {
  return profiles[by]
}

/** The same domains serve every variable. */
const madeOnce = new WeakMap<Profiles, Map<DomainId, Uint8Array>>()

/**
 * Per profile 1 when it belongs to the domain, else 0; the same array for the same question. A level that the register lacks
 * has no profile.
 * @throws RangeError for a domain of an unknown kind, or a cluster that is not in the register
 */
export function profilesInDomain(profiles: Profiles, domain: DomainId): Uint8Array {
  const domains = madeOnce.get(profiles) ?? new Map<DomainId, Uint8Array>()
  madeOnce.set(profiles, domains)
  const known = domains.get(domain) ?? makeDomain(profiles, domain)
  domains.set(domain, known)
  return known
}

function makeDomain(profiles: Profiles, domain: DomainId): Uint8Array {
  if (domain === 'total') return new Uint8Array(profiles.count).fill(1)
  const { register } = profiles.matrix
  const at = domain.indexOf('=')
  const kind = domain.slice(0, at)
  const level = domain.slice(at + 1)
  if (kind === 'cluster') {
    const cluster = register.clusterIds.indexOf(level)
    if (cluster < 0) throw new RangeError(`the register has no cluster ${level}`)
    return Uint8Array.from(profiles.cluster, (one) => (one === cluster ? 1 : 0))
  }
  const by = crossingsBy.find((one) => one === kind)
  if (!by) throw new RangeError(`${domain} is not a domain`)
  const ordinal = levelsOf(register, by).indexOf(level)
  if (ordinal < 0) return new Uint8Array(profiles.count)
  return Uint8Array.from(profiles[by], (one) => (one === ordinal ? 1 : 0))
}
