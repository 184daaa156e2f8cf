import { effectMatrixOf, effectMatrixOfCluster, itemMeans, smallestBase, withholdSmallBases } from '../../analysis/index.ts'
import type { EffectMatrix, MeanFigure, ResponseMatrix } from '../../analysis/index.ts'

/** A cluster beside the programme: the matrices (realised, then contribution) and every item. */
export interface ClusterFigures {
  readonly own: readonly EffectMatrix[]
  readonly programme: readonly EffectMatrix[]
  readonly items: readonly { readonly variable: string; readonly own: MeanFigure; readonly programme: MeanFigure }[]
}

const withheld = { kind: 'suppressed', reason: 'complement' } as const
const withheldMean: MeanFigure = { base: null, mean: withheld, interval: withheld }
const withheldAxis = { mean: withheld, interval: withheld, pooled: withheld, effectsUsed: 0 }

/** Whether the programme and the cluster together would show one to four answers of the other clusters. */
const othersAreFew = (programme: number | null, own: number | null): boolean => {
  const others = (programme ?? 0) - (own ?? 0)
  return others > 0 && others < smallestBase
}

/**
 * What a manager sees after closing, as the study prints it. Nothing on one to four answers, neither of the own cluster
 * nor, by subtraction, of the others.
 */
export function clusterFigures(matrix: ResponseMatrix, clusterId: string): ClusterFigures {
  const ownExact = (['realised', 'contribution'] as const).map((vertical) => effectMatrixOfCluster(matrix, clusterId, vertical, 'published'))
  const programmeExact = (['realised', 'contribution'] as const).map((vertical) => effectMatrixOf(matrix, 'total', vertical, 'published'))
  const programme = withholdSmallBases(programmeExact)
  const ownItemsExact = itemMeans(matrix, `cluster=${clusterId}`, 'published')
  const programmeItemsExact = itemMeans(matrix, 'total', 'published')
  const ownItems = withholdSmallBases(ownItemsExact)
  const programmeItems = withholdSmallBases(programmeItemsExact)
  return {
    own: withholdSmallBases(ownExact),
    programme: programme.map((one, place) => besideOwn(one, programmeExact[place]!, ownExact[place]!)),
    items: ownItems.map(({ variable, figure }, place) => ({
      variable,
      own: figure,
      programme: othersAreFew(programmeItemsExact[place]!.figure.base, ownItemsExact[place]!.figure.base) ? withheldMean : programmeItems[place]!.figure,
    })),
  }
}

function besideOwn(shown: EffectMatrix, programme: EffectMatrix, own: EffectMatrix): EffectMatrix {
  const few = (axis: 'desired' | 'vertical', place: number) => othersAreFew(programme.effects[place]![axis].base, own.effects[place]![axis].base)
  const anyFew = (axis: 'desired' | 'vertical') => programme.effects.some((_, place) => few(axis, place))
  return {
    ...shown,
    base: othersAreFew(programme.base, own.base) ? null : shown.base,
    effects: shown.effects.map((point, place) => ({
      effect: point.effect,
      desired: few('desired', place) ? withheldMean : point.desired,
      vertical: few('vertical', place) ? withheldMean : point.vertical,
    })),
    // The mean of an axis and its other effects would give a hidden one
    axisMeans: {
      desired: anyFew('desired') ? withheldAxis : shown.axisMeans.desired,
      vertical: anyFew('vertical') ? withheldAxis : shown.axisMeans.vertical,
    },
  }
}
