import { solve } from '../significance/matrices.ts'
import type { Matrix } from '../significance/matrices.ts'
import type { ResponseGroup } from './responseGroups.ts'

export interface PropensityModel {
  /** Probability to respond of each group, 0..1. */
  readonly propensities: readonly number[]
  /** How the propensity of each group changes with each coefficient: rho (1 - rho) x. */
  readonly gradients: Matrix
  /** Of the coefficients: the inverse of the information. R: `vcov(fit)`. Null where it cannot be inverted. */
  readonly covariance: Matrix | null
}

const mostSteps = 50

/**
 * Probability to respond of every group, from a logistic regression on the main effects of the register variables,
 * fitted by iteratively reweighted least squares. R: `glm(responded ~ a + b, family = binomial)`.
 * @param levels number of levels of each variable
 * Where a level has no response at all its propensities go to 0, and the regression still settles.
 * @returns null when it does not
 */
export function responsePropensities(groups: readonly ResponseGroup[], levels: readonly number[]): PropensityModel | null {
  const rows = groups.map((group) => [1, ...levels.flatMap((count, variable) => Array.from({ length: Math.max(0, count - 1) }, (_, level) => (group.levels[variable] === level + 1 ? 1 : 0)))])
  const size = rows[0]?.length ?? 0
  let coefficients = new Array<number>(size).fill(0)
  let before = Infinity
  for (let step = 0; step < mostSteps; step++) {
    const left = Array.from({ length: size }, () => new Array<number>(size).fill(0))
    const right = Array.from({ length: size }, () => [0])
    let deviance = 0
    groups.forEach((group, place) => {
      const row = rows[place]!
      const predictor = row.reduce((sum, value, column) => sum + value * coefficients[column]!, 0)
      const probability = 1 / (1 + Math.exp(-predictor))
      const weight = group.members * probability * (1 - probability)
      const residual = group.responses - group.members * probability
      if (group.responses > 0) deviance -= 2 * group.responses * Math.log(probability)
      if (group.responses < group.members) deviance -= 2 * (group.members - group.responses) * Math.log1p(-probability)
      for (let i = 0; i < size; i++) {
        if (row[i] === 0) continue
        right[i]![0]! += row[i]! * (weight * predictor + residual)
        for (let j = 0; j < size; j++) left[i]![j]! += weight * row[i]! * row[j]!
      }
    })
    if (!Number.isFinite(deviance)) return null
    const next = solve(left, right)
    if (next === null) return null
    const settled = Math.abs(deviance - before) < 1e-13 * (Math.abs(deviance) + 0.1)
    coefficients = next.map((row) => row[0]!)
    before = deviance
    if (settled) return modelOf(groups, rows, rows.map((row) => 1 / (1 + Math.exp(-row.reduce((sum, value, column) => sum + value * coefficients[column]!, 0)))))
  }
  return null
}

function modelOf(groups: readonly ResponseGroup[], rows: Matrix, propensities: readonly number[]): PropensityModel {
  const size = rows[0]?.length ?? 0
  const gradients = rows.map((row, place) => row.map((value) => value * propensities[place]! * (1 - propensities[place]!)))
  const information = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => groups.reduce((sum, { members }, place) => sum + members * gradients[place]![i]! * rows[place]![j]!, 0)))
  // Scaled to a diagonal of ones: a level with hardly a response would else look singular
  const scale = information.map((row, i) => 1 / Math.sqrt(row[i]!))
  const inverse = scale.every(Number.isFinite) ? solve(information.map((row, i) => row.map((one, j) => one * scale[i]! * scale[j]!)), information.map((_, i) => information.map((_, j) => (i === j ? 1 : 0)))) : null
  return { propensities, gradients, covariance: inverse && inverse.map((row, i) => row.map((one, j) => one * scale[i]! * scale[j]!)) }
}
