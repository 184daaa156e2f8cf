import { useId, useMemo } from 'react'
import type { CrossingBy } from '../../../analysis/figures/crossing.ts'
import type { NotEstimable } from '../../../analysis/result.ts'
import { classificationLabels, shortLevelLabel } from '../../../surveys/index.ts'
import { SegmentedSwitch } from '../../ui/components/SegmentedSwitch.tsx'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import type { Nonresponse } from '../../../server/api/representativeness.ts'
import { crossingsBy } from '../state.ts'
import { figureNames, writeChange, writeFigure } from './figureNames.ts'

const words = {
  title: { nl: 'Kan nonrespons alleen het verschil verklaren?', en: 'Could nonresponse alone explain the difference?' },
  lead: { nl: 'Hetzelfde verschil tussen twee groepen zoals gepubliceerd, gestratificeerd en herwogen, naast het grootste verschil dat nonrespons langs de kenmerken van het register kan maken als de twee groepen in werkelijkheid gelijk zijn.', en: 'The same difference between two groups as published, stratified and raked, beside the largest difference that nonresponse along the register variables could make if the two groups were really alike.' },
  groups: { nl: 'Groepen', en: 'Groups' },
  figure: { nl: 'Gemiddelde', en: 'Mean' },
  published: { nl: 'zoals gepubliceerd', en: 'as published' },
  stratified: { nl: 'gestratificeerd', en: 'stratified' },
  raked: { nl: 'herwogen', en: 'raked' },
  view: { nl: 'Cijfers', en: 'Figures' },
  difference: { nl: 'verschil', en: 'difference' },
  interval: { nl: '95 %-interval', en: '95% interval' },
  p: { nl: 'p', en: 'p' },
  moved: { nl: 'Herwegen verplaatst het verschil met', en: 'Raking moves the difference by' },
  bound: { nl: 'Nonrespons langs het register kan hoogstens een verschil maken van', en: 'Nonresponse along the register can make a difference of at most' },
  yes: { nl: 'Ja: het verschil is niet groter dan wat nonrespons alleen kan maken.', en: 'Yes: the difference is no larger than what nonresponse alone could make.' },
  no: { nl: 'Nee: het verschil is groter dan wat nonrespons langs deze kenmerken kan maken.', en: 'No: the difference is larger than what nonresponse along these variables could make.' },
  unknown: { nl: 'Niet te zeggen:', en: 'Cannot be said:' },
  note: {
    nl: 'De grens is |vertekening| ≤ S(y) · S(ρ) / ρ̄ = (1 − R) · S(y) / (2ρ̄) in elke groep, en hier de som van beide (Schouten, Cobben en Bethlehem, 2009). Ze geldt voor nonrespons die samenhangt met oproep, grootte en inbedding; wie om een andere reden niet antwoordde, zit er niet in. Bij realisatie en bijdrage, die alleen gevraagd worden aan wie het effect wil, is de kans om te antwoorden die van de hele groep. De deelnamegraad van wie niet antwoordde is niet bekend: daar staat elk antwoord voor de leden met dezelfde kenmerken.',
    en: 'The bound is |bias| ≤ S(y) · S(ρ) / ρ̄ = (1 − R) · S(y) / (2ρ̄) in each group, and here the two together (Schouten, Cobben and Bethlehem, 2009). It holds for nonresponse that goes with call, size and embedding; who did not answer for another reason is not in it. For realisation and contribution, asked only of who wants the effect, the probability to respond is that of the whole group. The activity of those who did not answer is not known: there each response stands for the members with the same characteristics.',
  },
  minus: { nl: 'min', en: 'minus' },
}

interface Props {
  readonly differences: Nonresponse['differences']
  readonly by: CrossingBy
  readonly choose: (by: CrossingBy) => void
  readonly questionnaireVersion: string
}

/** One difference in three views, and the line that says how far nonresponse goes. */
export function DifferenceSection({ differences, by, choose, questionnaireVersion }: Props) {
  const speech = useLanguage()
  const { say, why, probability } = speech
  const address = useAddress()
  const id = useId()
  const nameOf = useMemo(() => figureNames(questionnaireVersion), [questionnaireVersion])
  const chosen = differences.find(({ variable }) => variable === address.read('cijfer')) ?? differences.find(({ variable }) => variable === 'strength_mean') ?? differences[0]
  if (!chosen) return null
  const { variable, differences: views, moved, largestBias, nonresponseCouldMakeIt } = chosen
  const plain = views.published
  const caption = plain.kind === 'estimated' ? `${say(nameOf(variable))}: ${say(shortLevelLabel(by, plain.levels[1]))} ${say(words.minus)} ${say(shortLevelLabel(by, plain.levels[0]))}` : say(nameOf(variable))
  const absent = plain.kind === 'estimated' ? largestBias : plain
  return (
    <section className="section">
      <h2>{say(words.title)}</h2>
      <p>{say(words.lead)}</p>
      <div className="controls">
        <SegmentedSwitch legend={say(words.groups)} segments={crossingsBy.map((value) => ({ value, label: say(classificationLabels[value]) }))} chosen={by} choose={choose} />
        <div className="control">
          <label htmlFor={id}>{say(words.figure)}</label>
          <select id={id} value={variable} onChange={(event) => address.replace({ cijfer: event.target.value })}>
            {differences.map((one) => <option key={one.variable} value={one.variable}>{say(nameOf(one.variable))}</option>)}
          </select>
        </div>
      </div>
      <div className="difference" aria-live="polite">
        <p className="verdict">{nonresponseCouldMakeIt === null ? `${say(words.unknown)} ${absent.kind === 'estimated' ? '' : why(absent as NotEstimable)}.` : say(nonresponseCouldMakeIt ? words.yes : words.no)}</p>
        {moved.kind === 'estimated' ? <p>{`${say(words.moved)} ${writeChange(speech, variable, moved.value)}.`}</p> : null}
        {largestBias.kind === 'estimated' ? <p>{`${say(words.bound)} ${writeFigure(speech, variable, largestBias.value)}.`}</p> : null}
        <Table caption={caption} className="difference-table" note={<p>{say(words.note)}</p>}>
          <thead>
            <tr><th scope="col">{say(words.view)}</th>{(['difference', 'interval', 'p'] as const).map((name) => <th key={name} scope="col" className="number">{say(words[name])}</th>)}</tr>
          </thead>
          <tbody>
            {(['published', 'stratified', 'raked'] as const).map((view) => {
              const test = views[view]
              return (
                <tr key={view}>
                  <th scope="row">{say(words[view])}</th>
                  {test.kind === 'estimated' ? (
                    <>
                      <td className="number">{writeChange(speech, variable, test.difference)}</td>
                      <td className="number">{`${writeFigure(speech, variable, test.lower)} – ${writeFigure(speech, variable, test.upper)}`}</td>
                      <td className="number">{probability(test.p).replace(/^= /, '')}</td>
                    </>
                  ) : <td colSpan={3} className="why">{why(test as NotEstimable)}</td>}
                </tr>
              )
            })}
          </tbody>
        </Table>
      </div>
    </section>
  )
}
