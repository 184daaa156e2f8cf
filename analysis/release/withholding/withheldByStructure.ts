import type { ReleaseRules, WithheldReason } from '../releaseDocument.ts'
import type { GroupKind, Universe } from '../universe/universe.ts'

const levels: readonly GroupKind[] = ['call', 'size', 'embedding', 'activity']

/**
 * What is withheld before any answer is looked at: figures on few answers, and where a whole less its shown parts would be
 * one to four answers, one part more. First the levels of a class beside the total, then the clusters of a class; each time
 * the part with the smallest base, of equal ones the first. (Complementary suppression in the words of Hundepool et al.,
 * Statistical Disclosure Control, 2012, chapter 4.)
 * @param bases answers by group
 * @param leastShown a figure on fewer answers is not shown
 * @returns a reason by group, null for what stays
 */
export function withheldByStructure(universe: Universe, bases: readonly number[], leastShown: number, rules: ReleaseRules): (WithheldReason | null)[] {
  const { groups, profiles } = universe
  const reasons = bases.map((base): WithheldReason | null => (base < leastShown ? 'fewAnswers' : null))
  const remainder = (whole: number, parts: readonly number[]): void => {
    if (reasons[whole] !== null) return
    const shown = parts.filter((part) => reasons[part] === null)
    const rest = bases[whole]! - shown.reduce((sum, part) => sum + bases[part]!, 0)
    if (rest <= 0 || rest >= rules.smallestBase || shown.length === 0) return
    const smallest = shown.reduce((least, part) => (bases[part]! < bases[least]! ? part : least))
    reasons[smallest] = 'remainder'
  }
  const ofKind = (kind: GroupKind): number[] => groups.flatMap((group, place) => (group.kind === kind ? [place] : []))
  for (const kind of levels) remainder(0, ofKind(kind))
  const clustersOf = new Map<number, Set<number>>()
  const homes = new Map<number, Set<string>>()
  for (const { groups: own, call, embedding } of profiles) {
    const cluster = own[0]!
    homes.set(cluster, (homes.get(cluster) ?? new Set()).add(`${call} ${embedding}`))
    for (const group of own) clustersOf.set(group, (clustersOf.get(group) ?? new Set()).add(cluster))
  }
  // A cluster in two classes is no part of either; the linear audit looks at it as it is
  const whole = (cluster: number): boolean => homes.get(cluster)!.size === 1
  for (const kind of ['call', 'embedding', 'total'] as const) {
    for (const group of ofKind(kind)) remainder(group, [...(clustersOf.get(group) ?? [])].filter(whole).sort((a, b) => a - b))
  }
  return reasons
}
