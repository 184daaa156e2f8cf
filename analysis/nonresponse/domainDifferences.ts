import { notEstimable } from '../result.ts'
import type { Crossing, DifferenceTest } from '../figures/crossing.ts'
import type { NotEstimable, Result } from '../result.ts'
import type { ByView } from './moves.ts'
import type { LevelPropensities } from './responseSpread.ts'

/** One difference between two groups in the three views, beside what nonresponse alone could make. */
export interface DomainDifference {
  readonly variable: string
  /** Level two minus level one. */
  readonly differences: ByView<DifferenceTest>
  /** Raked minus as published. */
  readonly moved: Result<{ readonly value: number }>
  /**
   * The difference that nonresponse along the register variables can make at most, were the two groups alike: |bias| of a mean is at
   * most S(y) S(rho) / mean rho = (1 - R) S(y) / (2 mean rho) in each group, and here the two together.
   */
  readonly largestBias: Result<{ readonly value: number }>
  /** Whether the difference as published is no larger than that; null where one of the two is not known. */
  readonly nonresponseCouldMakeIt: boolean | null
}

/**
 * How far nonresponse alone could explain the difference between the two levels of a classification, for every variable.
 * The bound is that of Schouten, Cobben and Bethlehem (2009), section 3, taken inside each group: largest when the answers go along
 * with the propensities as closely as can be.
 * @param crossings of every variable by this classification, withheld as people may see them
 */
export function domainDifferences(crossings: ByView<readonly Crossing[]>, propensities: readonly LevelPropensities[] | NotEstimable): DomainDifference[] {
  return crossings.published.flatMap((published) => {
    const { variable } = published
    if (variable === 'competitive') return []
    const inView = (view: 'stratified' | 'raked'): DifferenceTest => crossings[view].find((one) => one.variable === variable)?.difference ?? notEstimable('noResponse')
    const differences = { published: published.difference, stratified: inView('stratified'), raked: inView('raked') }
    const largestBias = boundOf(published, propensities)
    const { published: plain, raked } = differences
    return [{
      variable,
      differences,
      moved: plain.kind !== 'estimated' ? plain : raked.kind !== 'estimated' ? raked : { kind: 'estimated' as const, value: raked.difference - plain.difference },
      largestBias,
      nonresponseCouldMakeIt: plain.kind === 'estimated' && largestBias.kind === 'estimated' ? Math.abs(plain.difference) <= largestBias.value : null,
    }]
  })
}

function boundOf({ difference, columns, by }: Crossing, propensities: readonly LevelPropensities[] | NotEstimable): DomainDifference['largestBias'] {
  if (difference.kind !== 'estimated') return difference
  if ('kind' in propensities) return propensities
  let value = 0
  for (const level of difference.levels) {
    const own = propensities.find((one) => one.level === level)
    const mean = columns.find(({ domain }) => domain === `${by}=${level}`)?.figure.mean
    if (mean?.kind === 'suppressed') return mean
    if (own === undefined || !(own.mean > 0) || mean?.kind !== 'estimated' || mean.standardDeviation === null) return notEstimable('oneResponse')
    value += (mean.standardDeviation * own.spread) / own.mean
  }
  return { kind: 'estimated', value }
}
