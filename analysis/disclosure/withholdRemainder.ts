import { smallestBase, suppressed } from './smallestBase.ts'
import { withholdMean } from './withholdMean.ts'
import type { AxisMean, EffectMatrix } from '../figures/effectMatrix.ts'
import type { MeanFigure } from '../figures/mean.ts'

/** Whether a whole and a part of it together would show one to four responses of the rest. */
export function remainderTooSmall(whole: number | null, part: number | null): boolean {
  const rest = (whole ?? 0) - (part ?? 0)
  return rest > 0 && rest < smallestBase
}

/** A mean of the whole, withheld where subtracting the part would leave one to four responses. Both as computed, not yet withheld. */
export const withholdMeanRemainder = (whole: MeanFigure, part: MeanFigure): MeanFigure =>
  withholdMean(whole, remainderTooSmall(whole.base, part.base) ? 'complement' : null)

const withheldAxis: AxisMean = { mean: suppressed('complement'), interval: suppressed('complement'), pooled: suppressed('complement'), effectsUsed: 0 }

/**
 * The matrix of the whole beside that of a part of it, without points from which the rest would follow.
 * @param shown the matrix of the whole as it may be seen on its own
 * @param whole and part, as computed
 */
export function withholdMatrixRemainder(shown: EffectMatrix, whole: EffectMatrix, part: EffectMatrix): EffectMatrix {
  const few = (axis: 'desired' | 'vertical', place: number) => remainderTooSmall(whole.effects[place]![axis].base, part.effects[place]![axis].base)
  const withheldPoint = (axis: 'desired' | 'vertical', place: number) => withholdMean(shown.effects[place]![axis], few(axis, place) ? 'complement' : null)
  // The mean of an axis and its other effects would give a hidden one
  const axisMean = (axis: 'desired' | 'vertical') => (whole.effects.some((_, place) => few(axis, place)) ? withheldAxis : shown.axisMeans[axis])
  return {
    ...shown,
    base: remainderTooSmall(whole.base, part.base) ? null : shown.base,
    effects: shown.effects.map(({ effect }, place) => ({ effect, desired: withheldPoint('desired', place), vertical: withheldPoint('vertical', place) })),
    axisMeans: { desired: axisMean('desired'), vertical: axisMean('vertical') },
  }
}
