import { displaysOf, isWithheld, leastShown } from '../../question.ts'
import { withheldByStructure } from '../../../withholding/withheldByStructure.ts'
import type { ReleaseRules, WithheldReason } from '../../../releaseDocument.ts'
import type { Question } from '../../question.ts'
import type { ChangedTable } from '../changedTable.ts'

/**
 * Clusters in which as many companies must desire the effect as really do, because the other questions would show another
 * base: those of which they show something, or would with one answer more.
 */
export function steadyClusters(others: readonly Question[], rules: ReleaseRules): number[] {
  const displays = others.map(displaysOf)
  const shows = (group: number): boolean => others.some(({ bases }, place) => !displays[place]!.free[group] && bases[group]! >= rules.smallestBase - 1)
  return others[0]!.table.universe.groups.flatMap(({ kind }, group) => (kind === 'cluster' && shows(group) ? [group] : []))
}

const isDropped = (reason: WithheldReason | null): boolean => reason === 'linear' || reason === 'integer'

/** Whether bases as changed would withhold the same figures by structure: a figure that would appear or go tells. */
export function structureHolds(question: Question, changed: ChangedTable, rules: ReleaseRules): boolean {
  const { table, bases } = question
  const { width, changes } = changed
  let same = true
  const changedBases = bases.map((base, group) => {
    let change = 0
    for (let code = 0; code < width; code++) change += changes[group * width + code]!
    if (change !== 0) same = false
    return base + change
  })
  if (same || isWithheld(question)) return true
  const least = leastShown(table.variable, rules)
  const real = withheldByStructure(table.universe, bases, least, rules)
  return withheldByStructure(table.universe, changedBases, least, rules).every((reason, group) => reason === real[group] || question.open[group] || isDropped(question.reasons[group]!))
}
