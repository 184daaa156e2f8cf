import { estimatorOf } from '../../estimation/estimator.ts'
import { levelsOf, profilesInDomain } from '../../tallies/domains.ts'
import { countsInDomain } from '../../estimation/plainMean.ts'
import { measuredTally, tallyVariable } from '../../tallies/tally.ts'
import { tallyOfDomain } from '../../tallies/tallyOfDomain.ts'
import { noStep } from '../../onStep.ts'
import { notEstimable } from '../../result.ts'
import { derivedVariables, isFourPointItem, variablesOf } from '../../variables.ts'
import { differenceFigure } from './differenceFigure.ts'
import { independenceFigure } from './independenceFigure.ts'
import { meanFigure } from '../meanFigure.ts'
import { rankTestOfGroups } from './rankTestOfGroups.ts'
import { shareFigures } from './shareFigures.ts'
import type { OnStep } from '../../onStep.ts'
import type { ResponseMatrix } from '../../responseMatrix.ts'
import type { Estimator } from '../../estimation/estimator.ts'
import type { Tally } from '../../tallies/tally.ts'
import type { Crossing, CrossingBy, CrossingColumn, RankTest } from '../crossing.ts'
import type { DomainId } from '../effectMatrix.ts'
import type { View } from '../mean.ts'

/**
 * One variable by one classification: the total, then a column a level.
 * The mean of `competitive` is that of competitive_within3 (its codes are no scale); the mean of a battery has no distribution.
 * @throws RangeError for a variable that the matrix lacks
 */
export function crossing(matrix: ResponseMatrix, variable: string, by: CrossingBy, view: View): Crossing {
  const estimator = estimatorOf(matrix, view)
  return crossingOf(estimator, variable, by, columnsOf(estimator, by))
}

/** Every variable of the matrix by one classification, the derived ones last. */
export function crossings(matrix: ResponseMatrix, by: CrossingBy, view: View, onStep: OnStep = noStep): Crossing[] {
  const estimator = estimatorOf(matrix, view)
  const columns = columnsOf(estimator, by)
  return [...variablesOf(matrix.statements), ...derivedVariables].map((variable, done, variables) => {
    onStep(done, variables.length)
    return crossingOf(estimator, variable, by, columns)
  })
}

interface Column {
  readonly domain: DomainId
  readonly inDomain: Uint8Array
}

/** The same for every variable: the total, then a column a level. */
function columnsOf({ profiles }: Estimator, by: CrossingBy): Column[] {
  const domains: DomainId[] = ['total', ...levelsOf(profiles.matrix.register, by).map((level): DomainId => `${by}=${level}`)]
  return domains.map((domain) => ({ domain, inDomain: profilesInDomain(profiles, domain) }))
}

function crossingOf(estimator: Estimator, variable: string, by: CrossingBy, columns: readonly Column[]): Crossing {
  const { profiles, view } = estimator
  const tally = tallyVariable(profiles, variable)
  const measured = measuredTally(tally)
  return {
    variable,
    by,
    view,
    columns: columns.map((column) => columnOf(estimator, tally, column)),
    difference: differenceFigure(estimator, measured, by),
    rank: isFourPointItem(variable) ? rankOfLevels(estimator, tally, by) : null,
    independence: independenceFigure(estimator, tally, by),
  }
}

function rankOfLevels(estimator: Estimator, tally: Tally, by: CrossingBy): RankTest {
  const [first, second, third] = levelsOf(estimator.profiles.matrix.register, by)
  if (third !== undefined) return notEstimable('moreThanTwoLevels')
  if (first === undefined || second === undefined) return notEstimable('emptyLevel')
  return rankTestOfGroups(estimator, tally, profilesInDomain(estimator.profiles, `${by}=${first}`), profilesInDomain(estimator.profiles, `${by}=${second}`))
}

function columnOf(estimator: Estimator, tally: Tally, { domain, inDomain }: Column): CrossingColumn {
  const { own, all } = tallyOfDomain(tally, inDomain)
  const counts = countsInDomain(own, all)
  const answers = tally.values.length
  return {
    domain,
    responses: counts.reduce((sum, count) => sum + count, 0),
    leftBlank: counts[answers]!,
    notAsked: counts[answers + 1]!,
    figure: meanFigure(estimator, measuredTally(own), all),
    distribution: tally.variable.endsWith('_mean') ? [] : shareFigures(estimator, own, all),
  }
}
