import { suppressed } from '../disclosure/smallestBase.ts'
import { notEstimable } from '../result.ts'
import type { EffectMatrix } from '../figures/effectMatrix.ts'
import type { Result } from '../result.ts'

/** How far apart the effects lie in a domain. */
export type Spread = Result<{
  /** On the scale of desired, 0..2. */
  readonly standardDeviation: number
  readonly effects: number
}>

/**
 * Standard deviation (n - 1; R: `sd`) over the effects of their desired means: small where members want a bit of everything,
 * large where they agree on a few effects. Over the figures as shown; where one is withheld the spread would help to find it.
 */
export function spreadOfDesired(matrix: EffectMatrix): Spread {
  const means = matrix.effects.map(({ desired }) => desired.mean)
  if (means.some((mean) => mean.kind === 'suppressed')) return suppressed('baseBelowFive')
  const values = means.flatMap((mean) => (mean.kind === 'estimated' ? [mean.value] : []))
  if (values.length === 0) return notEstimable('noResponse')
  if (values.length === 1) return notEstimable('oneResponse')
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0)
  return { kind: 'estimated', standardDeviation: Math.sqrt(squares / (values.length - 1)), effects: values.length }
}
