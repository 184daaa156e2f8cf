import { vanished } from '../../linearisation/vanished.ts'
import { notEstimable } from '../../result.ts'
import { adjustFamily } from '../../significance/families.ts'
import { differenceBetween, whyUntested } from '../../significance/differenceOfMeans.ts'
import { welchDifference } from '../../significance/welchDifference.ts'
import type { Estimator } from '../../estimation/estimator.ts'
import type { DifferenceTest, RankTest } from '../../figures/crossing.ts'
import type { CellMoments } from '../../linearisation/cellMoments.ts'
import type { Suppressed } from '../../result.ts'
import type { CellProfiles } from '../../tallies/profiles.ts'
import type { Pair, PairTest } from '../crossTable.ts'

/** The mean of one column as a test needs it, or why it may not be tested. */
export interface ColumnMean {
  readonly base: number
  readonly mean: number | null
  readonly standardDeviation: number | null
  readonly varies: boolean
  /** Of a design-based view. */
  readonly linearised: CellMoments | null
  readonly hidden: Suppressed | null
}

type RawTest = Exclude<DifferenceTest, { kind: 'estimated' }> | Omit<Extract<DifferenceTest, { kind: 'estimated' }>, 'levels'>

/** A B C … Z AA AB …, as column heads are lettered. */
export function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last
}

/** Difference between two columns, second minus first. As published: Welch's test. Same rules as the difference of a crossing. */
export function differenceOfColumns(estimator: Estimator<CellProfiles>, first: ColumnMean, second: ColumnMean): RawTest {
  const hidden = first.hidden ?? second.hidden
  if (hidden) return hidden
  if (first.base + second.base === 0) return notEstimable('noResponse')
  if (first.base === 0 || second.base === 0) return notEstimable('emptyLevel')
  if (first.base === 1 || second.base === 1) return notEstimable('oneResponse')
  if (!first.varies || !second.varies) return notEstimable('noVariation')
  const base = first.base + second.base
  if (estimator.view === 'published') return { kind: 'estimated', base, ...welchDifference(first, second) }
  const { design, weighting } = estimator
  if (weighting.kind === 'notEstimable') return weighting
  const comparable = ({ mean, linearised, ...rest }: ColumnMean) => ({ ...rest, mean: mean!, linearised: linearised! })
  const test = differenceBetween(design, weighting, comparable(first), comparable(second))
  if (test.t === null || vanished(design, test.standardError, first.mean ?? 0)) return whyUntested(test)
  if (test.p === null || test.lower === null || test.upper === null) return notEstimable('noDegreesOfFreedom')
  const { difference, lower, upper, t, degreesOfFreedom, p } = test
  return { kind: 'estimated', base, difference, lower, upper, t, degreesOfFreedom, p }
}

export interface ComparedColumns {
  readonly pairs: readonly Pair[]
  readonly familySize: number
  /** By column: letters of the columns that are significantly smaller. */
  readonly letters: readonly (readonly string[])[]
}

/** Below this the larger of two columns carries the letter of the smaller, after Holm over the family. */
export const letterLevel = 0.05

/**
 * All pairs of the columns of one banner question: one family of tests, adjusted by Holm for the letters, and by
 * Benjamini and Hochberg beside it. Never against the total, of which a column is a part.
 * @param rank of the pair, for an item on four points
 */
export function compareColumns(estimator: Estimator<CellProfiles>, columns: readonly ColumnMean[], rank: (first: number, second: number) => RankTest | null): ComparedColumns {
  const places = columns.flatMap((_, first) => columns.slice(first + 1).map((_, offset): readonly [number, number] => [first, first + 1 + offset]))
  const raw = places.map(([first, second]) => differenceOfColumns(estimator, columns[first]!, columns[second]!))
  const { familySize, holm, benjaminiHochberg } = adjustFamily(raw.map((test) => (test.kind === 'estimated' ? test.p : null)))
  const letters = columns.map((): string[] => [])
  const pairs = places.map(([first, second], place): Pair => {
    const test = adjusted(raw[place]!, holm[place]!, benjaminiHochberg[place]!)
    if (test.kind === 'estimated' && test.holm < letterLevel) {
      const [larger, smaller] = test.difference > 0 ? [second, first] : [first, second]
      letters[larger]!.push(letterOf(smaller))
    }
    return { first: letterOf(first), second: letterOf(second), test, rank: rank(first, second) }
  })
  return { pairs, familySize, letters }
}

function adjusted(test: RawTest, holm: number | null, benjaminiHochberg: number | null): PairTest {
  if (test.kind !== 'estimated') return test
  const { difference, lower, upper, t, degreesOfFreedom, p } = test
  return { kind: 'estimated', difference, lower, upper, t, degreesOfFreedom, p, holm: holm!, benjaminiHochberg: benjaminiHochberg! }
}
