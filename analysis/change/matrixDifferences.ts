import { suppressed } from '../disclosure/smallestBase.ts'
import { estimatorOf } from '../estimation/estimator.ts'
import { effectFamily } from '../paired/effectFamily.ts'
import { notEstimable } from '../result.ts'
import { profilesInDomain } from '../tallies/domains.ts'
import { tallyColumn } from '../tallies/tally.ts'
import { effectNumbers } from '../variables.ts'
import { isBroken } from './continuedWave.ts'
import { differenceOfDomains } from './differenceOfDomains.ts'
import { differenceOfWaves } from './differenceOfWaves.ts'
import type { EffectFamily } from '../paired/effectFamily.ts'
import type { EffectMatrix, VerticalAxis } from '../figures/effectMatrix.ts'
import type { View } from '../figures/mean.ts'
import type { ResponseMatrix } from '../responseMatrix.ts'
import type { EffectAxis } from '../variables.ts'
import type { ContinuedWave } from './continuedWave.ts'
import type { Difference } from './difference.ts'

/** How each effect moved from one matrix to another: one family of tests an axis. */
export interface MatrixDifferences {
  readonly desired: EffectFamily<Difference>
  readonly vertical: EffectFamily<Difference>
}

/** The later side of a comparison: the matrix as people may see it, and the responses behind it. */
export interface MatrixSide {
  readonly responses: ResponseMatrix
  readonly matrix: EffectMatrix
}

export interface EarlierMatrixSide {
  readonly wave: ContinuedWave
  readonly matrix: EffectMatrix
}

/**
 * The differences between the effect matrices of two domains of one wave, second minus first; no test on a point that is
 * withheld on either side.
 */
export function differencesOfDomains(responses: ResponseMatrix, first: EffectMatrix, second: EffectMatrix, view: View): MatrixDifferences {
  const estimator = estimatorOf(responses, view)
  const inFirst = profilesInDomain(estimator.profiles, first.domain)
  const inSecond = profilesInDomain(estimator.profiles, second.domain)
  return onBothAxes(first, second, (axis, effect) => differenceOfDomains(estimator, tallyColumn(estimator.profiles, `${axis}_${effect}`), inFirst, inSecond))
}

/** The differences between the effect matrices of one domain in two waves, later minus earlier. */
export function differencesOfWaves(earlier: EarlierMatrixSide, later: MatrixSide, view: View): MatrixDifferences {
  const before = estimatorOf(earlier.wave.responses, view)
  const after = estimatorOf(later.responses, view)
  const inEarlier = profilesInDomain(before.profiles, earlier.matrix.domain)
  const inLater = profilesInDomain(after.profiles, later.matrix.domain)
  return onBothAxes(earlier.matrix, later.matrix, (axis, effect) => {
    const variable = `${axis}_${effect}`
    if (isBroken(earlier.wave, variable, earlier.matrix.domain)) return notEstimable('questionChanged')
    return differenceOfWaves(
      { estimator: before, tally: tallyColumn(before.profiles, variable), inDomain: inEarlier },
      { estimator: after, tally: tallyColumn(after.profiles, variable), inDomain: inLater },
    )
  })
}

function onBothAxes(first: EffectMatrix, second: EffectMatrix, differenceOf: (axis: EffectAxis, effect: number) => Difference): MatrixDifferences {
  const family = (axis: 'desired' | 'vertical', variable: EffectAxis) =>
    effectFamily(effectNumbers.map((effect, place) => {
      const hidden = [first, second].some((matrix) => matrix.effects[place]![axis].mean.kind === 'suppressed')
      return { effect, difference: hidden ? suppressed('baseBelowFive') : differenceOf(variable, effect) }
    }))
  const vertical: VerticalAxis = first.vertical
  return { desired: family('desired', 'desired'), vertical: family('vertical', vertical) }
}
