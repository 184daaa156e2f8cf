import { withholdInCrossing } from './withholdInCrossing.ts'
import { withholdInEffectMatrices } from './withholdInEffectMatrices.ts'
import { withholdMean } from './withholdMean.ts'
import type { Crossing } from '../figures/crossing.ts'
import type { EffectMatrix } from '../figures/effectMatrix.ts'
import type { ItemMean } from '../figures/itemMeans.ts'
import type { MeanFigure } from '../figures/mean.ts'

type Withholdable = MeanFigure | ItemMean | EffectMatrix | Crossing

/**
 * The figure, or list of figures, as people may see it: no mean, base or test on one to four responses, and no figure from
 * which such a one follows (the other level of a crossing whose total is shown; the mean of an axis with one hidden effect).
 * Give the effect matrices of all levels of a crossing together: on its own a matrix does not know its complement.
 */
export function withholdSmallBases<Figure extends Withholdable>(figures: readonly Figure[]): Figure[]
export function withholdSmallBases<Figure extends Withholdable>(figure: Figure): Figure
export function withholdSmallBases(given: Withholdable | readonly Withholdable[]): Withholdable | Withholdable[] {
  if (!isList(given)) return withholdSmallBases([given])[0]!
  const matrices = withholdInEffectMatrices(given.filter((one) => 'effects' in one))
  return given.map((one): Withholdable => {
    if ('effects' in one) return matrices.shift()!
    if ('columns' in one) return withholdInCrossing(one)
    if ('figure' in one) return { ...one, figure: withholdMean(one.figure) }
    return withholdMean(one)
  })
}

const isList = (given: Withholdable | readonly Withholdable[]): given is readonly Withholdable[] => Array.isArray(given)
