import { levelsToWithhold, suppressed } from '../disclosure/smallestBase.ts'
import { effectFamily } from './effectFamily.ts'
import type { Suppressed } from '../result.ts'
import type { PairedDomain, PairedEffect, PairedEffects, ShareFigure } from './pairedEffect.ts'

type Reason = Suppressed['reason']

/**
 * The paired effects as people may see them. Nothing on one to four responses; and where one to four want an effect, not
 * how far these have it. The levels of a crossing are held beside each other, so that the total does not give a hidden one
 * away. A test of which a level is hidden goes with it, and leaves its family.
 */
export function withholdInPairedEffects(figures: PairedEffects): PairedEffects {
  const crossingOf = ({ domain }: PairedDomain) => domain.replace(/=.*/, '')
  const hiddenTests = new Set<string>()
  const domains = figures.domains.map((own): PairedDomain => {
    const crossing = crossingOf(own)
    const levels = figures.domains.filter((one) => crossingOf(one) === crossing)
    const level = levels.indexOf(own)
    const whole = levelsToWithhold(levels.map((one) => one.base))[level]!
    const effects = own.effects.map((effect, place) => {
      const ofAnswers = levelsToWithhold(levels.map((one) => one.effects[place]!.base))[level]!
      const ofWanting = levelsToWithhold(levels.map((one) => one.effects[place]!.wanting))[level]!
      if (whole ?? ofAnswers ?? ofWanting) hiddenTests.add(`${crossing} ${effect.effect}`)
      return withholdEffect(effect, whole ?? ofAnswers, ofWanting)
    })
    return { domain: own.domain, base: whole === null ? own.base : null, effects }
  })
  return {
    view: figures.view,
    domains,
    families: figures.families.map(({ by, tests }) => ({
      by,
      ...effectFamily(tests.map(({ effect, difference }) => ({ effect, difference: hiddenTests.has(`${by} ${effect}`) ? suppressed('baseBelowFive') : difference }))),
    })),
  }
}

const withheldShare = (reason: Reason): ShareFigure => ({ share: suppressed(reason), interval: suppressed(reason) })

function withholdEffect(effect: PairedEffect, ofAnswers: Reason | null, ofWanting: Reason | null): PairedEffect {
  const reason = ofAnswers ?? ofWanting
  if (reason === null) return effect
  return {
    effect: effect.effect,
    base: ofAnswers === null ? effect.base : null,
    wanting: null,
    wantsAndHas: withheldShare(reason),
    wantsExpectsHelp: withheldShare(reason),
    wantsExpectsNone: withheldShare(reason),
    doesNotWant: ofAnswers === null ? effect.doesNotWant : withheldShare(reason),
    wantsHasNot: withheldShare(reason),
    gap: suppressed(reason),
  }
}
