import { idsOf } from '../../blocks.ts'
import { totalsByBases } from '../../evidence/fittingTotal.ts'
import { differentBases, shareFromOthers } from '../../evidence/shares.ts'
import { intersection, mixture, rangesMeet, widened } from '../../range.ts'
import type { Block } from '../../blocks.ts'
import type { Evidence } from '../../evidence/shares.ts'
import type { BareFinding } from '../../finding.ts'
import type { Range } from '../../range.ts'

/** The total that no one printed, as every crossing of the measure implies it. */
export interface MissingTotal extends Range {
  readonly measure: string
  readonly crossings: readonly string[]
}

interface Implied {
  readonly block: Block
  readonly totals: Range
  /** With shares that a few blanks may have moved. */
  readonly loosely: Range
}

function impliedTotalOf(block: Block, evidence: readonly Evidence[]): Implied[] {
  // The crossings of a mean of effect means imply no one total
  if (['count', 'meanOfEffects', 'effectAxis'].includes(block.measure.kind)) return []
  const byBases = totalsByBases(block)
  if (byBases) return [{ block, totals: byBases, loosely: byBases }]
  const share = block.groups.length === 2 ? shareFromOthers(block, evidence) : null
  if (!share) return []
  const [first, second] = block.groups
  const inside = intersection(widened(share, differentBases), { from: 0, to: 1 })!
  return [{ block, totals: mixture(share, first!, second!), loosely: mixture(inside, first!, second!) }]
}

/** For each measure without a printed total: what the crossings imply, and which of them disagree. */
export function impliedTotals(blocks: readonly Block[], evidence: readonly Evidence[]): { missing: MissingTotal[]; findings: BareFinding[]; remarks: BareFinding[] } {
  const missing: MissingTotal[] = []
  const findings: BareFinding[] = []
  const remarks: BareFinding[] = []
  for (const measure of new Set(blocks.filter(({ total }) => total === null).map((block) => block.measure))) {
    const implied = blocks.filter((block) => block.measure === measure).flatMap((block) => impliedTotalOf(block, evidence))
    let common: Range | null = implied[0]?.totals ?? null
    for (const { totals } of implied) common = common && intersection(common, totals)
    if (common) missing.push({ ...common, measure: measure.id, crossings: implied.map(({ block }) => block.crossing.id) })
    implied.forEach((one, place) => {
      for (const other of implied.slice(place + 1)) {
        if (rangesMeet(one.totals, other.totals)) continue
        const nearMiss = rangesMeet(one.loosely, other.loosely)
        const list = nearMiss ? remarks : findings
        list.push(disagreement(one, other, nearMiss))
      }
    })
  }
  return { missing, findings, remarks }
}

const disagreement = (one: Implied, other: Implied, nearMiss: boolean): BareFinding => ({
  severity: 'contradicts',
  certainty: 'arithmetic',
  figures: idsOf([...one.block.groups, ...other.block.groups]),
  against: [],
  why: {
    kind: 'impliedTotalsDisagree',
    measure: one.block.measure.id,
    crossings: [one.block.crossing.id, other.block.crossing.id],
    totals: [one.totals, other.totals],
    nearMiss,
  },
  fits: [],
})
