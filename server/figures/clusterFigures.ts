import { effectMatrixOf, effectMatrixOfCluster, itemMeans, withholdMatrixRemainder, withholdMeanRemainder, withholdSmallBases } from '../../analysis/index.ts'
import type { EffectMatrix, MeanFigure, ResponseMatrix } from '../../analysis/index.ts'

/** A cluster beside the programme: the matrices (realised, then contribution) and every item. */
export interface ClusterFigures {
  readonly own: readonly EffectMatrix[]
  readonly programme: readonly EffectMatrix[]
  readonly items: readonly { readonly variable: string; readonly own: MeanFigure; readonly programme: MeanFigure }[]
}

/**
 * What a manager sees after closing, as the study prints it. Nothing on one to four answers, neither of the own cluster
 * nor, by subtraction, of the others.
 */
export function clusterFigures(matrix: ResponseMatrix, clusterId: string): ClusterFigures {
  const own = (['realised', 'contribution'] as const).map((vertical) => effectMatrixOfCluster(matrix, clusterId, vertical, 'published'))
  const programme = (['realised', 'contribution'] as const).map((vertical) => effectMatrixOf(matrix, 'total', vertical, 'published'))
  const ownItems = itemMeans(matrix, `cluster=${clusterId}`, 'published')
  const programmeItems = itemMeans(matrix, 'total', 'published')
  return {
    own: withholdSmallBases(own),
    programme: withholdSmallBases(programme).map((shown, place) => withholdMatrixRemainder(shown, programme[place]!, own[place]!)),
    items: ownItems.map(({ variable, figure }, place) => ({
      variable,
      own: withholdSmallBases(figure),
      programme: withholdMeanRemainder(programmeItems[place]!.figure, figure),
    })),
  }
}
