import { Link } from 'wouter'
import { Table } from '../../ui/components/Table.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import type { Text } from '../../ui/language/text.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import type { AddressChanges } from '../../ui/page/useAddress.ts'
import { useResource } from '../../ui/request/useResource.ts'
import { TakeOutside } from '../takeOutside/TakeOutside.tsx'
import type { Reliabilities } from '../../../server/api/pairedEffects.ts'
import type { WaveSummary } from '../../../server/api/waves.ts'

interface StudyFigure {
  readonly label: Text
  readonly path: string
  readonly changes: AddressChanges
}

const asQuestion = (vraag: string, kruising: string) => ({ path: '/vragen', changes: { vraag, kruising } })
const asTable = (rijen: string, kop: string) => ({ path: '/kruistabel', changes: { rijen, kop } })

const figures: readonly StudyFigure[] = [
  { label: { nl: 'Figuur 6: relevantie naar deelnamegraad', en: 'Figure 6: relevance by activity' }, ...asQuestion('q2_relevance', 'activiteit') },
  { label: { nl: 'Relevantie naar grootte van de cluster (tot 70 leden, meer dan 70)', en: 'Relevance by size of the cluster (up to 70 members, above 70)' }, ...asTable('q2_relevance', 'clustergrootte') },
  { label: { nl: 'Figuur 7: gewenste effecten, realisatie en bijdrage', en: 'Figure 7: desired effects, realisation and contribution' }, path: '/effecten', changes: {} },
  { label: { nl: 'Figuur 8: competitiviteit naar deelnamegraad en grootte', en: 'Figure 8: competitiveness by activity and size' }, ...asQuestion('competitive', 'grootte.activiteit') },
  { label: { nl: 'Figuur 9: samenwerkingskracht naar elke indeling, met de lijn op 2,5', en: 'Figure 9: collaborative strength by every classification, with the line at 2.5' }, ...asQuestion('strength_mean', 'oproep.grootte.inbedding.activiteit') },
  { label: { nl: 'Voordelen van deelname naar elke indeling', en: 'Benefits of taking part by every classification' }, ...asQuestion('benefit_mean', 'oproep.grootte.inbedding.activiteit') },
]

const words = {
  alpha: { nl: 'Samenhang van de stellingen', en: 'Consistency of the statements' },
  alphaMore: { nl: 'Cronbachs alfa, over wie alle stellingen van de reeks beantwoordde. Onder ongeveer 0,7 verbergt het gemiddelde van een reeks verschillen tussen haar stellingen.', en: 'Cronbach’s alpha, over those who answered all statements of the battery. Below about 0.7 the mean of a battery hides differences between its statements.' },
  battery: { nl: 'Reeks', en: 'Battery' },
  strength: { nl: 'Samenwerkingskracht', en: 'Collaborative strength' },
  benefit: { nl: 'Voordelen van deelname', en: 'Benefits of taking part' },
  statements: { nl: 'stellingen', en: 'statements' },
  base: { nl: 'n', en: 'n' },
  value: { nl: 'alfa', en: 'alpha' },
}

/** The figures of the 2020 study on this wave, and how well its batteries hang together. */
export function StudySection({ wave }: { readonly wave: WaveSummary }) {
  const { say, number, why } = useLanguage()
  const address = useAddress()
  const resource = useResource<Reliabilities>(`/api/analyst/waves/${encodeURIComponent(wave.id)}/reliability`)
  return (
    <>
      <ul className="study-figures">
        {figures.map(({ label, path, changes }) => <li key={label.nl}><Link href={address.with({ soort: null, groep: null, ...changes }, path)}>{say(label)}</Link></li>)}
      </ul>
      <section className="section">
        <h2>{say(words.alpha)}</h2>
        <p>{say(words.alphaMore)}</p>
        <Waiting resource={resource} height={160}>
          {(reliabilities) => (
            <><div className="alpha">
              <Table caption={say(words.alpha)} captionHidden>
                <thead>
                  <tr>
                    <th scope="col">{say(words.battery)}</th>
                    {[words.statements, words.base, words.value].map((label) => <th key={label.nl} scope="col" className="number">{say(label)}</th>)}
                  </tr>
                </thead>
                <tbody>
                  {(['strength', 'benefit'] as const).map((battery) => {
                    const own = reliabilities[battery]
                    return (
                      <tr key={battery}>
                        <th scope="row">{say(words[battery])}</th>
                        {own.kind === 'estimated' ? (
                          <>
                            <td className="number">{number(own.statements)}</td>
                            <td className="number">{number(own.base)}</td>
                            <td className="number"><b>{number(own.alpha, 2)}</b></td>
                          </>
                        ) : <td className="why" colSpan={3}>{why(own)}</td>}
                      </tr>
                    )
                  })}
                </tbody>
              </Table>
            </div>
            <TakeOutside address={`/api/analyst/waves/${encodeURIComponent(wave.id)}/reliability`} query={{}} /></>
          )}
        </Waiting>
      </section>
    </>
  )
}
