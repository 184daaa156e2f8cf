import type { NotEstimable } from '../../../analysis/result.ts'
import type { EffectMatrices } from '../../../server/api/analyst.ts'
import { Notice } from '../../ui/components/Notice.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'

const words = {
  title: { nl: 'Hoe er herwogen is', en: 'How the responses were reweighted' },
  failed: { nl: 'Herwegen lukt niet', en: 'Reweighting is not possible' },
  settled: { nl: 'Stabiel na', en: 'Settled after' },
  rounds: { nl: 'rondes', en: 'rounds' },
  smallest: { nl: 'kleinste gewicht', en: 'smallest weight' },
  largest: { nl: 'grootste gewicht', en: 'largest weight' },
  effect: { nl: 'ontwerpeffect (Kish)', en: 'design effect (Kish)' },
}

/** What the reweighting did to the responses: how far the weights lie apart and what that costs. */
export function RakingReport({ raking }: { readonly raking: EffectMatrices['raking'] }) {
  const { say, number, why } = useLanguage()
  if (!raking) return null
  if (raking.kind !== 'estimated') return <div className="section"><Notice kind="warning" title={say(words.failed)}><p>{why(raking as NotEstimable)}</p></Notice></div>
  return (
    <section className="section">
      <h2>{say(words.title)}</h2>
      <p>{`${say(words.settled)} ${number(raking.sweeps)} ${say(words.rounds)}; ${say(words.smallest)} ${number(raking.smallestWeight, 2)}, ${say(words.largest)} ${number(raking.largestWeight, 2)}; ${say(words.effect)} ${number(raking.kishDesignEffect, 3)}.`}</p>
    </section>
  )
}
