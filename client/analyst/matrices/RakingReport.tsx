import { marginLevelName, marginName } from '../../../surveys/index.ts'
import type { NotEstimable } from '../../../analysis/result.ts'
import type { RakingVariable } from '../../../analysis/weighting/view.ts'
import type { EffectMatrices } from '../../../server/api/analyst.ts'
import { Notice } from '../../ui/components/Notice.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'

const words = {
  title: { nl: 'Hoe er herwogen is', en: 'How the responses were reweighted' },
  failed: { nl: 'Herwegen lukt niet', en: 'Reweighting is not possible' },
  on: { nl: 'Naar', en: 'By' },
  settled: { nl: 'stabiel na', en: 'settled after' },
  round: { nl: 'ronde', en: 'round' },
  rounds: { nl: 'rondes', en: 'rounds' },
  difference: { nl: 'grootste verschil met het register', en: 'largest difference from the register' },
  exact: { nl: 'minder dan een miljoenste lid', en: 'less than a millionth of a member' },
  members: { nl: 'leden', en: 'members' },
  smallest: { nl: 'kleinste gewicht', en: 'smallest weight' },
  largest: { nl: 'grootste gewicht', en: 'largest weight' },
  effect: { nl: 'ontwerpeffect (Kish)', en: 'design effect (Kish)' },
  base: { nl: 'effectieve basis', en: 'effective base' },
  cap: { nl: 'Begrensd op', en: 'Capped at' },
  above: { nl: 'vijf keer de mediaan; antwoorden daarboven:', en: 'five times the median; responses above it:' },
  again: { nl: 'Daarna is nog één keer herwogen, zodat het grootste gewicht iets boven de grens kan liggen.', en: 'Then raked once more, so that the largest weight can lie a little above the cap.' },
  refused: { nl: 'Deze groepen van het register hebben leden, maar geen enkel antwoord. Kies een weging zonder dit kenmerk:', en: 'These groups in the register have members, but not one response. Choose a weighting without this characteristic:' },
  more: { nl: 'en nog', en: 'and another' },
}

const shownLevels = 5

type Report = NonNullable<EffectMatrices['raking']>

/** What the reweighting did to the responses: how far the weights lie apart and what that costs; or what stands in its way. */
export function RakingReport({ raking }: { readonly raking: EffectMatrices['raking'] }) {
  const { say, number } = useLanguage()
  if (!raking) return null
  if (raking.kind !== 'estimated') return <Refusal raking={raking} />
  const { margins, sweeps, largestDifference, smallestWeight, largestWeight, kishDesignEffect, effectiveBase, cap } = raking
  const difference = largestDifference < 1e-6 ? say(words.exact) : `${number(largestDifference, 6)} ${say(words.members)}`
  return (
    <section className="section">
      <h2>{say(words.title)}</h2>
      <p>{`${say(words.on)} ${margins.map((margin) => say(marginName(margin))).join(', ')}; ${say(words.settled)} ${number(sweeps)} ${say(sweeps === 1 ? words.round : words.rounds)}; ${say(words.difference)}: ${difference}.`}</p>
      <p>{`${capital(say(words.smallest))} ${number(smallestWeight, 2)}, ${say(words.largest)} ${number(largestWeight, 2)}; ${say(words.effect)} ${number(kishDesignEffect, 3)}, ${say(words.base)} ${number(effectiveBase, 1)}.`}</p>
      {cap === null ? null : <p>{`${say(words.cap)} ${number(cap.limit, 2)}, ${say(words.above)} ${number(cap.trimmed)}.${cap.trimmed > 0 ? ` ${say(words.again)}` : ''}`}</p>}
    </section>
  )
}

function Refusal({ raking: { reason, margins, refused } }: { readonly raking: Extract<Report, { kind: 'notEstimable' }> }) {
  const { say, number, why } = useLanguage()
  const nameOf = ({ margin, level }: (typeof refused)[number]) => {
    const own = margins.find((one) => one.join('-') === margin) as readonly RakingVariable[]
    return `${say(marginName(own))}: ${say(marginLevelName(own, level))}`
  }
  const because: NotEstimable = { kind: 'notEstimable', reason }
  return (
    <div className="section">
      <Notice kind="warning" title={say(words.failed)}>
        <p>{`${capital(why(because))}.`}</p>
        {refused.length === 0 ? null : (
          <>
            <p>{say(words.refused)}</p>
            <ul>
              {refused.slice(0, shownLevels).map((one) => <li key={`${one.margin} ${one.level.join(' ')}`}>{nameOf(one)}</li>)}
              {refused.length > shownLevels ? <li>{`${say(words.more)} ${number(refused.length - shownLevels)}`}</li> : null}
            </ul>
          </>
        )}
      </Notice>
    </div>
  )
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
