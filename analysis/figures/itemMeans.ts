import { estimatorOf } from '../estimation/estimator.ts'
import { profilesInDomain } from '../tallies/domains.ts'
import { tallyVariable } from '../tallies/tally.ts'
import { derivedVariables, variablesOf } from '../variables.ts'
import { meanFigure } from './meanFigure.ts'
import type { ResponseMatrix } from '../responseMatrix.ts'
import type { DomainId } from './effectMatrix.ts'
import type { MeanFigure, View } from './mean.ts'

export interface ItemMean {
  readonly variable: string
  readonly figure: MeanFigure
}

/** The mean of every item on a scale in one domain, then the derived variables; competitive itself has no scale. */
export function itemMeans(matrix: ResponseMatrix, domain: DomainId, view: View): ItemMean[] {
  const estimator = estimatorOf(matrix, view, domain.startsWith('cluster='))
  const inDomain = profilesInDomain(estimator.profiles, domain)
  return [...variablesOf(matrix.statements).filter((variable) => variable !== 'competitive'), ...derivedVariables].map((variable) => ({
    variable,
    figure: meanFigure(estimator, tallyVariable(estimator.profiles, variable), inDomain),
  }))
}
