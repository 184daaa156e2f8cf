import { idsOf } from '../../blocks.ts'
import { totalsByBases } from '../../evidence/fittingTotal.ts'
import { impliedShare } from '../../evidence/impliedShare.ts'
import { rangesMeet } from '../../range.ts'
import type { Block, Figure } from '../../blocks.ts'
import type { BareFinding, Fit } from '../../finding.ts'

/** Whether the total is not what its groups make with their bases, whatever was rounded away. */
export function contradictsBases(block: Block): boolean {
  const expected = block.total && totalsByBases(block)
  return expected !== null && !rangesMeet(expected, block.total!)
}

export function totalAgainstBases(block: Block, fit: Fit): BareFinding {
  const { measure, crossing, groups } = block
  const total = block.total!
  const bases = groups.map((group) => group.base!)
  const inGroups = bases.reduce((sum, base) => sum + base, 0)
  const everybodyGrouped = total.base === null || total.base === inGroups
  return {
    severity: 'contradicts',
    certainty: 'arithmetic',
    figures: idsOf([total, ...groups]),
    against: [],
    why: {
      kind: 'shareContradictsBases',
      measure: measure.id,
      crossing: crossing.id,
      total: total.printed,
      groups: groups.map((group) => group.printed),
      bases,
      expected: totalsByBases(block)!,
      implied: groups.length === 2 && everybodyGrouped ? impliedShare(total, groups[0]!, groups[1]!) : null,
      actualShare: bases[0]! / inGroups,
    },
    fits: [fit, ...(everybodyGrouped ? groups.flatMap((group) => fittingGroup(block, group)) : [])],
  }
}

/** What one group would have to be, the total and the other groups being right; nothing when that is off the scale. */
function fittingGroup({ measure, total, groups }: Block, group: Figure): Fit[] {
  if (group.base === 0) return []
  const base = groups.reduce((sum, one) => sum + one.base!, 0)
  const others = (end: 'from' | 'to') => groups.reduce((sum, one) => (one === group ? sum : sum + one[end] * one.base!), 0)
  const from = (total!.from * base - others('to')) / group.base!
  const to = (total!.to * base - others('from')) / group.base!
  if (measure.scale && (to < measure.scale.lowest || from > measure.scale.highest)) return []
  return [{ figures: group.ids, from, to, likeliest: null }]
}

/** Groups that together have more answers than the total. */
export function basesExceedTotal({ measure, crossing, total, groups }: Block): BareFinding[] {
  if (total?.base == null || groups.some((group) => group.base === null)) return []
  const bases = groups.map((group) => group.base!)
  const inGroups = bases.reduce((sum, base) => sum + base, 0)
  if (inGroups <= total.base) return []
  return [{
    severity: 'contradicts',
    certainty: 'arithmetic',
    figures: idsOf([total, ...groups]),
    against: [],
    why: { kind: 'basesExceedTotal', measure: measure.id, crossing: crossing.id, bases, total: total.base },
    fits: [],
  }]
}
