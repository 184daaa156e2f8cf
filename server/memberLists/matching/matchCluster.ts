import { bareCompanyName, likeness } from './companyName.ts'

export interface NamedCluster {
  readonly id: string
  readonly name: string
  readonly abbreviation: string | null
  readonly aliases: readonly string[]
}

export type ClusterMatch = { readonly kind: 'found'; readonly id: string } | { readonly kind: 'perhaps'; readonly ids: readonly string[] } | { readonly kind: 'unknown' }

const likeEnough = 0.6

/** Finds a cluster under its id, its name, its abbreviation or an alias, in any spelling; else says which it may be. */
export function matchCluster(text: string, clusters: readonly NamedCluster[]): ClusterMatch {
  const bare = bareCompanyName(text)
  if (bare === '') return { kind: 'unknown' }
  const names = clusters.map((cluster) => ({ id: cluster.id, names: [cluster.id, cluster.name, cluster.abbreviation ?? '', ...cluster.aliases].map(bareCompanyName).filter((name) => name !== '') }))
  const exact = names.filter((cluster) => cluster.names.includes(bare))
  if (exact.length === 1) return { kind: 'found', id: exact[0]!.id }
  if (exact.length > 1) return { kind: 'perhaps', ids: exact.map(({ id }) => id) }
  const alike = names
    .map(({ id, names }) => ({ id, likeness: Math.max(...names.map((name) => likeness(bare, name))) }))
    .filter((one) => one.likeness >= likeEnough)
    .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
  return alike.length === 0 ? { kind: 'unknown' } : { kind: 'perhaps', ids: alike.slice(0, 3).map(({ id }) => id) }
}
