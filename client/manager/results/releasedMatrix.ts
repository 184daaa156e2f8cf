import type { EffectMatrix, VerticalAxis } from '../../../analysis/figures/effectMatrix.ts'
import type { MeanFigure } from '../../../analysis/figures/mean.ts'
import type { DerivedFigureShown, ReleasedFigureShown } from '../../../server/api/release.ts'
import { effects } from '../../../surveys/index.ts'

/** The number that a picture can place; null where only a bound, one answer, or nothing is told. */
export const toldMean = (shown: ReleasedFigureShown | DerivedFigureShown | null): number | null =>
  shown !== null && 'mean' in shown ? shown.mean : null

const withheld = { kind: 'suppressed', reason: 'baseBelowFive' } as const

function drawn(shown: ReleasedFigureShown | null): MeanFigure {
  const value = toldMean(shown)
  return { base: null, mean: value === null ? withheld : { kind: 'estimated', value, standardError: null, standardDeviation: null }, interval: withheld }
}

function axis(shown: DerivedFigureShown | null): EffectMatrix['axisMeans']['desired'] {
  const value = toldMean(shown)
  const mean = value === null ? withheld : ({ kind: 'estimated', value, standardError: null } as const)
  return { mean, interval: withheld, pooled: withheld, effectsUsed: shown !== null && shown.kind === 'mean' ? shown.parts : 0 }
}

/** The released figures of one group as the picture of the effects takes them; nothing is computed. */
export function releasedMatrix(domain: EffectMatrix['domain'], vertical: VerticalAxis, figureOf: (variable: string) => ReleasedFigureShown | null, derivedOf: (measure: string) => DerivedFigureShown | null): EffectMatrix {
  return {
    domain,
    vertical,
    view: 'published',
    base: null,
    effects: effects.map(({ number }) => ({ effect: number, desired: drawn(figureOf(`desired_${number}`)), vertical: drawn(figureOf(`${vertical}_${number}`)) })),
    axisMeans: { desired: axis(derivedOf('desired_mean')), vertical: axis(derivedOf(`${vertical}_mean`)) },
  }
}
