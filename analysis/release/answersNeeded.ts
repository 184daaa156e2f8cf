import { isOrdered } from './displays/showing.ts'
import type { ReleasedFigure, ReleaseRules } from './releaseDocument.ts'

/**
 * How many more answers the rules on bases ask for before more of a figure is told. That many are needed; whether they are
 * enough is for the audit to say.
 */
export type AnswersNeeded =
  /** From `distributionBase` on no base stands in the way of anything. */
  | { readonly kind: 'none' }
  /** A mean is told, and counts with so many more; one number where the release tells the base, else a range. */
  | { readonly kind: 'more'; readonly least: number; readonly most: number }
  /** Nothing is told, so neither is how many there were; anything needs this many. */
  | { readonly kind: 'notTold'; readonly from: number }

/**
 * From what is displayed and the rules alone, so that it tells nothing that the release does not tell.
 * @param shown the figure of one cluster
 */
export function answersNeeded(variable: string, shown: ReleasedFigure, { smallestBase, distributionBase }: ReleaseRules): AnswersNeeded {
  if (shown.kind === 'withheld') return { kind: 'notTold', from: isOrdered(variable) ? smallestBase : distributionBase }
  const { base } = shown
  const [least, most] = base.kind === 'between' ? [base.least, base.most] : [base.base, base.base]
  if (base.kind === 'about' || least >= distributionBase) return { kind: 'none' }
  return { kind: 'more', least: Math.max(1, distributionBase - most), most: distributionBase - least }
}
