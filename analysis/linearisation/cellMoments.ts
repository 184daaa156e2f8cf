import { tallyOfDomain } from '../tallies/tallyOfDomain.ts'
import type { Tally } from '../tallies/tally.ts'
import type { SurveyDesign } from '../weighting/surveyDesign.ts'

/**
 * What the design needs to know of one quantity in one domain, by weighting cell: how many responses
 * are in the domain and have the quantity, its mean over these, and the squared deviations around that mean.
 * Sums around the own mean keep their digits where plain sums of squares cancel.
 */
export interface CellMoments {
  readonly count: Float64Array
  readonly mean: Float64Array
  readonly squares: Float64Array
}

export interface DomainMoments extends CellMoments {
  /** Responses in the domain that answered. */
  readonly base: number
  /** Whether at least two different answers were given. */
  readonly varies: boolean
}

/** Moments of a tallied variable over the profiles marked in `inDomain`. */
export function domainMoments(design: SurveyDesign, tally: Tally, inDomain: Uint8Array): DomainMoments {
  const cells = design.clusters * design.kinds
  const count = new Float64Array(cells)
  const mean = new Float64Array(cells)
  const squares = new Float64Array(cells)
  // Whole numbers are added up before anything is rounded, so that the way to a domain leaves no trace in its figures
  const { profiles, values, counts, stride } = tallyOfDomain(tally, inDomain).own
  const slots = values.length
  const seen = new Uint8Array(slots)
  let base = 0
  for (let profile = 0; profile < profiles.count; profile++) {
    let times = 0
    let total = 0
    for (let slot = 0, at = profile * stride; slot < slots; slot++, at++) {
      const own = counts[at]!
      if (own === 0) continue
      seen[slot] = 1
      times += own
      total += own * values[slot]!
    }
    if (times === 0) continue
    const centre = total / times
    let spread = 0
    for (let slot = 0, at = profile * stride; slot < slots; slot++, at++) if (counts[at]! > 0) spread += counts[at]! * (values[slot]! - centre) ** 2
    const cell = profiles.cluster[profile]! * design.kinds + profiles.kind[profile]!
    count[cell] = times
    mean[cell] = centre
    squares[cell] = spread
    base += times
  }
  let different = 0
  for (let slot = 0; slot < slots; slot++) different += seen[slot]!
  return { count, mean, squares, base, varies: different > 1 }
}

/** The moments of (quantity - shift) * factor. */
export function rescaled(moments: CellMoments, shift: number, factor: number): CellMoments {
  return {
    count: moments.count,
    mean: moments.mean.map((mean, cell) => (moments.count[cell]! > 0 ? (mean - shift) * factor : 0)),
    squares: moments.squares.map((squares) => squares * factor * factor),
  }
}

/** The moments of two groups of responses that do not overlap, taken together (Chan, Golub and LeVeque, 1983). */
export function together(first: CellMoments, second: CellMoments): CellMoments {
  const count = first.count.map((one, cell) => one + second.count[cell]!)
  const mean = new Float64Array(count.length)
  const squares = new Float64Array(count.length)
  for (let cell = 0; cell < count.length; cell++) {
    const all = count[cell]!
    if (all === 0) continue
    const a = first.count[cell]!
    const b = second.count[cell]!
    const gap = second.mean[cell]! - first.mean[cell]!
    mean[cell] = (a * first.mean[cell]! + b * second.mean[cell]!) / all
    squares[cell] = first.squares[cell]! + second.squares[cell]! + (gap * gap * a * b) / all
  }
  return { count, mean, squares }
}
