import { agreement, contradictsAfterReweighting, figuresOf, otherShare } from '../../evidence/shares.ts'
import { idsOf } from '../../blocks.ts'
import type { Block } from '../../blocks.ts'
import type { Evidence } from '../../evidence/shares.ts'
import type { BareFinding, Fit, OtherShare } from '../../finding.ts'

/** The same figures in several crossings of one measure. */
export interface SameFigures {
  readonly blocks: readonly Block[]
  /** Those where something in the table contradicts them, while it does not in the others. */
  readonly copies: readonly Block[]
}

export interface Contradiction {
  readonly one: Evidence
  /** After the share was taken over to the desired effects. */
  readonly reweighted: boolean
  /** Then it holds only if the means are of pairs, or the groups desire alike. */
  readonly overEffects: boolean
}

/**
 * Equal figures can be chance; that they are no good in one of the places shows that they were not computed there. Once a copy is
 * proven, less is needed to see the next one.
 * @param impossible whether the figures cannot stand there
 * @param doubtful whether something in the table speaks against them
 */
export function sameFigures(blocks: readonly Block[], impossible: (block: Block) => boolean, doubtful: (block: Block) => boolean): SameFigures[] {
  const byFigures = new Map<string, Block[]>()
  for (const block of blocks) {
    if (block.groups.every((group) => group.value === block.groups[0]!.value)) continue
    const key = [block.measure.id, ...block.groups.map((group) => group.value.toFixed(group.decimals)).sort()].join(' ')
    byFigures.set(key, [...(byFigures.get(key) ?? []), block])
  }
  return [...byFigures.values()].filter((same) => same.length > 1).map((same) => {
    const proven = same.filter(impossible)
    if (proven.length === 0 || proven.length === same.length) return { blocks: same, copies: [] }
    const copies = same.filter((block) => proven.includes(block) || doubtful(block))
    return { blocks: same, copies: copies.length < same.length ? copies : proven }
  })
}

/** The evidence that a block of figures cannot have the share it implies, each with how it was compared. */
export function contradictionsOf(block: Block, evidence: readonly Evidence[], suspects: ReadonlySet<string>): Contradiction[] {
  const own = evidence.find((one) => one.block === block)
  if (!own) return []
  return evidence.filter((one) => !suspects.has(one.block.measure.id)).flatMap((one): Contradiction[] => {
    if (agreement(own, one) === 'contradict') return [{ one, reweighted: false, overEffects: [own, one].some(({ block: { measure } }) => measure.kind === 'effectAxis') }]
    return contradictsAfterReweighting(own, one) ? [{ one, reweighted: true, overEffects: true }] : []
  })
}

export function figuresCopied(block: Block, { blocks, copies }: SameFigures, evidence: readonly Evidence[], suspects: ReadonlySet<string>, fits: readonly Fit[]): BareFinding {
  const origins = blocks.filter((one) => !copies.includes(one))
  const contradictions = contradictionsOf(block, evidence, suspects)
  const others: OtherShare[] = contradictions.map(({ one, reweighted }) => otherShare(one, reweighted ? 'reweighted' : 'same'))
  const { measure, crossing, groups } = block
  return {
    severity: 'copied',
    certainty: 'inPractice',
    figures: idsOf(groups),
    against: [...new Set([...origins.flatMap((origin) => idsOf(origin.groups)), ...contradictions.flatMap(({ one }) => figuresOf(one.block))])],
    why: {
      kind: 'figuresCopied',
      measure: measure.id,
      crossing: crossing.id,
      origins: origins.map((origin) => origin.crossing.id),
      groups: groups.map((group) => group.printed),
      level: crossing.levels[0]!.id,
      implied: evidence.find((one) => one.block === block)?.implied ?? null,
      others,
    },
    fits,
  }
}

/** Equal figures that nothing contradicts: worth a look, and no more. */
export const sameFiguresInTwoCrossings = (blocks: readonly Block[]): BareFinding => ({
  severity: 'copied',
  certainty: 'inPractice',
  figures: blocks.flatMap((block) => idsOf(block.groups)),
  against: [],
  why: {
    kind: 'sameFiguresInTwoCrossings',
    measure: blocks[0]!.measure.id,
    crossings: blocks.map((block) => block.crossing.id),
    groups: blocks[0]!.groups.map((group) => group.printed),
  },
  fits: [],
})
