import { differencesOfDomains, differencesOfWaves, effectMatrices, notEstimable, smallestPanel, spreadOfDesired, withholdSmallBases } from '../../../analysis/index.ts'
import type { ContinuedWave, DomainId, EffectMatrix, MatrixDifferences, MeanFigure, ResponseMatrix, Spread, VerticalAxis, View } from '../../../analysis/index.ts'
import type { TwoWaves } from '../../columns/waveColumns.ts'

export interface ComparedMatrix {
  readonly wave: string
  readonly matrix: EffectMatrix
  readonly spread: Spread
}

/** Who is in both waves; how many answered both is said from ten on. */
export interface Overlap {
  readonly invited: number
  readonly answered: number | null
  /** The link between members and answers of one of the waves was destroyed: nobody can tell who answered both. */
  readonly isUnlinked: boolean
}

/** Two effect matrices beside each other: second minus first, or later minus earlier. */
export interface MatrixComparison {
  readonly first: ComparedMatrix
  readonly second: ComparedMatrix
  readonly differences: MatrixDifferences
  /** Null within one wave. */
  readonly overlap: Overlap | null
}

export const overlapOf = ({ invitedTwice, pairs, isUnlinked }: Pick<TwoWaves, 'invitedTwice' | 'pairs' | 'isUnlinked'>): Overlap => ({
  invited: invitedTwice,
  answered: pairs.later.length >= smallestPanel ? pairs.later.length : null,
  isUnlinked,
})

const matrixIn = (matrices: readonly EffectMatrix[], domain: DomainId, vertical: VerticalAxis): EffectMatrix | undefined =>
  matrices.find((one) => one.domain === domain && one.vertical === vertical)

const compared = (wave: string, matrix: EffectMatrix): ComparedMatrix => ({ wave, matrix, spread: spreadOfDesired(matrix) })

/** @returns undefined for a domain that the wave does not have */
export function compareDomains(wave: string, responses: ResponseMatrix, shown: readonly EffectMatrix[], domains: readonly [DomainId, DomainId], vertical: VerticalAxis, view: View): MatrixComparison | undefined {
  const [first, second] = domains.map((domain) => matrixIn(shown, domain, vertical))
  if (!first || !second) return undefined
  return { first: compared(wave, first), second: compared(wave, second), differences: differencesOfDomains(responses, first, second, view), overlap: null }
}

/** @returns undefined for a domain that one of the waves does not have */
export function compareWaves(ids: readonly [string, string], continued: ContinuedWave, waves: TwoWaves, domain: DomainId, vertical: VerticalAxis, view: View): MatrixComparison | undefined {
  const first = matrixIn(withholdSmallBases(effectMatrices(continued.responses, view)), domain, vertical)
  const second = matrixIn(withholdSmallBases(effectMatrices(waves.later, view)), domain, vertical)
  if (!first || !second) return undefined
  const broken = withoutChanged(first, continued)
  return {
    first: compared(ids[0], broken),
    second: compared(ids[1], second),
    differences: differencesOfWaves({ wave: continued, matrix: first }, { responses: waves.later, matrix: second }, view),
    overlap: overlapOf(waves),
  }
}

const questionChanged = notEstimable('questionChanged')
const changedFigure: MeanFigure = { base: 0, mean: questionChanged, interval: questionChanged }

/** A matrix without the points of effects that were asked otherwise: these are not the same effect. */
function withoutChanged(matrix: EffectMatrix, { changed }: ContinuedWave): EffectMatrix {
  const domainChanged = matrix.domain.startsWith('activity=') && changed.has('q1_active')
  const isChanged = (axis: string, effect: number) => domainChanged || changed.has(`${axis}_${effect}`)
  return {
    ...matrix,
    effects: matrix.effects.map(({ effect, desired, vertical }) => ({
      effect,
      desired: isChanged('desired', effect) ? changedFigure : desired,
      vertical: isChanged(matrix.vertical, effect) ? changedFigure : vertical,
    })),
  }
}
