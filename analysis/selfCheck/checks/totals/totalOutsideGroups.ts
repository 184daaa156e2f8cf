import { idsOf } from '../../blocks.ts'
import { believedPartOfScale, effectGapsNeeded } from '../../evidence/effectGaps.ts'
import { impliedShare } from '../../evidence/impliedShare.ts'
import { shareFromOthers } from '../../evidence/shares.ts'
import { rangesMeet } from '../../range.ts'
import type { Block, Figure } from '../../blocks.ts'
import type { Evidence } from '../../evidence/shares.ts'
import type { BareFinding, Fit } from '../../finding.ts'

/**
 * Whether the total lies outside its groups. For a mean of effect means that can be (Simpson): there only when it would take
 * effects that differ between the groups as effects never do.
 */
export function totalIsOutside(block: Block): boolean {
  const { measure, total, groups } = block
  if (total === null || measure.kind === 'count' || someElsewhere(block)) return false
  if (rangesMeet(total, { from: Math.min(...groups.map((group) => group.from)), to: Math.max(...groups.map((group) => group.to)) })) return false
  return measure.kind !== 'meanOfEffects' || notBelieved(block, total)
}

/** Respondents outside every group, by the bases: then groups and total are compared with them counted in. */
const someElsewhere = ({ total, groups }: Block): boolean =>
  total?.base != null && groups.every((group) => group.base !== null) && groups.reduce((sum, group) => sum + group.base!, 0) < total.base

function notBelieved({ measure, groups }: Block, total: Figure): boolean {
  const [first, second] = groups
  if (groups.length !== 2 || !measure.scale) return false
  const { ahead, behind, weights } = effectGapsNeeded(total, first!, second!, null)
  const rounding = (total.to - total.from + first!.to - first!.from) / (weights.to - weights.from)
  return (ahead + behind) / 2 > believedPartOfScale * (measure.scale.highest - measure.scale.lowest) + rounding
}

export function totalOutsideGroups(block: Block, evidence: readonly Evidence[], fit: Fit): BareFinding {
  const { measure, crossing, groups } = block
  const total = block.total!
  const [first, second] = groups
  const two = groups.length === 2
  const overEffects = measure.kind === 'effectAxis' || measure.kind === 'meanOfEffects'
  return {
    severity: 'impossible',
    certainty: overEffects ? 'inPractice' : 'arithmetic',
    figures: total.ids,
    against: idsOf(groups),
    why: {
      kind: 'totalOutsideGroups',
      measure: measure.id,
      crossing: crossing.id,
      total: total.printed,
      groups: groups.map((group) => group.printed),
      side: groups.every((group) => total.value > group.value) ? 'above' : 'below',
      implied: two ? impliedShare(total, first!, second!) : null,
      effectGaps: two && overEffects ? effectGapsNeeded(total, first!, second!, shareFromOthers(block, evidence)) : null,
    },
    fits: [fit],
  }
}
