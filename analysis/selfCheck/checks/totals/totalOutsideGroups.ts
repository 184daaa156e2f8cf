import { idsOf } from '../../blocks.ts'
import { believedPartOfScale, effectGapsNeeded } from '../../evidence/effectGaps.ts'
import { impliedShare } from '../../evidence/impliedShare.ts'
import { shareFromOthers } from '../../evidence/shares.ts'
import { rangesMeet } from '../../range.ts'
import type { Block, Figure } from '../../blocks.ts'
import type { Evidence } from '../../evidence/shares.ts'
import type { BareFinding, Fit } from '../../finding.ts'

/** Answers below which a few of them make an effect differ between groups as much as you like. */
const enoughAnswers = 250

/** Whether the total lies outside its groups, whether or not that can be. */
export function liesOutside(block: Block): boolean {
  const { measure, total, groups } = block
  if (total === null || measure.kind === 'count' || someElsewhere(block)) return false
  return !rangesMeet(total, { from: Math.min(...groups.map((group) => group.from)), to: Math.max(...groups.map((group) => group.to)) })
}

/**
 * Whether the total lies outside its groups and cannot. A mean of effect means can (Simpson's paradox): there only when it would take
 * effects that differ between the groups as effects never do. An axis of which the report does not say what it averages is
 * held to both readings.
 */
export function totalIsOutside(block: Block, evidence: readonly Evidence[]): boolean {
  return liesOutside(block) && (!overEffects(block) || notBelieved(block, block.total!, evidence))
}

const overEffects = ({ measure }: Block): boolean => measure.kind === 'effectAxis' || measure.kind === 'meanOfEffects'

/** Respondents outside every group, by the bases: then groups and total are compared with them counted in. */
const someElsewhere = ({ total, groups }: Block): boolean =>
  total?.base != null && groups.every((group) => group.base !== null) && groups.reduce((sum, group) => sum + group.base!, 0) < total.base

function notBelieved(block: Block, total: Figure, evidence: readonly Evidence[]): boolean {
  const { measure, groups } = block
  const [first, second] = groups
  const bases = [total, ...groups].flatMap(({ base }) => base ?? [])
  if (groups.length !== 2 || !measure.scale || bases.length === 0 || Math.min(...bases) < enoughAnswers) return false
  const { ahead, behind, weights } = effectGapsNeeded(total, first!, second!, shareFromOthers(block, evidence))
  const rounding = (total.to - total.from + first!.to - first!.from) / (weights.to - weights.from)
  return (ahead + behind) / 2 > believedPartOfScale * (measure.scale.highest - measure.scale.lowest) + rounding
}

export function totalOutsideGroups(block: Block, evidence: readonly Evidence[], fit: Fit): BareFinding {
  const { measure, crossing, groups } = block
  const total = block.total!
  const [first, second] = groups
  const two = groups.length === 2
  return {
    severity: 'impossible',
    certainty: overEffects(block) ? 'inPractice' : 'arithmetic',
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
      believable: !totalIsOutside(block, evidence),
      effectGaps: two && overEffects(block) ? effectGapsNeeded(total, first!, second!, shareFromOthers(block, evidence)) : null,
    },
    fits: [fit],
  }
}
