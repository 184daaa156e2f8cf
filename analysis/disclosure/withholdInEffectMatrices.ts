import { levelsToWithhold, suppressed } from './smallestBase.ts'
import { withholdMean } from './withholdMean.ts'
import type { Suppressed } from '../result.ts'
import type { AxisMean, EffectMatrix, EffectPoint } from '../figures/effectMatrix.ts'

type Reason = Suppressed['reason']
type Axis = 'desired' | 'vertical'

/**
 * Effect matrices without points on small bases. Matrices of the same crossing and vertical axis are held beside each
 * other, so that the total does not give a hidden level away.
 */
export function withholdInEffectMatrices(matrices: readonly EffectMatrix[]): EffectMatrix[] {
  const crossingOf = (matrix: EffectMatrix) => `${matrix.vertical} ${matrix.view} ${matrix.domain.replace(/=.*/, '')}`
  const groups = new Map<string, EffectMatrix[]>()
  for (const matrix of matrices) groups.set(crossingOf(matrix), [...(groups.get(crossingOf(matrix)) ?? []), matrix])
  const withheld = new Map<EffectMatrix, EffectMatrix>()
  for (const group of groups.values()) {
    const whole = levelsToWithhold(group.map((matrix) => matrix.base))
    const points = (axis: Axis) => group[0]!.effects.map((_, effect) => levelsToWithhold(group.map((matrix) => matrix.effects[effect]![axis].base)))
    const desired = points('desired')
    const vertical = points('vertical')
    group.forEach((matrix, level) => {
      withheld.set(matrix, withholdInOne(matrix, whole[level]!, (effect) => ({ desired: desired[effect]![level]!, vertical: vertical[effect]![level]! })))
    })
  }
  return matrices.map((matrix) => withheld.get(matrix)!)
}

function withholdInOne(matrix: EffectMatrix, whole: Reason | null, reasonsOf: (effect: number) => Record<Axis, Reason | null>): EffectMatrix {
  const effects = matrix.effects.map((point, effect): EffectPoint => {
    const reasons = reasonsOf(effect)
    return {
      effect: point.effect,
      desired: withholdMean(point.desired, whole ?? reasons.desired),
      vertical: withholdMean(point.vertical, whole ?? reasons.vertical),
    }
  })
  const axisMean = (axis: Axis): AxisMean => {
    const own = matrix.axisMeans[axis]
    const hidden = effects.filter((point) => point[axis].mean.kind === 'suppressed').length
    // With exactly one effect hidden, the mean of the axis and the other effects would give it
    const reason = whole ?? (hidden === 1 ? 'complement' : hidden === own.effectsUsed && hidden > 0 ? 'baseBelowFive' : null)
    return reason === null ? own : { ...own, mean: suppressed(reason), interval: suppressed(reason), pooled: suppressed(reason) }
  }
  return { ...matrix, base: whole === null ? matrix.base : null, effects, axisMeans: { desired: axisMean('desired'), vertical: axisMean('vertical') } }
}
