import betainc from '@stdlib/math-base-special-betainc'

/**
 * Upper tail of the F distribution: the probability of an F at least as large; R: `pf(F, df1, df2, lower.tail = FALSE)`.
 * Degrees of freedom may be fractions (Rao-Scott).
 * @throws RangeError when F is negative or a degree of freedom is not above 0
 */
export function upperTailF(F: number, numeratorDf: number, denominatorDf: number): number {
  if (!(F >= 0)) throw new RangeError(`F must be at least 0, not ${F}`)
  if (!(numeratorDf > 0 && denominatorDf > 0)) throw new RangeError(`degrees of freedom must be above 0, not ${numeratorDf} and ${denominatorDf}`)
  return betainc(denominatorDf / (denominatorDf + numeratorDf * F), denominatorDf / 2, numeratorDf / 2)
}
