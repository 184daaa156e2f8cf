import { estimatorOf } from '../estimation/estimator.ts'
import { countsInDomain } from '../estimation/plainMean.ts'
import { differenceFigure } from '../figures/crossings/differenceFigure.ts'
import { shareFigures } from '../figures/crossings/shareFigures.ts'
import { noStep } from '../onStep.ts'
import { crossingsBy, domainsOf, profilesInDomain } from '../tallies/domains.ts'
import { tallyIndicator } from '../tallies/tally.ts'
import { effectNumbers } from '../variables.ts'
import { effectFamily } from './effectFamily.ts'
import { pairedAnswers, tallyPaired } from './pairedTally.ts'
import { testAgainstZero } from './testAgainstZero.ts'
import type { Estimator } from '../estimation/estimator.ts'
import type { CategoryShare } from '../figures/crossing.ts'
import type { View } from '../figures/mean.ts'
import type { OnStep } from '../onStep.ts'
import type { ResponseMatrix } from '../responseMatrix.ts'
import type { Tally } from '../tallies/tally.ts'
import type { PairedEffect, PairedEffects, ShareFigure } from './pairedEffect.ts'

interface EffectTallies {
  readonly effect: number
  readonly paired: Tally
  /** 1 for those who want it and have it not; its mean is the gap. */
  readonly gap: Tally
}

/**
 * Desired x realised as a paired statistic, for the total and every level of every crossing.
 * The gap, share wanting minus share wanting and having, is over the same members, so it is the mean of one indicator
 * (wants it, has it not): its linearised variable is that of a mean, and no covariance of two shares is needed.
 * The levels of a crossing are compared on the gap: Welch as published, else `svyttest` on the design; p adjusted over the
 * effects for which a test could be made.
 */
export function pairedEffects(matrix: ResponseMatrix, view: View, onStep: OnStep = noStep): PairedEffects {
  const estimator = estimatorOf(matrix, view)
  const { profiles } = estimator
  const tallies = effectNumbers.map((effect): EffectTallies => {
    const paired = tallyPaired(profiles, effect)
    return { effect, paired, gap: tallyIndicator(paired, `gap_${effect}`, wantsHasNot) }
  })
  return {
    view,
    domains: domainsOf(matrix.register).map((domain, done, domains) => {
      onStep(done, domains.length)
      const inDomain = profilesInDomain(profiles, domain)
      return {
        domain,
        base: inDomain.reduce((sum, inside, profile) => sum + inside * profiles.responses[profile]!, 0),
        effects: tallies.map((one) => pairedEffect(estimator, one, inDomain)),
      }
    }),
    families: crossingsBy.map((by) => ({ by, ...effectFamily(tallies.map(({ effect, gap }) => ({ effect, difference: differenceFigure(estimator, gap, by) }))) })),
  }
}

const wantsHasNot = (answer: number): boolean => answer === pairedAnswers.wantsExpectsHelp || answer === pairedAnswers.wantsExpectsNone

const shareOf = (shares: readonly CategoryShare[], code: number): ShareFigure => {
  const { share, interval } = shares.find((one) => one.code === code)!
  return { share, interval }
}

function pairedEffect(estimator: Estimator, { effect, paired, gap }: EffectTallies, inDomain: Uint8Array): PairedEffect {
  const shares = shareFigures(estimator, paired, inDomain)
  const counts = countsInDomain(paired, inDomain)
  const base = paired.values.reduce((sum, _, slot) => sum + counts[slot]!, 0)
  return {
    effect,
    base,
    wanting: base - counts[pairedAnswers.doesNotWant]!,
    wantsAndHas: shareOf(shares, pairedAnswers.wantsAndHas),
    wantsExpectsHelp: shareOf(shares, pairedAnswers.wantsExpectsHelp),
    wantsExpectsNone: shareOf(shares, pairedAnswers.wantsExpectsNone),
    doesNotWant: shareOf(shares, pairedAnswers.doesNotWant),
    wantsHasNot: shareOf(shareFigures(estimator, gap, inDomain), 1),
    gap: testAgainstZero(estimator, gap, inDomain),
  }
}
