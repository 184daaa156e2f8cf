import type { EffectMatrix, VerticalAxis } from '../../../analysis/figures/effectMatrix.ts'
import type { MeanFigure } from '../../../analysis/figures/mean.ts'
import { notEstimable } from '../../../analysis/result.ts'
import type { EffectLabel } from '../../../client/charts/effectMatrix/layout.ts'

/** Figures written down by hand: what a picture is asked to show, not what an analysis found. */
export const mean = (value: number, half: number, base: number): MeanFigure => ({
  base,
  mean: { kind: 'estimated', value, standardError: half / 2, standardDeviation: null },
  interval: { kind: 'estimated', lower: value - half, upper: value + half },
})

export const withheld: MeanFigure = { base: null, mean: { kind: 'suppressed', reason: 'baseBelowFive' }, interval: { kind: 'suppressed', reason: 'baseBelowFive' } }
export const nobody: MeanFigure = { base: 0, mean: notEstimable('noResponse'), interval: notEstimable('noResponse') }

const desired = [0.85, 0.7, 0.8, 0.72, 0.78, 0.55, 1.1, 0.5, 0.45, 0.4, 0.9]
const realised = [1.15, 1.1, 1.12, 1.08, 1.2, 1.35, 1.5, 1.3, 1.0, 1.05, 0.95]

export function matrixOf(vertical: VerticalAxis, changes: Partial<EffectMatrix> = {}): EffectMatrix {
  const times = vertical === 'realised' ? 1 : 50
  return {
    domain: 'total',
    vertical,
    view: 'published',
    base: 269,
    effects: desired.map((value, index) => ({ effect: index + 1, desired: mean(value, 0.08, 269), vertical: mean(realised[index]! * times, 0.1 * times, 100 + index) })),
    axisMeans: {
      desired: { mean: { kind: 'estimated', value: 0.7, standardError: 0.02 }, interval: { kind: 'estimated', lower: 0.66, upper: 0.74 }, pooled: { kind: 'estimated', value: 0.7, standardError: 0.02 }, effectsUsed: 11 },
      vertical: { mean: { kind: 'estimated', value: 1.16 * times, standardError: 0.02 * times }, interval: { kind: 'estimated', lower: 1.12 * times, upper: 1.2 * times }, pooled: { kind: 'estimated', value: 1.19 * times, standardError: 0.02 * times }, effectsUsed: 11 },
    },
    ...changes,
  }
}

const groups = ['collaboration', 'collaboration', 'collaboration', 'collaboration', 'collaboration', 'networking', 'networking', 'networking', 'collaboration', 'leverage', 'leverage']

export const effectLabels: readonly EffectLabel[] = groups.map((group, index) => ({ number: index + 1, group, short: { nl: `Kort effect ${index + 1}`, en: `Short effect ${index + 1}` } }))
