import { product, trace } from '../significance/matrices.ts'
import type { Matrix } from '../significance/matrices.ts'

/** A deviation of propensities from some centre, and how it changes with the coefficients of the regression. */
export interface Deviation {
  readonly members: number
  readonly value: number
  readonly gradient: readonly number[]
}

export interface PropensitySpread {
  /** Root of the mean squared deviation, 0..0.5. */
  readonly spread: number
  /** Null where there is no spread, or no covariance of the coefficients. */
  readonly standardError: number | null
  /** What estimating the coefficients adds to the squared spread on average; 0 where it is not known. */
  readonly bias: number
}

/**
 * Spread of estimated propensities with its standard error and bias, the deviations being d + g'(b - beta) and b normal:
 * Var(S2) = 4 A'VA + 2 tr(BVBV) and bias tr(BV), with A the mean of d g and B the mean of g g'; then the delta method for S.
 * Shlomo, Skinner and Schouten (2012), Journal of Statistical Planning and Inference 142(1), 201-211; their term for drawing the
 * sample is 0, since every member is invited.
 */
export function propensitySpread(deviations: readonly Deviation[], divisor: number, covariance: Matrix | null): PropensitySpread {
  const square = deviations.reduce((sum, { members, value }) => sum + members * value * value, 0) / divisor
  const spread = Math.sqrt(square)
  if (covariance === null) return { spread, standardError: null, bias: 0 }
  const size = covariance.length
  const mixed = Array.from({ length: size }, (_, i) => [deviations.reduce((sum, one) => sum + one.members * one.value * one.gradient[i]!, 0) / divisor])
  const gradients = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => deviations.reduce((sum, one) => sum + one.members * one.gradient[i]! * one.gradient[j]!, 0) / divisor))
  const spreadOut = product(gradients, covariance)
  const variance = 4 * quadratic(mixed.map(([value]) => value!), covariance) + 2 * trace(product(spreadOut, spreadOut))
  const standardError = Math.sqrt(Math.max(0, variance)) / (2 * spread)
  return { spread, standardError: spread > 1e-9 && Number.isFinite(standardError) ? standardError : null, bias: trace(spreadOut) }
}

/** g'Vg */
export const quadratic = (gradient: readonly number[], covariance: Matrix): number =>
  gradient.reduce((sum, one, i) => sum + one * gradient.reduce((inner, other, j) => inner + other * covariance[i]![j]!, 0), 0)
