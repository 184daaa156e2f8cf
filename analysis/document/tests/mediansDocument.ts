import { weightedMedian } from '../../estimation/weightedMedian.ts'
import { weightsByValue } from '../../estimation/weightsByValue.ts'
import { numberOr, entry } from '../notEstimableEntry.ts'
import { designViews } from '../wave.ts'
import type { Tally } from '../../tallies/tally.ts'
import type { Json } from '../json.ts'
import type { Wave } from '../wave.ts'

/** Weighted medians of a few variables and of the head count, by domain. */
export function mediansDocument(wave: Wave, tally: (variable: string) => Tally, employees?: ArrayLike<number>): Json {
  const ofTally = (variable: string): Json => {
    const one = tally(variable)
    return byDomainAndView(wave, (weights, inDomain) => weightedMedian(weightsByValue(wave.design, weights, one, inDomain)))
  }
  return {
    ...(employees ? { employees: headCountMedians(wave, employees) } : {}),
    contribution_1: ofTally('contribution_1'),
    contribution_7: ofTally('contribution_7'),
    strength_mean: ofTally('strength_mean'),
  }
}

/** Head counts take thousands of values, so they are not tallied by profile but summed once a domain. */
function headCountMedians(wave: Wave, employees: ArrayLike<number>): Json {
  const { profiles, design, matrix: { responses } } = wave
  const known = new Set<number>()
  for (let response = 0; response < responses; response++) if (employees[response]! >= 0) known.add(employees[response]!)
  const values = [...known].sort((a, b) => a - b)
  const placeOf = new Map(values.map((value, place) => [value, place]))
  const places = new Int32Array(responses)
  for (let response = 0; response < responses; response++) places[response] = employees[response]! >= 0 ? placeOf.get(employees[response]!)! : -1
  return byDomainAndView(wave, (weights, inDomain) => {
    const weightOf = new Float64Array(profiles.count)
    inDomain.forEach((inside, profile) => {
      weightOf[profile] = inside * weights[profiles.cluster[profile]! * design.kinds + profiles.kind[profile]!]!
    })
    const sums = new Float64Array(values.length)
    const counts = new Float64Array(values.length)
    for (let response = 0; response < responses; response++) {
      const place = places[response]!
      const weight = weightOf[profiles.ofResponse[response]!]!
      if (place < 0 || weight === 0) continue
      sums[place]! += weight
      counts[place]!++
    }
    return weightedMedian({ values, weights: sums, counts })
  })
}

function byDomainAndView(wave: Wave, median: (weights: Float64Array, inDomain: Uint8Array) => number | null): Json {
  return Object.fromEntries(wave.domains.map(({ id, inDomain }) => [
    id,
    Object.fromEntries(designViews.map((view): [string, Json] => {
      const weighting = wave.weightings[view]
      return [view, weighting.kind === 'weighting' ? numberOr(median(weighting.weights, inDomain), 'noResponse') : entry(weighting.reason)]
    })),
  ]))
}
