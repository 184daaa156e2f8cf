import { completionRate } from './completionRate.ts'
import { marginOf } from './margin.ts'
import { propensitySpread, quadratic } from './propensitySpread.ts'
import type { Participation } from '../figures/participation.ts'
import type { PropensityModel } from './responsePropensities.ts'
import type { ResponseGroup } from './responseGroups.ts'

/** A partial indicator with its standard error; null where there is none. */
export interface PartialIndicator {
  readonly value: number
  readonly standardError: number | null
  /** Of a 95 % interval. */
  readonly margin: number | null
}

const withMargin = (value: number, standardError: number | null): PartialIndicator => ({ value, standardError, margin: marginOf(standardError) })

export interface PartialLevel {
  readonly members: number
  readonly responses: number
  /** responses / members */
  readonly completionRate: Participation['completionRate']
  /** Signed: below 0 the level is underrepresented. */
  readonly unconditional: PartialIndicator
  /** 0 or more: what the level takes away within groups that are alike on the other variables. */
  readonly conditional: PartialIndicator
}

export interface PartialIndicators {
  /** Spread of the propensities between the levels, 0..0.5. */
  readonly unconditional: PartialIndicator
  /** Spread that is left within groups alike on the other variables, 0..0.5: what this variable alone takes away. */
  readonly conditional: PartialIndicator
  readonly levels: readonly PartialLevel[]
}

interface Centre {
  readonly members: number
  readonly propensity: number
  readonly gradient: readonly number[]
}

/**
 * Partial R-indicators of one register variable, unconditional and conditional on the others, on the level of the variable and of
 * its categories. Schouten, Shlomo and Skinner (2011), Journal of Official Statistics 27(2), 231-253; standard errors as for the
 * R-indicator, and for a signed level by linearisation.
 */
export function partialIndicators(groups: readonly ResponseGroup[], model: PropensityModel, which: number, levels: number): PartialIndicators {
  const { propensities, gradients, covariance } = model
  const all = groups.map((_, place) => place)
  const centreOf = (places: readonly number[]): Centre => {
    const members = places.reduce((sum, place) => sum + groups[place]!.members, 0)
    return {
      members,
      propensity: places.reduce((sum, place) => sum + groups[place]!.members * propensities[place]!, 0) / members,
      gradient: gradients[0]!.map((_, column) => places.reduce((sum, place) => sum + groups[place]!.members * gradients[place]![column]!, 0) / members),
    }
  }
  const away = (from: Centre, value: number, gradient: readonly number[], members: number) => ({ members, value: value - from.propensity, gradient: gradient.map((one, column) => one - from.gradient[column]!) })
  const overall = centreOf(all)
  const placesOf = Array.from({ length: levels }, (_, level) => all.filter((place) => groups[place]!.levels[which] === level))
  const likeOthers = Map.groupBy(all, (place) => groups[place]!.levels.filter((_, variable) => variable !== which).join(' '))
  const within = new Map([...likeOthers.values()].flatMap((places) => {
    const centre = centreOf(places)
    return places.map((place) => [place, away(centre, propensities[place]!, gradients[place]!, groups[place]!.members)] as const)
  }))
  const indicator = ({ spread, standardError }: ReturnType<typeof propensitySpread>): PartialIndicator => withMargin(spread, standardError)
  const between = placesOf.filter((places) => places.length > 0).map((places) => {
    const centre = centreOf(places)
    return away(overall, centre.propensity, centre.gradient, centre.members)
  })
  return {
    unconditional: indicator(propensitySpread(between, overall.members, covariance)),
    conditional: indicator(propensitySpread([...within.values()], overall.members, covariance)),
    levels: placesOf.map((places): PartialLevel => {
      const none = withMargin(0, null)
      if (places.length === 0) return { members: 0, responses: 0, completionRate: completionRate(0, 0), unconditional: none, conditional: none }
      const centre = centreOf(places)
      const { value, gradient } = away(overall, centre.propensity, centre.gradient, centre.members)
      const part = Math.sqrt(centre.members / overall.members)
      const error = covariance === null ? null : part * Math.sqrt(Math.max(0, quadratic(gradient, covariance)))
      const responses = places.reduce((sum, place) => sum + groups[place]!.responses, 0)
      return {
        members: centre.members,
        responses,
        completionRate: completionRate(centre.members, responses),
        unconditional: withMargin(part * value, error !== null && error > 0 ? error : null),
        conditional: indicator(propensitySpread(places.map((place) => within.get(place)!), overall.members, covariance)),
      }
    }),
  }
}
