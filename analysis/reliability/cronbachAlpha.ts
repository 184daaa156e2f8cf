import { notEstimable } from '../result.ts'
import type { ResponseMatrix } from '../responseMatrix.ts'
import type { Result } from '../result.ts'
import type { Battery } from '../variables.ts'

export type Reliability = Result<{
  /** At most 1; under about 0.7 the mean of the battery hides differences between its statements. */
  readonly alpha: number
  readonly statements: number
  /** Responses that answered every statement. */
  readonly base: number
}>

/**
 * Cronbach's alpha of a battery, unweighted, over the responses that answered all of its statements:
 * K / (K - 1) x (1 - sum of the statements' variances / variance of their sum). Cronbach (1951);
 * R: `psych::alpha(x)$total$raw_alpha` on complete rows.
 */
export function cronbachAlpha(matrix: ResponseMatrix, battery: Battery): Reliability {
  const statements = matrix.statements[battery]
  const columns = Array.from({ length: statements }, (_, index) => matrix.columns[`${battery}_${index + 1}`]!)
  if (statements < 2) return notEstimable('tooFewStatements')
  // Sums of small whole numbers: exact, so that variances lose nothing
  const sums = new Float64Array(statements)
  const squares = new Float64Array(statements)
  let base = 0
  let totals = 0
  let totalSquares = 0
  for (let response = 0; response < matrix.responses; response++) {
    let total = 0
    let answered = true
    for (const column of columns) {
      const code = column[response]!
      if (code > 4) answered = false
      total += code
    }
    if (!answered) continue
    base++
    totals += total
    totalSquares += total * total
    for (let statement = 0; statement < statements; statement++) {
      const code = columns[statement]![response]!
      sums[statement]! += code
      squares[statement]! += code * code
    }
  }
  if (base === 0) return notEstimable('noResponse')
  if (base === 1) return notEstimable('oneResponse')
  const variance = (sum: number, ofSquares: number) => (base * ofSquares - sum * sum) / (base * (base - 1))
  const ofTotal = variance(totals, totalSquares)
  if (ofTotal === 0) return notEstimable('noVariation')
  const ofStatements = sums.reduce((sum, own, statement) => sum + variance(own, squares[statement]!), 0)
  return { kind: 'estimated', alpha: (statements / (statements - 1)) * (1 - ofStatements / ofTotal), statements, base }
}
