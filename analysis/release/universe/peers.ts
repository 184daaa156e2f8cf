import type { ReleaseGroupName, ReleaseRules } from '../releaseDocument.ts'
import type { Universe } from './universe.ts'

/**
 * The group each cluster is shown beside: a class of the universe that the cluster itself belongs to, so that it adds no
 * group and nothing can be subtracted from it that could not be anyway. The embedding if it passes, because it says how a
 * cluster works and does not age; else the call; else none. It passes with at least `peerClusters` other clusters that
 * have complete responses, at least `peerCompanies` of these, and no cluster with more than `largestPeerShare` of the
 * class, nor of what is left when a manager takes the own cluster out.
 */
export function peersOf({ matrix, profiles, groups }: Universe, rules: ReleaseRules): { cluster: string; group: ReleaseGroupName | null }[] {
  const { clusterIds } = matrix.register
  const byClass = new Map<number, Map<number, number>>()
  const classesOf = new Map<number, { call: Set<number>; embedding: Set<number> }>()
  for (const profile of profiles) {
    const own = classesOf.get(profile.cluster) ?? { call: new Set<number>(), embedding: new Set<number>() }
    classesOf.set(profile.cluster, own)
    for (const group of profile.groups) {
      const { kind } = groups[group]!
      if (kind !== 'call' && kind !== 'embedding') continue
      own[kind].add(group)
      const clusters = byClass.get(group) ?? new Map<number, number>()
      byClass.set(group, clusters)
      clusters.set(profile.cluster, (clusters.get(profile.cluster) ?? 0) + profile.responses)
    }
  }
  const passes = (group: number, cluster: number): boolean => {
    const clusters = byClass.get(group)!
    const others = [...clusters].filter(([one]) => one !== cluster).map(([, responses]) => responses)
    const remaining = others.reduce((sum, responses) => sum + responses, 0)
    const own = clusters.get(cluster) ?? 0
    return others.length >= rules.peerClusters
      && remaining >= rules.peerCompanies
      && Math.max(own, ...others) <= rules.largestPeerShare * (remaining + own)
      && Math.max(...others) <= rules.largestPeerShare * remaining
  }
  return clusterIds.map((clusterId, cluster) => {
    const own = classesOf.get(cluster)
    const candidates = own ? [own.embedding, own.call].filter((found) => found.size === 1).map((found) => [...found][0]!) : []
    const group = candidates.find((one) => passes(one, cluster))
    return { cluster: clusterId, group: group === undefined ? null : groups[group]!.name }
  })
}
