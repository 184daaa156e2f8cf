import type { Suppressed } from '../result.ts'

/** Members inside the panel, and outside it, that a group of a panel needs. */
export const smallestPanel = 10

export interface PanelGroup {
  /** Members of the group who answered both times. */
  readonly inside: number
  /** Others of the group who answered once, in the wave where they are fewest. */
  readonly outside: number
}

/**
 * Which groups of a panel must go: those with fewer than ten inside, or fewer than ten outside, from whom the figures of all
 * would tell the panel apart. Where exactly one level of a crossing goes, the smallest other goes with it, as the total would
 * give it away.
 */
export function withholdPanel(groups: readonly PanelGroup[]): (Suppressed['reason'] | null)[] {
  const reasons = groups.map(({ inside, outside }): Suppressed['reason'] | null => (inside < smallestPanel || outside < smallestPanel ? 'baseBelowFive' : null))
  if (groups.length > 1 && reasons.filter((reason) => reason !== null).length === 1) {
    let next = -1
    groups.forEach(({ inside }, level) => {
      if (reasons[level] === null && (next < 0 || inside < groups[next]!.inside)) next = level
    })
    reasons[next] = 'complement'
  }
  return reasons
}
