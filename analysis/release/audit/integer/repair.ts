import { stepsFor } from './steps.ts'
import type { ChangedTable } from './changedTable.ts'
import type { Kept, SearchLimits, Step } from './steps.ts'

const beam = 8
const deepest = 5

/**
 * Changes further answers until every display of the question says again what it says of the real data, then asks whether
 * the result will do; if not, it searches on. Steps that put right the first broken display are tried, those that leave the
 * fewest broken first. A bounded search: what it finds holds, what it does not find may exist.
 * @param kept answers of insiders that stay
 * @param left a place that must not be given back what was taken; budget: steps to try; refusals: results that may be refused
 * @param accepts called with the changed table, every display intact
 * @returns whether a result was accepted; the table then holds it, else it is as it was
 */
export function repair(changed: ChangedTable, kept: Kept, { left = null, budget, refusals = 0 }: { left?: number | null; budget: number; refusals?: number }, accepts: () => boolean = () => true): boolean {
  // Most need no more than steps straight back; the others are rare, and the ways by a third code many
  const straight: SearchLimits = { kept, left, budget, refusals, halfWay: false }
  if (mend(changed, straight, accepts, 0)) return true
  return straight.refusals >= 0 && mend(changed, { kept, left, budget, refusals: straight.refusals, halfWay: true }, accepts, 0)
}

function mend(changed: ChangedTable, limits: SearchLimits, accepts: () => boolean, depth: number): boolean {
  const done = (): boolean => {
    if (changed.broken.size > 0 || limits.refusals < 0 || !changed.displaysAreIntact()) return false
    if (accepts()) return true
    limits.refusals--
    return false
  }
  if (done()) return true
  // Every display intact, yet it will not do: then back to the real counts, group by group
  const group = firstOf(changed, changed.broken.size > 0 ? changed.broken : changed.changedGroups())
  if (group === undefined || depth === deepest) return false
  const mark = changed.mark()
  const before = changed.broken.size
  const promising: { readonly step: Step; readonly broken: number }[] = []
  for (const step of stepsFor(changed, group, limits)) {
    if (limits.budget-- <= 0 || limits.refusals < 0) return false
    take(changed, step)
    if (done()) return true
    const broken = changed.broken.size
    changed.undoTo(mark)
    if (broken <= before + 1) promising.push({ step, broken })
  }
  promising.sort((a, b) => a.broken - b.broken)
  for (const { step } of promising.slice(0, beam)) {
    take(changed, step)
    if (mend(changed, limits, accepts, depth + 1)) return true
    changed.undoTo(mark)
    if (limits.budget <= 0 || limits.refusals < 0) return false
  }
  return false
}

function take(changed: ChangedTable, { profile, other, from, to }: Step): void {
  changed.move(profile, from, to)
  if (other >= 0) changed.move(other, to, from)
}

/** Clusters first: they have the fewest ways out. Then the group with the fewest answers. */
function firstOf({ bases, table: { universe: { groups } } }: ChangedTable, among: Iterable<number>): number | undefined {
  const rank = (group: number): number => (groups[group]!.kind === 'cluster' ? 0 : 1)
  let first: number | undefined
  for (const group of among) {
    if (first === undefined || (rank(group) - rank(first) || bases[group]! - bases[first]! || group - first) < 0) first = group
  }
  return first
}
