import { shareFromOthers } from './shares.ts'
import { halfUnit, mixture, rangesMeet } from '../range.ts'
import type { Block, Figure } from '../blocks.ts'
import type { Evidence } from './shares.ts'
import type { Fit } from '../finding.ts'
import type { Range } from '../range.ts'

const mostCandidates = 100_000

/** Totals that the groups make: by their bases, by the shares that other measures give them, or anything between them. */
export function totalsOf(block: Block, evidence: readonly Evidence[]): Range {
  const byBases = totalsByBases(block)
  if (byBases) return byBases
  const [first, second] = block.groups
  const share = block.groups.length === 2 ? shareFromOthers(block, evidence) : null
  if (share) return mixture(share, first!, second!)
  return { from: Math.min(...block.groups.map((group) => group.from)), to: Math.max(...block.groups.map((group) => group.to)) }
}

/** Null where a base is not known, or does not weigh the groups. */
export function totalsByBases({ measure, groups, total }: Block): Range | null {
  if (measure.weighted || measure.kind === 'effectAxis' || measure.kind === 'meanOfEffects' || measure.kind === 'count') return null
  if (groups.some((group) => group.base === null)) return null
  const inGroups = groups.reduce((sum, group) => sum + group.base!, 0)
  const base = total?.base ?? inGroups
  if (base <= 0 || inGroups > base) return null
  const elsewhere = base - inGroups
  if (elsewhere > 0 && !measure.scale) return null
  const sum = (end: 'from' | 'to', others: number) => (groups.reduce((all, group) => all + group[end] * group.base!, 0) + elsewhere * others) / base
  return { from: sum('from', measure.scale?.lowest ?? 0), to: sum('to', measure.scale?.highest ?? 0) }
}

/**
 * The printed values of a total that fit in most of its crossings. Where no value fits in all of them they need not lie next to one
 * another: `from` and `to` are the outermost.
 */
export function fittingTotal(total: Figure, blocks: readonly Block[], evidence: readonly Evidence[]): Fit {
  const ranges = blocks.map((block) => totalsOf(block, evidence))
  const unit = 10 ** -total.decimals
  const least = Math.floor(Math.min(...ranges.map(({ from }) => from)) / unit)
  const most = Math.ceil(Math.max(...ranges.map(({ to }) => to)) / unit)
  const half = halfUnit(total.decimals)
  let best: number[] = []
  let fitting = 0
  for (let units = least; units <= Math.min(most, least + mostCandidates); units++) {
    const printed = { from: units * unit - half, to: units * unit + half }
    const meets = ranges.filter((range) => rangesMeet(range, printed)).length
    if (meets > fitting) [best, fitting] = [[], meets]
    if (meets === fitting) best.push(Number((units * unit).toFixed(total.decimals)))
  }
  return {
    figures: total.ids,
    from: best[0]!,
    to: best.at(-1)!,
    likeliest: mostAlike(total, best),
    ...(blocks.length > 1 && { crossings: { fitting, of: blocks.length } }),
  }
}

/** The candidate that has most digits in common with what is printed, in their places; null when several have as many, or none any. */
function mostAlike(figure: Figure, candidates: readonly number[]): string | null {
  const printed = figure.value.toFixed(figure.decimals)
  const alike = candidates.map((candidate) => {
    const text = candidate.toFixed(figure.decimals)
    return text.length === printed.length ? [...text].filter((digit, place) => digit === printed[place] && digit !== '.').length : 0
  })
  const most = Math.max(...alike)
  const those = candidates.filter((_, place) => alike[place] === most)
  return most > 0 && those.length === 1 ? those[0]!.toFixed(figure.decimals) : null
}
