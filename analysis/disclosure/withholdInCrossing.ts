import { levelsToWithhold, suppressed, tooSmall } from './smallestBase.ts'
import { withholdMean } from './withholdMean.ts'
import type { Suppressed } from '../result.ts'
import type { Crossing, CrossingColumn } from '../figures/crossing.ts'

/** A crossing with the columns withheld that are too small, or would give such a column away; then its tests go, too. */
export function withholdInCrossing(crossing: Crossing): Crossing {
  const [total, ...levels] = crossing.columns
  if (!total) return crossing
  const ofResponses = levelsToWithhold(levels.map((column) => column.responses))
  const ofAnswers = levelsToWithhold(levels.map((column) => column.figure.base))
  const columns = levels.map((column, level) => withholdColumn(column, ofResponses[level]!, ofAnswers[level]!))
  const hidden = columns.some((column) => column.figure.mean.kind === 'suppressed')
  const totalHidden = tooSmall(total.figure.base) ? 'baseBelowFive' : null
  const untested = hidden || totalHidden !== null
  return {
    ...crossing,
    columns: [withholdColumn(total, tooSmall(total.responses) ? 'baseBelowFive' : null, totalHidden), ...columns],
    difference: untested ? suppressed('baseBelowFive') : crossing.difference,
    rank: untested && crossing.rank !== null ? suppressed('baseBelowFive') : crossing.rank,
    independence: untested ? suppressed('baseBelowFive') : crossing.independence,
  }
}

function withholdColumn(column: CrossingColumn, ofResponses: Suppressed['reason'] | null, ofAnswers: Suppressed['reason'] | null): CrossingColumn {
  const reason = ofResponses ?? ofAnswers
  if (reason === null) return column
  return {
    domain: column.domain,
    responses: ofResponses === null ? column.responses : null,
    leftBlank: null,
    notAsked: null,
    figure: withholdMean(column.figure, reason),
    distribution: column.distribution.map(({ code }) => ({ code, count: null, share: suppressed(reason), interval: suppressed(reason) })),
  }
}
