import { adjustFamily } from '../../significance/families.ts'
import { differenceOfMeans } from '../../significance/differenceOfMeans.ts'
import { crossingsBy, levelsOf, profilesInDomain } from '../../tallies/domains.ts'
import { effectAxes, effectNumbers } from '../../variables.ts'
import { entry, numberOr } from '../notEstimableEntry.ts'
import { designViews } from '../wave.ts'
import type { CrossingBy } from '../../figures/crossing.ts'
import type { NotEstimableReason } from '../../result.ts'
import type { DifferenceOfMeans } from '../../significance/differenceOfMeans.ts'
import type { Tally } from '../../tallies/tally.ts'
import type { Json } from '../json.ts'
import type { Wave } from '../wave.ts'

type Difference = { readonly test: DifferenceOfMeans } | { readonly reason: NotEstimableReason }

function difference(wave: Wave, tally: Tally, by: CrossingBy, view: (typeof designViews)[number]): Difference {
  const levels = levelsOf(wave.matrix.register, by)
  const weighting = wave.weightings[view]
  if (weighting.kind === 'notEstimable') return { reason: weighting.reason }
  if (levels.length > 2) return { reason: 'moreThanTwoLevels' }
  if (levels.length < 2) return { reason: 'emptyLevel' }
  const [inFirst, inSecond] = levels.map((level) => profilesInDomain(wave.profiles, `${by}=${level}`))
  const test = differenceOfMeans(wave.design, weighting, tally, inFirst!, inSecond!)
  return test === null ? { reason: 'emptyLevel' } : { test }
}

/** A caution stands beside a test in which one group has a single answer or only equal ones: its own spread then counts as 0. */
function document(wave: Wave, by: CrossingBy, difference: Difference): Json {
  if ('reason' in difference) return entry(difference.reason)
  const { test } = difference
  const withoutP = test.degreesOfFreedom < 2 ? 'noDegreesOfFreedom' : 'noVariation'
  return {
    levels: levelsOf(wave.matrix.register, by),
    base: test.base,
    difference: test.difference,
    t: numberOr(test.t, 'noVariation'),
    degreesOfFreedom: test.degreesOfFreedom,
    p: numberOr(test.p, withoutP),
    lower: numberOr(test.lower, withoutP),
    upper: numberOr(test.upper, withoutP),
    ...(test.bothVary ? {} : { caution: Math.min(...test.bases) === 1 ? 'oneResponse' : 'noVariation' }),
  }
}

export function differenceDocument(wave: Wave, tally: Tally, by: CrossingBy): Json {
  return Object.fromEntries(designViews.map((view) => [view, document(wave, by, difference(wave, tally, by, view))]))
}

/** The 11 effects of one axis and one crossing are one family of tests. */
export function familiesDocument(wave: Wave, tally: (variable: string) => Tally): Json {
  return Object.fromEntries(effectAxes.map((axis) => [
    axis,
    Object.fromEntries(crossingsBy.map((by) => [by, Object.fromEntries(designViews.map((view) => {
      const tests = effectNumbers.map((effect) => difference(wave, tally(`${axis}_${effect}`), by, view))
      const p = tests.map((one) => ('test' in one ? one.test.p : null))
      const { familySize, holm, benjaminiHochberg } = adjustFamily(p)
      return [view, { tests: tests.map((one) => document(wave, by, one)), p, holm, benjaminiHochberg, familySize }]
    }))])),
  ]))
}
