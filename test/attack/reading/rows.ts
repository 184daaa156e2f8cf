import type { ReleasedBase, ReleasedFigure, ReleaseRules } from '../../../analysis/release/releaseDocument.ts'

/** What one figure says about the answers of its group: least <= sum over companies of weights[answer] <= most; weights in code order. */
export interface FigureRow {
  readonly weights: readonly number[]
  readonly least: number
  readonly most: number
}

const divideUp = (a: number, b: number): number => Math.ceil(a / b - 1e-12)
const steps = (codes: readonly number[]): number => codes.slice(1).reduce((least, code, index) => Math.min(least, code - codes[index]!), Infinity)

/** How far the true count can lie from a shown one. */
const windowOf = (roundedTo: number): number => Math.floor(roundedTo / 2)

/** The bases that a told base can stand for. */
export function basesBehind(base: ReleasedBase, rules: ReleaseRules): { least: number; most: number } {
  switch (base.kind) {
    case 'exact': return { least: base.base, most: base.base }
    case 'about': return { least: base.base - windowOf(rules.countsRoundedTo), most: base.base + windowOf(rules.countsRoundedTo) }
    case 'between': return { least: base.least, most: base.most }
  }
}

/** Sum of answers behind a mean rounded half up to some decimals, on a known base; whole steps of the scale. */
function sumsBehind(mean: number, decimals: number, base: number, codes: readonly number[]): { least: number; most: number } {
  const scale = 2 * 10 ** decimals
  const shown = Math.round(mean * 10 ** decimals)
  const step = steps(codes)
  const least = divideUp(base * (2 * shown - 1), scale)
  const most = divideUp(base * (2 * shown + 1), scale) - 1
  const origin = codes[0]! * base
  return { least: Math.ceil((least - origin) / step), most: Math.floor((most - origin) / step) }
}

function meanRows(mean: number, decimals: number, codes: readonly number[], base: number | null): FigureRow[] {
  const step = steps(codes)
  if (base !== null) return [{ weights: codes.map((code) => (code - codes[0]!) / step), ...sumsBehind(mean, decimals, base, codes) }]
  const scale = 2 * 10 ** decimals
  const shown = Math.round(mean * 10 ** decimals)
  return [
    { weights: codes.map((code) => scale * code - (2 * shown - 1)), least: 0, most: Infinity },
    { weights: codes.map((code) => scale * code - (2 * shown + 1)), least: -Infinity, most: -1 },
  ]
}

/** Nothing but a repetition of the counts shown beside it. */
function followsFrom(counts: readonly (readonly [number, number])[], mean: number): boolean {
  const all = counts.reduce((sum, [, count]) => sum + count, 0)
  const sum = counts.reduce((total, [code, count]) => total + code * count, 0)
  if (all === 0) return false
  return [0, 1, 2, 3, 12].some((decimals) => Math.abs(mean - sum / all) <= 0.5 * 10 ** -decimals + 1e-9 && Math.abs(mean * 10 ** decimals - Math.round(mean * 10 ** decimals)) < 1e-9 * 10 ** decimals)
}

/**
 * Everything that a figure says to who knows the rules: also why it is not shown in another way.
 * @param base the number of answers where the attacker knows it, else null: then the rows hold for every base
 * @param exactCounts counts are told as they are, for the control in which the rules are off
 */
export function rowsOf(shown: ReleasedFigure, codes: readonly number[], rules: ReleaseRules, base: number | null, exactCounts: boolean): FigureRow[] {
  if (shown.kind === 'withheld') return []
  const every = codes.map(() => 1)
  const rows: FigureRow[] = [{ weights: every, ...basesBehind(shown.base, rules) }]
  const only = (code: number, weight: number, others: number) => codes.map((each) => (each === code ? weight : others))
  const lowest = codes[0]!
  const highest = codes.at(-1)!
  const length = highest - lowest
  switch (shown.kind) {
    case 'mean':
      rows.push(...meanRows(shown.mean, shown.decimals, codes, base))
      if (!exactCounts && shown.decimals === 1) {
        // Not told as a bound, so the sum from the lowest code is neither that high nor that low: over L and under L·n - L
        rows.push({ weights: every, least: rules.smallestBase, most: rules.distributionBase - 1 })
        rows.push({ weights: codes.map((code) => code - highest), least: -Infinity, most: -length - 1 })
        rows.push({ weights: codes.map((code) => code - lowest), least: length + 1, most: Infinity })
      }
      break
    case 'atLeast':
      rows.push({ weights: codes.map((code) => code - highest), least: -length, most: Infinity })
      break
    case 'atMost':
      rows.push({ weights: codes.map((code) => code - lowest), least: -Infinity, most: length })
      break
    case 'nearlyAll':
      rows.push({ weights: only(shown.code, 0, 1), least: 0, most: rules.dissentersHidden })
      break
    case 'distribution':
    case 'exact': {
      const window = exactCounts ? 0 : windowOf(rules.countsRoundedTo)
      for (const [code, count] of shown.counts) {
        rows.push({ weights: only(code, 1, 0), least: Math.max(0, count - window), most: count + window })
        // Not told as nearly all, so more than the hidden number gave another answer
        if (!exactCounts) rows.push({ weights: only(code, 0, 1), least: rules.dissentersHidden + 1, most: Infinity })
      }
      if (shown.mean !== null && (shown.kind === 'exact' || !followsFrom(shown.counts, shown.mean))) rows.push(...meanRows(shown.mean, 2, codes, base))
      break
    }
  }
  return rows
}
