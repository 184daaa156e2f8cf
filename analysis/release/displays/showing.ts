import type { Group } from '../universe/universe.ts'

/** What decides, beside the answers, how a figure is displayed. */
export interface Showing {
  /** The register alone says who belongs to the group and who was asked: then the base is no answer. */
  readonly baseKnown: boolean
  /** The codes are steps of a scale, so that a mean has a meaning. */
  readonly ordered: boolean
  /**
   * The mean to two decimals may be told from `exactBase` on: groups of the programme that the register knows, unless the
   * audit took it away. By activity never, because who stands in these groups is itself an answer to be protected.
   */
  readonly exactMean: boolean
}

/** Asked only of companies that desire the effect. */
export const isConditional = (variable: string): boolean => /^(realised|contribution)_/.test(variable)

export const isOrdered = (variable: string): boolean => variable !== 'competitive'

export const showingOf = (variable: string, { kind }: Group): Showing => ({
  baseKnown: kind !== 'activity' && !isConditional(variable),
  ordered: isOrdered(variable),
  exactMean: isOrdered(variable) && kind !== 'cluster' && kind !== 'activity',
})
