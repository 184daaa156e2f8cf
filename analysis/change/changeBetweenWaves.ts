import { levelsToWithhold, suppressed, tooSmall } from '../disclosure/smallestBase.ts'
import { withholdMean } from '../disclosure/withholdMean.ts'
import { estimatorOf } from '../estimation/estimator.ts'
import { plainMean } from '../estimation/plainMean.ts'
import { meanFigure } from '../figures/meanFigure.ts'
import { testAgainstZero } from '../paired/testAgainstZero.ts'
import { noStep } from '../onStep.ts'
import { notEstimable } from '../result.ts'
import { domainsOf, profilesInDomain } from '../tallies/domains.ts'
import { tallyVariable } from '../tallies/tally.ts'
import { derivedVariables, variablesOf } from '../variables.ts'
import { answerSlots } from './answerSlots.ts'
import { isBroken } from './continuedWave.ts'
import { differenceOfWaves } from './differenceOfWaves.ts'
import { panelMatrix } from './panel.ts'
import { panelTallies } from './panelTallies.ts'
import { withholdPanel } from './withholdPanel.ts'
import type { Estimator } from '../estimation/estimator.ts'
import type { DomainId } from '../figures/effectMatrix.ts'
import type { MeanFigure, View } from '../figures/mean.ts'
import type { OnStep } from '../onStep.ts'
import type { ResponseMatrix, StatementCounts } from '../responseMatrix.ts'
import type { Suppressed } from '../result.ts'
import type { Tally } from '../tallies/tally.ts'
import type { ContinuedWave } from './continuedWave.ts'
import type { PanelPairs } from './panel.ts'
import type { PanelChange, VariableChange, WaveChange } from './waveChange.ts'

const changed = notEstimable('questionChanged')
const nothing: MeanFigure = { base: 0, mean: changed, interval: changed }

/** Every variable with a mean, then the derived ones. */
export const changingVariables = (statements: StatementCounts): string[] => [...variablesOf(statements).filter((variable) => variable !== 'competitive'), ...derivedVariables]

/**
 * The change of every variable from an earlier wave to a later one in one domain, as people may see it: for everyone
 * (`differenceOfWaves`) and for the members who answered both (`panelMatrix`; the mean of their differences with its paired
 * test, R: `svymean(~difference, subset(design, domain))`). Without the panel where fewer than ten are inside or outside it.
 * A question that changed between the versions has no difference: its line is broken.
 */
export function changeBetweenWaves(earlier: ContinuedWave, later: ResponseMatrix, pairs: PanelPairs, domain: DomainId, view: View, onStep: OnStep = noStep): WaveChange {
  const before = estimatorOf(earlier.responses, view)
  const after = estimatorOf(later, view)
  const panel = estimatorOf(panelMatrix(later, pairs), view)
  return {
    view,
    domain,
    items: changingVariables(later.statements).map((variable, done, variables): VariableChange => {
      onStep(done, variables.length)
      const afterTally = tallyVariable(after.profiles, variable)
      const ofLater = shown(after, afterTally, domain)
      if (isBroken(earlier, variable, domain)) return { variable, everyone: { earlier: nothing, later: ofLater.figure, change: changed }, panel: changed }
      const beforeTally = tallyVariable(before.profiles, variable)
      const ofEarlier = shown(before, beforeTally, domain)
      const reason = ofEarlier.reason ?? ofLater.reason
      return {
        variable,
        everyone: {
          earlier: ofEarlier.figure,
          later: ofLater.figure,
          change: reason ? suppressed(reason) : differenceOfWaves(
            { estimator: before, tally: beforeTally, inDomain: profilesInDomain(before.profiles, domain) },
            { estimator: after, tally: afterTally, inDomain: profilesInDomain(after.profiles, domain) },
          ),
        },
        panel: panelChange(panel, pairs, variable, earlier.responses, later, [beforeTally, afterTally], domain),
      }
    }),
  }
}

/** The domain with its siblings: the levels of its crossing, or the total alone. */
const levelsWith = (register: ResponseMatrix['register'], domain: DomainId): DomainId[] =>
  domainsOf(register).filter((one) => one.split('=')[0] === domain.split('=')[0])

const baseOf = (tally: Tally, profiles: Estimator['profiles'], domain: DomainId): number => plainMean(tally, profilesInDomain(profiles, domain)).base

function shown(estimator: Estimator, tally: Tally, domain: DomainId): { readonly figure: MeanFigure; readonly reason: Suppressed['reason'] | null } {
  const { profiles } = estimator
  const levels = levelsWith(profiles.matrix.register, domain)
  const bases = levels.map((level) => baseOf(tally, profiles, level))
  const at = levels.indexOf(domain)
  const reason = domain === 'total' ? (tooSmall(bases[0]!) ? 'baseBelowFive' : null) : at < 0 ? null : levelsToWithhold(bases)[at]!
  return { figure: withholdMean(meanFigure(estimator, tally, profilesInDomain(profiles, domain)), reason), reason }
}

function panelChange(panel: Estimator, pairs: PanelPairs, variable: string, earlier: ResponseMatrix, later: ResponseMatrix, [ofEarlier, ofLater]: readonly [Tally, Tally], domain: DomainId): PanelChange {
  const tallies = panelTallies(panel.profiles, pairs, variable, answerSlots(earlier, variable), answerSlots(later, variable))
  const levels = levelsWith(later.register, domain)
  const reason = withholdPanel(levels.map((level) => {
    const inside = baseOf(tallies.difference, panel.profiles, level)
    const answered = (tally: Tally) => plainMean(tally, profilesInDomain(tally.profiles as Estimator['profiles'], level)).base
    return { inside, outside: Math.min(answered(ofEarlier), answered(ofLater)) - inside }
  }))[levels.indexOf(domain)] ?? null
  if (reason) return suppressed(reason)
  const inDomain = profilesInDomain(panel.profiles, domain)
  const { base } = plainMean(tallies.difference, inDomain)
  if (base === 0) return notEstimable('noResponse')
  return {
    kind: 'estimated',
    base,
    earlier: meanFigure(panel, tallies.earlier, inDomain),
    later: meanFigure(panel, tallies.later, inDomain),
    change: testAgainstZero(panel, tallies.difference, inDomain),
  }
}
