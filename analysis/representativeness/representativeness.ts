import { notEstimable } from '../result.ts'
import { marginOf } from './margin.ts'
import { partialIndicators } from './partialIndicators.ts'
import { propensitySpread } from './propensitySpread.ts'
import { registerVariables, responseGroups } from './responseGroups.ts'
import { responsePropensities } from './responsePropensities.ts'
import type { ResponseMatrix } from '../responseMatrix.ts'
import type { Result } from '../result.ts'
import type { PartialIndicator, PartialLevel } from './partialIndicators.ts'
import type { RegisterVariable, ResponseGroup } from './responseGroups.ts'
import type { PropensityModel } from './responsePropensities.ts'

export interface VariableRepresentativeness {
  readonly variable: RegisterVariable
  /** Spread of the propensities between the levels, 0..0.5: how much this variable takes from representativeness. */
  readonly betweenLevels: number
  readonly unconditional: PartialIndicator
  readonly conditional: PartialIndicator
  /** `value` is the unconditional indicator: below 0 the level is underrepresented, so more answers there would make the response more representative. */
  readonly levels: readonly (PartialLevel & { readonly level: string; readonly value: number })[]
}

export type Representativeness = Result<{
  readonly members: number
  readonly responses: number
  /** R-indicator, 0..1: 1 minus twice the standard deviation of the response propensities; 1 when all are equally likely to respond. */
  readonly rIndicator: number
  /** The same after taking off what chance alone adds to the spread of estimated propensities; at most 1. */
  readonly adjusted: number
  /** Of the R-indicator; null where the propensities do not differ. */
  readonly standardError: number | null
  /** Of its 95 % interval. */
  readonly margin: number | null
  readonly meanPropensity: number
  readonly partial: readonly VariableRepresentativeness[]
}>

/**
 * How well the complete responses represent the register on call, size and embedding, by the R-indicator of Schouten, Cobben and
 * Bethlehem (2009, Survey Methodology 35(1), 101-113) and the partial R-indicators of Schouten, Shlomo and Skinner (2011), with
 * propensities from a logistic regression on the main effects. Every member is invited, so there are no design weights. Bias and
 * standard error as Shlomo, Skinner and Schouten (2012).
 */
export const representativeness = (matrix: ResponseMatrix): Representativeness => representativenessOfGroups(responseGroups(matrix), matrix.register.levels)

/** The same from the members and responses of each group alike in the register. @param names of the levels of each variable, in the order of their ordinals */
export function representativenessOfGroups(groups: readonly ResponseGroup[], names: Readonly<Record<RegisterVariable, readonly string[]>>): Representativeness {
  const members = groups.reduce((sum, group) => sum + group.members, 0)
  const responses = groups.reduce((sum, group) => sum + group.responses, 0)
  if (responses === 0) return notEstimable('noResponse')
  const levels = registerVariables.map((variable) => names[variable].length)
  const model = modelOfGroups(groups, levels)
  if (model === null) return notEstimable('didNotConverge')
  const meanPropensity = groups.reduce((sum, group, place) => sum + group.members * model.propensities[place]!, 0) / members
  const meanGradient = model.gradients[0]!.map((_, column) => groups.reduce((sum, group, place) => sum + group.members * model.gradients[place]![column]!, 0) / members)
  const { spread, standardError, bias } = propensitySpread(
    groups.map((group, place) => ({
      members: group.members,
      value: model.propensities[place]! - meanPropensity,
      gradient: model.gradients[place]!.map((one, column) => one - meanGradient[column]!),
    })),
    Math.max(1, members - 1),
    model.covariance,
  )
  const partial = registerVariables.map((variable, which): VariableRepresentativeness => {
    const own = partialIndicators(groups, model, which, levels[which]!)
    return {
      variable,
      betweenLevels: own.unconditional.value,
      ...own,
      levels: own.levels.map((one, ordinal) => ({ level: names[variable][ordinal]!, value: one.unconditional.value, ...one })),
    }
  })
  const errorOfIndicator = standardError === null ? null : 2 * standardError
  return {
    kind: 'estimated',
    members,
    responses,
    rIndicator: 1 - 2 * spread,
    adjusted: 1 - 2 * Math.sqrt(Math.max(0, spread * spread - bias)),
    standardError: errorOfIndicator,
    margin: marginOf(errorOfIndicator),
    meanPropensity,
    partial,
  }
}

/** Null where the regression does not settle. */
export const propensityModel = ({ register }: ResponseMatrix, groups: readonly ResponseGroup[]): PropensityModel | null =>
  modelOfGroups(groups, registerVariables.map((variable) => register.levels[variable].length))

/** Where everybody responded there is nothing to fit. */
function modelOfGroups(groups: readonly ResponseGroup[], levels: readonly number[]): PropensityModel | null {
  if (groups.every(({ members, responses }) => members === responses)) return { propensities: groups.map(() => 1), gradients: groups.map(() => []), covariance: null }
  return responsePropensities(groups, levels)
}
