import type { DerivedMean, ReleaseDocument, ReleasedFigure, Withheld } from '../../analysis/index.ts'

interface Beside<Shown> {
  readonly own: Shown
  readonly programme: Shown
  /** Null where no group passes the rule for a peer group. */
  readonly peers: Shown | null
}

/** What a release holds for the manager and the members of one cluster. */
export interface ClusterRelease {
  /** The group that the cluster is shown beside; null where none passes the rule. */
  readonly peerGroup: string | null
  readonly figures: readonly (Beside<ReleasedFigure> & { readonly variable: string })[]
  readonly derived: readonly (Beside<DerivedMean | Withheld> & { readonly measure: string })[]
}

const withheld = { kind: 'withheld' } as const

/** Picks from a release, and computes nothing: the own cluster beside the programme and its peer group. */
export function clusterRelease(release: ReleaseDocument, clusterId: string): ClusterRelease {
  const peerGroup = release.peers.find(({ cluster }) => cluster === clusterId)?.group ?? null
  const groups = { own: `cluster=${clusterId}`, programme: 'total', peers: peerGroup } as const
  const beside = <Shown>(shownIn: ReadonlyMap<string, Shown>, nothing: Shown): Beside<Shown> => ({
    own: shownIn.get(groups.own) ?? nothing,
    programme: shownIn.get(groups.programme) ?? nothing,
    peers: groups.peers === null ? null : (shownIn.get(groups.peers) ?? nothing),
  })
  const wanted = new Set<string>([groups.own, groups.programme, ...(peerGroup === null ? [] : [peerGroup])])
  const figures = collect(release.figures, ({ variable }) => variable, wanted)
  const derived = collect(release.derived, ({ measure }) => measure, wanted)
  return {
    peerGroup,
    figures: [...figures].map(([variable, shownIn]) => ({ variable, ...beside(shownIn, withheld as ReleasedFigure) })),
    derived: [...derived].map(([measure, shownIn]) => ({ measure, ...beside(shownIn, withheld as DerivedMean | Withheld) })),
  }
}

function collect<Entry extends { readonly group: string; readonly shown: unknown }>(entries: readonly Entry[], nameOf: (entry: Entry) => string, wanted: ReadonlySet<string>): Map<string, Map<string, Entry['shown']>> {
  const collected = new Map<string, Map<string, Entry['shown']>>()
  for (const entry of entries) {
    if (!wanted.has(entry.group)) continue
    const name = nameOf(entry)
    const shownIn = collected.get(name)
    if (shownIn) shownIn.set(entry.group, entry.shown)
    else collected.set(name, new Map([[entry.group, entry.shown]]))
  }
  return collected
}
