import { impliedShare } from './impliedShare.ts'
import { desiresCompared, reweighted } from './reweighting.ts'
import { idsOf, populationOf } from '../blocks.ts'
import { intersection, rangesMeet } from '../range.ts'
import type { Block } from '../blocks.ts'
import type { ImpliedShare, OtherShare } from '../finding.ts'
import type { Range } from '../range.ts'

/** What a measure says about the share of the first of two groups. */
export interface Evidence {
  readonly block: Block
  readonly population: string
  readonly weighted: boolean
  readonly from: 'bases' | 'figures'
  readonly share: Range
  /** What total and groups imply, also where the bases are known. */
  readonly implied: ImpliedShare | null
  /** Effects that the first group desires for each one in the second, where this measure says so. */
  readonly desires: Range | null
}

/** Measures whose means a share follows from; a mean of effect means has no one share. */
const hasShare = ({ measure, groups }: Block): boolean => groups.length === 2 && measure.kind !== 'count' && measure.kind !== 'meanOfEffects'

/** Share of the first of two groups by their bases; null where these are not known, or do not weigh the groups. */
export function shareByBases(block: Block): Range | null {
  const [first, second] = block.groups
  if (!hasShare(block) || block.measure.weighted || block.measure.kind === 'effectAxis' || first!.base === null || second!.base === null || first!.base + second!.base === 0) return null
  const share = first!.base / (first!.base + second!.base)
  return { from: share, to: share }
}

/** The evidence of a block, or null where it says nothing about the share. */
export function evidenceOf(block: Block, blocks: readonly Block[]): Evidence | null {
  if (!hasShare(block)) return null
  const [first, second] = block.groups as [Block['groups'][0], Block['groups'][0]]
  const implied = block.total ? impliedShare(block.total, first, second) : null
  const desires = blocks.some((other) => other.measure.desiredBy === block.measure.id) && second.from > 0 && first.from > 0 ? desiresCompared(first, second) : null
  const about = { block, population: populationOf(block.measure), weighted: block.measure.weighted === true, implied, desires }
  const byBases = shareByBases(block)
  if (byBases) return { ...about, from: 'bases', share: byBases }
  const share = implied && intersection(implied, { from: 0, to: 1 })
  return share ? { ...about, from: 'figures', share } : null
}

const comparable = (one: Evidence, other: Evidence): boolean =>
  one.block.crossing.id === other.block.crossing.id && one.weighted === other.weighted && one.block.measure.id !== other.block.measure.id

/**
 * Two shares of the same respondents that miss each other by less than this may come from questions that a few left blank;
 * that is worth a look, not an alarm.
 */
export const differentBases = 0.02

export type Agreement = 'agree' | 'nearMiss' | 'contradict' | 'notComparable'

/** Whether two measures of the same respondents give a group the same share. */
export function agreement(one: Evidence, other: Evidence): Agreement {
  if (!comparable(one, other) || one.population !== other.population) return 'notComparable'
  if (one.from === 'bases' && other.from === 'bases') return 'notComparable'
  if (rangesMeet(one.share, other.share)) return 'agree'
  const gap = Math.max(one.share.from - other.share.to, other.share.from - one.share.to)
  return gap > differentBases ? 'contradict' : 'nearMiss'
}

/**
 * Whether the share by which a measure of desire weighs its groups, taken over to the desired effects, misses that of a measure
 * over those effects.
 */
export function contradictsAfterReweighting(desire: Evidence, other: Evidence): boolean {
  if (!comparable(desire, other) || desire.desires === null || other.block.measure.desiredBy !== desire.block.measure.id) return false
  return !rangesMeet(reweighted(desire.share, desire.desires), other.share)
}

/** The share that all these measures give the first group of the crossing, in the population of `block`; null where they give none. */
export function shareFromOthers(block: Block, evidence: readonly Evidence[]): Range | null {
  const others = evidence.filter((one) => one.block.crossing.id === block.crossing.id && one.block.measure.id !== block.measure.id && one.weighted === (block.measure.weighted === true))
  const same = others.filter((one) => one.population === populationOf(block.measure)).map((one) => one.share)
  const desires = others.find((one) => one.block.measure.id === block.measure.desiredBy)?.desires
  const taken = desires ? others.filter((one) => one.population === 'all').map((one) => reweighted(one.share, desires)) : []
  let share: Range | null = null
  for (const one of [...same, ...taken]) share = share === null ? one : (intersection(share, one) ?? share)
  return share
}

export const otherShare = (one: Evidence, compared: OtherShare['compared']): OtherShare => ({
  measure: one.block.measure.id,
  share: one.share,
  from: one.from,
  compared,
})

export const figuresOf = ({ total, groups }: Block): string[] => idsOf([total, ...groups])
