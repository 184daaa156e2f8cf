import { agreement, figuresOf, otherShare } from '../../evidence/shares.ts'
import { rangesMeet } from '../../range.ts'
import type { Evidence } from '../../evidence/shares.ts'
import type { BareFinding, Fit } from '../../finding.ts'

/** A measure whose implied share the others do not bear out. */
export interface Accusation {
  /** So close that a few blank answers would do it. */
  readonly nearMiss: boolean
  readonly accused: readonly Evidence[]
  readonly others: readonly Evidence[]
}

/**
 * Finds measures of the same groups that give them different shares, and says which of them does not belong: one whose total lies
 * outside other groups already, else the one that disagrees with most; both of two.
 */
export function accuse(evidence: readonly Evidence[], suspects: ReadonlySet<string>): Accusation[] {
  const accusations: Accusation[] = []
  let left = [...evidence]
  for (;;) {
    const conflicts = left.map((one) => ({ one, with: left.filter((other) => agreement(one, other) === 'contradict') })).filter((each) => each.with.length > 0)
    if (conflicts.length === 0) return accusations
    const suspected = conflicts.filter(({ one }) => suspects.has(one.block.measure.id))
    const candidates = suspected.length > 0 ? suspected : conflicts
    const most = Math.max(...candidates.map((each) => each.with.length))
    const worst = candidates.find((each) => each.with.length === most)!
    const asBad = worst.with.filter((other) => candidates.some((each) => each.one === other && each.with.length === most))
    const accused = [worst.one, ...asBad]
    accusations.push({ nearMiss: false, accused, others: worst.with.filter((other) => !asBad.includes(other)) })
    left = left.filter((one) => !accused.includes(one))
  }
}

/**
 * Means of effect means have no one share, so that an axis of which the report does not say what it averages proves nothing by itself;
 * only beside a total that lies outside other groups.
 */
export const isProven = ({ accused, others }: Accusation, suspects: ReadonlySet<string>): boolean =>
  accused.some((one) => suspects.has(one.block.measure.id)) || [...accused, ...others].every((one) => one.block.measure.kind !== 'effectAxis')

/** Pairs of measures that just miss each other: a few blanks in one of the questions would do it. */
export function nearMisses(evidence: readonly Evidence[]): Accusation[] {
  return evidence.flatMap((one, place) =>
    evidence.slice(place + 1).filter((other) => agreement(one, other) === 'nearMiss').map((other) => ({ nearMiss: true, accused: [one, other], others: [] })))
}

/** @param fitOf what the total of a measure would have to be; null where there is no total */
export function shareAgainstMeasures({ accused, others, nearMiss }: Accusation, evidence: readonly Evidence[], fitOf: (evidence: Evidence) => Fit | null): BareFinding {
  const [first, ...rest] = accused as [Evidence, ...Evidence[]]
  const { measure, crossing, total, groups } = first.block
  // Shares of respondents are no shares of pairs; beside them they still show how far off this one is
  const beside = first.population === 'all' ? [] : evidence.filter((one) =>
    one.block.crossing.id === crossing.id && one.population === 'all' && !accused.includes(one) && !rangesMeet(one.share, first.share))
  return {
    severity: 'contradicts',
    certainty: [first, ...rest, ...others].some((one) => one.block.measure.kind === 'effectAxis') ? 'inPractice' : 'arithmetic',
    figures: [...new Set(accused.flatMap((one) => figuresOf(one.block)))],
    against: [...new Set([...others, ...beside].flatMap((one) => figuresOf(one.block)))],
    why: {
      kind: 'shareContradictsMeasures',
      measure: measure.id,
      crossing: crossing.id,
      level: crossing.levels[0]!.id,
      total: total?.printed ?? '',
      groups: groups.map((group) => group.printed),
      implied: first.implied ?? { ...first.share, centre: first.share.from },
      nearMiss,
      others: [...rest, ...others].map((one) => otherShare(one, 'same')).concat(beside.map((one) => otherShare(one, 'respondents'))),
    },
    fits: accused.flatMap((one) => fitOf(one) ?? []),
  }
}
