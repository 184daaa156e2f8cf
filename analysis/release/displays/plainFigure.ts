import { roundedRatio } from './rounding.ts'
import { withheld } from './figureOf.ts'
import type { ReleasedFigure } from '../releaseDocument.ts'

/** Every count as it is, on any base: a release with the rules switched off, against which the attack proves that it works. */
export function plainFigure(codes: readonly number[], counts: ArrayLike<number>, ordered: boolean): ReleasedFigure {
  let base = 0
  let sum = 0
  codes.forEach((code, place) => {
    base += counts[place]!
    sum += code * counts[place]!
  })
  if (base === 0) return withheld
  return { kind: 'distribution', base: { kind: 'exact', base }, counts: codes.map((code, place) => [code, counts[place]!] as const), mean: ordered ? roundedRatio(sum, base, 2) : null }
}
