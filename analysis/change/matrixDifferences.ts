import { suppressed } from '../disclosure/smallestBase.ts'
import { estimatorOf } from '../estimation/estimator.ts'
import { effectFamily } from '../paired/effectFamily.ts'
import { notEstimable } from '../result.ts'
import { profilesInDomain } from '../tallies/domains.ts'
import { tallyColumn } from '../tallies/tally.ts'
import { effectNumbers } from '../variables.ts'
import { tallyAxis } from './axisScores.ts'
import { isBroken } from './continuedWave.ts'
import { differenceOfAxes, differenceOfWaveAxes } from './differenceOfAxes.ts'
import { differenceOfDomains } from './differenceOfDomains.ts'
import { differenceOfWaves } from './differenceOfWaves.ts'
import type { EffectFamily } from '../paired/effectFamily.ts'
import type { EffectMatrix } from '../figures/effectMatrix.ts'
import type { View } from '../figures/mean.ts'
import type { ResponseMatrix } from '../responseMatrix.ts'
import type { EffectAxis } from '../variables.ts'
import type { AxisMeanKind } from './axisScores.ts'
import type { ContinuedWave } from './continuedWave.ts'
import type { Difference } from './difference.ts'

/** One axis: a family of tests of its effects, and beside it, not part of the family, those of its two means. */
export interface AxisDifferences extends EffectFamily<Difference> {
  readonly mean: Difference
  readonly pooled: Difference
}

/** How each effect moved from one matrix to another. */
export interface MatrixDifferences {
  readonly desired: AxisDifferences
  readonly vertical: AxisDifferences
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
  return onBothAxes(
    first,
    second,
    (axis, effect) => differenceOfDomains(estimator, tallyColumn(estimator.profiles, `${axis}_${effect}`), inFirst, inSecond),
    (axis) => {
      const tallied = tallyAxis(estimator.profiles, axis)
      return (kind) => differenceOfAxes(estimator, tallied, inFirst, inSecond, kind)
    },
  )
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
  }, (axis) => {
    if (effectNumbers.some((effect) => isBroken(earlier.wave, `${axis}_${effect}`, earlier.matrix.domain))) return () => notEstimable('questionChanged')
    const sides = [{ estimator: before, axis: tallyAxis(before.profiles, axis), inDomain: inEarlier }, { estimator: after, axis: tallyAxis(after.profiles, axis), inDomain: inLater }] as const
    return (kind) => differenceOfWaveAxes(...sides, kind)
  })
}

type OfEffect = (axis: EffectAxis, effect: number) => Difference
type OfAxis = (axis: EffectAxis) => (kind: AxisMeanKind) => Difference

function onBothAxes(first: EffectMatrix, second: EffectMatrix, differenceOf: OfEffect, ofAxis: OfAxis): MatrixDifferences {
  const matrices = [first, second]
  const both = (axis: 'desired' | 'vertical', variable: EffectAxis): AxisDifferences => {
    const ofMean = ofAxis(variable)
    const mean = (kind: AxisMeanKind) => (matrices.some((matrix) => matrix.axisMeans[axis][kind].kind === 'suppressed') ? suppressed('baseBelowFive') : ofMean(kind))
    return {
      ...effectFamily(effectNumbers.map((effect, place) => {
        const hidden = matrices.some((matrix) => matrix.effects[place]![axis].mean.kind === 'suppressed')
        return { effect, difference: hidden ? suppressed('baseBelowFive') : differenceOf(variable, effect) }
      })),
      mean: mean('mean'),
      pooled: mean('pooled'),
    }
  }
  return { desired: both('desired', 'desired'), vertical: both('vertical', first.vertical) }
}
