import { adjustFamily } from '../significance/families.ts'
import type { Result } from '../result.ts'

/** One effect of a family of tests, with its p as the family adjusts it. */
export interface TestedEffect<Test> {
  readonly effect: number
  readonly difference: Test
  /** Holm: holds the chance of one false claim in the family under 5 %. Null where there is no test. */
  readonly holm: number | null
  /** Benjamini-Hochberg: for screening. Null where there is no test. */
  readonly benjaminiHochberg: number | null
}

/** The 11 effects of one crossing on one axis. Tests that could not be made, or may not be shown, leave the family. */
export interface EffectFamily<Test> {
  readonly tests: readonly TestedEffect<Test>[]
  /** Tests made: what p was adjusted for. */
  readonly familySize: number
}

export function effectFamily<Test extends Result<{ readonly p: number }>>(differences: readonly { readonly effect: number; readonly difference: Test }[]): EffectFamily<Test> {
  const { familySize, holm, benjaminiHochberg } = adjustFamily(differences.map(({ difference }) => (difference.kind === 'estimated' ? difference.p : null)))
  return {
    familySize,
    tests: differences.map(({ effect, difference }, place) => ({ effect, difference, holm: holm[place]!, benjaminiHochberg: benjaminiHochberg[place]! })),
  }
}
