import type { CrossingBy } from '../../../analysis/figures/crossing.ts'
import type { DomainId } from '../../../analysis/figures/effectMatrix.ts'
import { crossingInAddress, crossingsBy, readDomain } from '../state.ts'

/** The four things that can be compared, by their name in the address. */
export const comparisonKinds = ['gewenst', 'groepen', 'golven', 'studie'] as const
export type ComparisonKind = (typeof comparisonKinds)[number]

export interface ComparisonState {
  readonly kind: ComparisonKind
  /** The group on the screen; of two groups the first. */
  readonly domain: DomainId
  readonly second: DomainId
  readonly by: CrossingBy
  /** The earlier wave; null is the one before. */
  readonly since: string | null
}

export function readComparison(read: (name: string) => string | null): ComparisonState {
  const kind = comparisonKinds.find((one) => one === read('soort')) ?? 'gewenst'
  const by = crossingsBy.find((one) => crossingInAddress[one] === read('kruising')) ?? 'activity'
  return {
    kind,
    domain: readDomain(read('groep')) ?? (kind === 'groepen' ? 'call=1' : 'total'),
    second: readDomain(read('met')) ?? 'call=2',
    by,
    since: read('sinds'),
  }
}
