import { roundedRatio } from './displays/rounding.ts'
import { batteries, effectAxes, effectCount } from '../variables.ts'
import type { StatementCounts } from '../responseMatrix.ts'
import type { DerivedMean, ReleasedBase, ReleasedFigure, ReleaseGroupName, Withheld } from './releaseDocument.ts'

interface Derived {
  readonly measure: string
  readonly group: ReleaseGroupName
  readonly shown: DerivedMean | Withheld
}

/** What one figure says of the mean: itself, the bound, or the one answer of nearly all; null where it says none. */
function meanTold(figure: ReleasedFigure): number | null {
  switch (figure.kind) {
    case 'withheld': return null
    case 'atLeast': case 'atMost': return figure.bound
    case 'nearlyAll': return figure.code
    default: return figure.mean
  }
}

function rangeOf(bases: readonly ReleasedBase[]): ReleasedBase {
  const least = Math.min(...bases.map((base) => (base.kind === 'between' ? base.least : base.base)))
  const most = Math.max(...bases.map((base) => (base.kind === 'between' ? base.most : base.base)))
  if (least < most) return { kind: 'between', least, most }
  return { kind: bases.every((base) => base.kind === 'exact') ? 'exact' : 'about', base: least }
}

/**
 * The mean of the shown figures of several questions, each counting once, as the study of 2020 takes the mean of an axis.
 * Only where more than half of the questions are shown: on fewer it would be about other questions than that of the
 * group beside it. A coded figure counts with what it tells (its bound, or the answer of nearly all).
 */
function meanOfFigures(figures: readonly ReleasedFigure[]): DerivedMean | Withheld {
  const told = figures.flatMap((figure) => {
    const mean = meanTold(figure)
    return figure.kind === 'withheld' || mean === null ? [] : [{ base: figure.base, hundredths: Math.round(100 * mean), isCoarse: figure.kind === 'mean' || figure.kind === 'atLeast' || figure.kind === 'atMost' }]
  })
  if (2 * told.length <= figures.length) return { kind: 'withheld' }
  const decimals = told.some(({ isCoarse }) => isCoarse) ? 1 : 2
  const sum = told.reduce((all, { hundredths }) => all + hundredths, 0)
  return { kind: 'mean', base: rangeOf(told.map(({ base }) => base)), mean: roundedRatio(sum, 100 * told.length, decimals), decimals, parts: told.length }
}

/** The share that becomes more competitive within three years, of all who answered, from the counts as shown. */
function withinThreeYears(figure: ReleasedFigure): DerivedMean | Withheld {
  if (figure.kind !== 'distribution' && figure.kind !== 'exact') return { kind: 'withheld' }
  const count = (isCounted: (code: number) => boolean): number => figure.counts.reduce((sum, [code, answers]) => sum + (isCounted(code) ? answers : 0), 0)
  return { kind: 'mean', base: figure.base, mean: roundedRatio(count((code) => code <= 3), count(() => true), 2), decimals: 2, parts: 1 }
}

/** Means of the axes and batteries, and competitive within three years: from released figures alone, so that they tell nothing more. */
export function derivedFigures(shown: (variable: string, group: ReleaseGroupName) => ReleasedFigure, groups: readonly ReleaseGroupName[], statements: StatementCounts): Derived[] {
  const numbered = (stem: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${stem}_${index + 1}`)
  const means = [
    ...effectAxes.map((axis) => ({ measure: `${axis}_mean`, variables: numbered(axis, effectCount) })),
    ...batteries.map((battery) => ({ measure: `${battery}_mean`, variables: numbered(battery, statements[battery]) })),
  ]
  return [
    ...means.flatMap(({ measure, variables }) => groups.map((group): Derived => ({ measure, group, shown: meanOfFigures(variables.map((variable) => shown(variable, group))) }))),
    ...groups.map((group): Derived => ({ measure: 'competitive_within3', group, shown: withinThreeYears(shown('competitive', group)) })),
  ]
}
