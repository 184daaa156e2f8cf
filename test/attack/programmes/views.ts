import type { ReleaseDocument } from '../../../analysis/release/releaseDocument.ts'

/** What the managers of these clusters see together: the own clusters, the programme, the fixed peer groups. */
export function viewOf(document: ReleaseDocument, clusters: readonly string[]): ReleaseDocument {
  const peers = document.peers.filter(({ cluster }) => clusters.includes(cluster))
  const groups = new Set(['total', ...clusters.map((cluster) => `cluster=${cluster}`), ...peers.flatMap(({ group }) => group ?? [])])
  return {
    ...document,
    groups: document.groups.filter((group) => groups.has(group)),
    peers,
    figures: document.figures.filter(({ group }) => groups.has(group)),
    derived: document.derived.filter(({ group }) => groups.has(group)),
  }
}
