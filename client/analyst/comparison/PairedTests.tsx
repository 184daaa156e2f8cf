import { classificationLabels } from '../../../surveys/index.ts'
import type { CrossingBy } from '../../../analysis/figures/crossing.ts'
import type { PairedEffects } from '../../../analysis/paired/pairedEffect.ts'
import { SegmentedSwitch } from '../../ui/components/SegmentedSwitch.tsx'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import { shortDomainName } from '../levels.ts'
import { crossingInAddress, crossingsBy } from '../state.ts'
import { EffectName } from './EffectName.tsx'
import { verdictOf } from './verdict.ts'

const words = {
  heading: { nl: 'Voor welke effecten verschilt de kloof?', en: 'For which effects does the gap differ?' },
  between: { nl: 'Tussen de groepen van', en: 'Between the groups of' },
  effect: { nl: 'Effect', en: 'Effect' },
  difference: { nl: 'verschil in procentpunt', en: 'difference in percentage points' },
  interval: { nl: '95 %-interval', en: '95% interval' },
  p: { nl: 'p', en: 'p' },
  holm: { nl: 'p na Holm', en: 'p after Holm' },
  hochberg: { nl: 'q volgens BH', en: 'q by BH' },
  caption: { nl: 'De kloof (wil het, heeft het nog niet) naar', en: 'The gap (wants it, has it not yet) by' },
  unknown: { nl: 'niet getoond', en: 'not shown' },
  note: {
    nl: 'Verschil: de tweede groep min de eerste. Holm houdt de kans op één valse bewering over alle getoetste effecten onder 5 %; q volgens Benjamini en Hochberg dient om te verkennen. Een effect dat niet te toetsen is, telt niet mee in het aantal toetsen.',
    en: 'Difference: the second group minus the first. Holm keeps the chance of one false claim over all tested effects under 5%; q by Benjamini and Hochberg is for screening. An effect that cannot be tested does not count in the number of tests.',
  },
}

/** The gap of every effect in the two groups of a crossing, and whether it differs. */
export function PairedTests({ figures, by }: { readonly figures: PairedEffects; readonly by: CrossingBy }) {
  const { say, number, share, why, probability } = useLanguage()
  const address = useAddress()
  const family = figures.families.find((one) => one.by === by)
  const levels = figures.domains.filter(({ domain }) => domain.startsWith(`${by}=`))
  if (!family) return null
  const caption = `${say(words.caption)} ${say(classificationLabels[by]).toLowerCase()}`
  const written = (p: number) => probability(p).replace('= ', '')
  return (
    <section className="section">
      <h2>{say(words.heading)}</h2>
      <div className="controls">
        <SegmentedSwitch
          legend={say(words.between)}
          segments={crossingsBy.map((one) => ({ value: one, label: say(classificationLabels[one]) }))}
          chosen={by}
          choose={(chosen) => address.replace({ kruising: crossingInAddress[chosen] })}
        />
      </div>
      <p className="verdict" aria-live="polite">{say(verdictOf(family))}</p>
      <Table caption={caption} className="test-table name-over" note={<p>{say(words.note)}</p>}>
        <thead>
          <tr>
            <th scope="col">{say(words.effect)}</th>
            {levels.map(({ domain }) => <th key={domain} scope="col" className="number">{say(shortDomainName(domain))}</th>)}
            {[words.difference, words.interval, words.p, words.holm, words.hochberg].map((label) => <th key={label.nl} scope="col" className="number">{say(label)}</th>)}
          </tr>
        </thead>
        <tbody>
          {family.tests.map(({ effect, difference, holm, benjaminiHochberg }, place) => (
            <tr key={effect} className={holm !== null && holm < 0.05 ? 'strong' : undefined}>
              <th scope="row"><EffectName effect={effect} /></th>
              {levels.map(({ domain, effects }) => {
                const gap = effects[place]!.wantsHasNot.share
                return <td key={domain} className="number">{gap.kind === 'estimated' ? share(gap.value, 1) : say(words.unknown)}</td>
              })}
              {difference.kind === 'estimated' ? (
                <>
                  <td className="number">{number(difference.difference * 100, 1)}</td>
                  <td className="number">{`${number(difference.lower * 100, 1)} – ${number(difference.upper * 100, 1)}`}</td>
                  <td className="number">{written(difference.p)}</td>
                  <td className="number">{holm === null ? '–' : written(holm)}</td>
                  <td className="number">{benjaminiHochberg === null ? '–' : written(benjaminiHochberg)}</td>
                </>
              ) : <td className="why" colSpan={5}>{why(difference)}</td>}
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
