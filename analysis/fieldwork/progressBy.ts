import { participation } from '../figures/participationRates.ts'
import { releaseRules } from '../release/releaseRules.ts'
import type { ClusterStages, ProgressCell, StageCounts, Stages } from './stages.ts'

const names = ['invited', 'opened', 'started', 'complete', 'bounced', 'optedOut', 'gone'] as const

function stagesOf(counts: StageCounts): Stages {
  const { responseRate, completionRate } = participation(counts)
  return { ...counts, responseRate, completionRate }
}

const none = (): Record<(typeof names)[number], number> => ({ invited: 0, opened: 0, started: 0, complete: 0, bounced: 0, optedOut: 0, gone: 0 })

/** The counts of all cells together. */
export function progressTotal(cells: readonly ProgressCell[]): Stages {
  const sums = none()
  for (const cell of cells) for (const name of names) sums[name] += cell[name]
  return stagesOf(sums)
}

/** The counts by the levels of one variable of the register, in the order of their names. One pass over the cells. */
export function progressBy(cells: readonly ProgressCell[], variable: 'cluster' | 'call' | 'size' | 'embedding'): (Stages & { readonly level: string })[] {
  const sums = new Map<string, ReturnType<typeof none>>()
  for (const cell of cells) {
    let of = sums.get(cell[variable])
    if (of === undefined) sums.set(cell[variable], (of = none()))
    for (const name of names) of[name] += cell[name]
  }
  return [...sums].map(([level, counts]) => ({ level, ...stagesOf(counts) })).sort((a, b) => (a.level < b.level ? -1 : 1))
}

/** By cluster, with how many answers each still needs before its figures may be shown. */
export const progressByCluster = (cells: readonly ProgressCell[]): ClusterStages[] =>
  progressBy(cells, 'cluster').map((stages) => ({
    ...stages,
    untilMeans: Math.max(0, releaseRules.smallestBase - stages.complete),
    untilDistributions: Math.max(0, releaseRules.distributionBase - stages.complete),
  }))
