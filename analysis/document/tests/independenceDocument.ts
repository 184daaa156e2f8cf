import { independence } from '../../significance/independence.ts'
import { entry, numberOr } from '../notEstimableEntry.ts'
import { designViews } from '../wave.ts'
import type { CrossingBy } from '../../figures/crossing.ts'
import type { Tally } from '../../tallies/tally.ts'
import type { Json } from '../json.ts'
import type { Wave } from '../wave.ts'

/** A caution stands beside a test with an expected count under 1: it is not to be published. */
export function independenceDocument(wave: Wave, tally: Tally, by: CrossingBy, levels: number): Json {
  return Object.fromEntries(designViews.map((view): [string, Json] => {
    const weighting = wave.weightings[view]
    if (weighting.kind === 'notEstimable') return [view, entry(weighting.reason)]
    const test = independence(wave.design, weighting, tally, wave.profiles[by], levels)
    if (typeof test === 'string') return [view, entry(test)]
    const { base, F, numeratorDf, denominatorDf, p, smallestExpected } = test
    const numbers = { F: numberOr(F, 'noVariation'), numeratorDf: numberOr(numeratorDf, 'noVariation'), denominatorDf: numberOr(denominatorDf, 'noVariation') }
    return [view, { base, ...numbers, p: numberOr(p, F === null ? 'noVariation' : 'noDegreesOfFreedom'), ...(smallestExpected < 1 ? { caution: 'expectedCountBelowOne' } : {}) }]
  }))
}
