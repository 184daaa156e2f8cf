import type { Suppressed } from '../result.ts'

/** Under this number of responses a figure says too much about a single company. A base of 0 says nothing of anybody. */
export const smallestBase = 5

export const tooSmall = (base: number | null): boolean => base !== null && base > 0 && base < smallestBase

export const suppressed = (reason: Suppressed['reason']): Suppressed => ({ kind: 'suppressed', reason })

/**
 * Which figures of the levels of one crossing must go. Those with a small base, and where that is exactly one, the next
 * smallest as well: beside the total, all other levels together would give the hidden one away.
 * @param bases of the levels, without the total
 */
export function levelsToWithhold(bases: readonly (number | null)[]): (Suppressed['reason'] | null)[] {
  const reasons = bases.map((base): Suppressed['reason'] | null => (tooSmall(base) ? 'baseBelowFive' : null))
  if (reasons.filter((reason) => reason !== null).length === 1) {
    let next = -1
    bases.forEach((base, level) => {
      if (base !== null && base >= smallestBase && (next < 0 || base < bases[next]!)) next = level
    })
    if (next >= 0) reasons[next] = 'complement'
  }
  return reasons
}
