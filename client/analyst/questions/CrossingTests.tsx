import { classificationLabels } from '../../../surveys/index.ts'
import type { Crossing } from '../../../analysis/figures/crossing.ts'
import { kindOfView } from '../weighting/choice.ts'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { shortDomainName } from '../levels.ts'
import type { CatalogueEntry } from './catalogue.ts'

const words = {
  title: { nl: 'Is het verschil meer dan toeval?', en: 'Is the difference more than chance?' },
  minus: { nl: 'min', en: 'minus' },
  interval: { nl: '95 %-interval', en: '95% interval' },
  to: { nl: 'tot', en: 'to' },
  points: { nl: 'procentpunt', en: 'percentage points' },
  rank: { nl: 'Rangtoets, zonder aan te nemen dat de vier punten even ver uit elkaar liggen', en: 'Rank test, without assuming that the four points are equally far apart' },
  noRank: { nl: 'De rangtoets kan niet', en: 'The rank test cannot be made' },
  distribution: { nl: 'Verdeling van de antwoorden', en: 'Distribution of the answers' },
  clear: { nl: 'Dit verschil is groter dan toeval verklaart.', en: 'This difference is larger than chance explains.' },
  chance: { nl: 'Dit verschil kan toeval zijn.', en: 'This difference may be chance.' },
  noDifference: { nl: 'Het verschil is niet te toetsen', en: 'The difference cannot be tested' },
  noTable: { nl: 'De verdeling is niet te toetsen', en: 'The distribution cannot be tested' },
  basis: {
    published: { nl: 'De toetsen behandelen de antwoorden als een gewone steekproef (Welch voor gemiddelden).', en: 'The tests treat the responses as a simple random sample (Welch for means).' },
    stratified: { nl: 'De toetsen houden rekening met de clusters en met het aantal leden dat antwoordde.', en: 'The tests take into account the clusters and how many members answered.' },
    raked: { nl: 'De toetsen houden rekening met de clusters, het aantal leden dat antwoordde en de herweging.', en: 'The tests take into account the clusters, how many members answered and the reweighting.' },
  },
  note: { nl: 'Ze zijn niet gecorrigeerd voor het aantal toetsen. p onder 0,05 heet hier meer dan toeval.', en: 'They are not corrected for the number of tests. p below 0.05 is called more than chance here.' },
}

/** The tests of each crossing, said in words with their numbers. */
export function CrossingTests({ crossings, entry }: { readonly crossings: readonly Crossing[]; readonly entry: CatalogueEntry }) {
  const { say, number, probability, why } = useLanguage()
  const decimals = entry.range[1] > 10 || entry.mean === 'share' ? 1 : 2
  const write = (value: number) => (entry.mean === 'share' ? number(value * 100, decimals) : number(value, decimals))
  const unit = entry.mean === 'share' ? ` ${say(words.points)}` : ''
  const verdict = (p: number) => say(p < 0.05 ? words.clear : words.chance)
  return (
    <section className="tests">
      <h3>{say(words.title)}</h3>
      <dl>
        {crossings.map((crossing) => {
          const { difference, rank, independence, by } = crossing
          return (
            <div key={by}>
              <dt>{say(classificationLabels[by])}</dt>
              {entry.mean === 'none' ? null : difference.kind === 'estimated' ? (
                <dd>{`${say(shortDomainName(`${by}=${difference.levels[1]}`))} ${say(words.minus)} ${say(shortDomainName(`${by}=${difference.levels[0]}`))}: `}<b>{`${write(difference.difference)}${unit}`}</b>{` (${say(words.interval)} ${write(difference.lower)} ${say(words.to)} ${write(difference.upper)}; t(${number(difference.degreesOfFreedom)}) = ${number(difference.t, 2)}; p ${probability(difference.p)}). ${verdict(difference.p)}`}</dd>
              ) : <dd>{`${say(words.noDifference)}: ${why(difference)}.`}</dd>}
              {rank === null ? null : rank.kind === 'estimated'
                ? <dd>{`${say(words.rank)}: t(${number(rank.degreesOfFreedom)}) = ${number(rank.t, 2)}; p ${probability(rank.p)}. ${verdict(rank.p)}`}</dd>
                : difference.kind === 'estimated' ? <dd>{`${say(words.noRank)}: ${why(rank)}.`}</dd> : null}
              {entry.categories.length < 2 ? null : independence.kind === 'estimated' ? (
                <dd>{`${say(words.distribution)}: Rao-Scott F(${number(independence.numeratorDf, 2)}; ${number(independence.denominatorDf, 1)}) = ${number(independence.F, 2)}; p ${probability(independence.p)}. ${verdict(independence.p)}`}</dd>
              ) : <dd>{`${say(words.noTable)}: ${why(independence)}.`}</dd>}
            </div>
          )
        })}
      </dl>
      {crossings[0] ? <p className="small soft">{`${say(words.basis[kindOfView(crossings[0].view)])} ${say(words.note)}`}</p> : null}
    </section>
  )
}
