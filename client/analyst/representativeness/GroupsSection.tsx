import { classificationLabels, domainName, shortLevelLabel } from '../../../surveys/index.ts'
import { SignedBars } from '../../charts/representativeness/SignedBars.tsx'
import type { SignedBar } from '../../charts/representativeness/SignedBars.tsx'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useElementWidth } from '../../ui/page/useElementWidth.ts'
import type { WaveRepresentativeness } from '../../../server/api/representativeness.ts'

const words = {
  title: { nl: 'Wie ontbreekt', en: 'Who is missing' },
  lead: { nl: 'Links: een groep die te weinig antwoordde; meer antwoorden daar maken het geheel representatiever. De streep is de marge van 95\u00a0%.', en: 'To the left: a group that answered too little; more answers there make the whole more representative. The whisker is the 95% margin.' },
  picture: { nl: 'Partiële R-indicatoren per groep', en: 'Partial R-indicators by group' },
  few: { nl: 'te weinig', en: 'too few' },
  many: { nl: 'meer dan hun deel', en: 'more than their part' },
  table: { nl: 'Respons en partiële R-indicatoren', en: 'Response and partial R-indicators' },
  group: { nl: 'Groep', en: 'Group' },
  members: { nl: 'uitge\u00adno\u00addigd', en: 'invited' },
  responses: { nl: 'vol\u00adledig', en: 'com\u00adplete' },
  rate: { nl: 'vol\u00adledig, %', en: 'com\u00adplete, %' },
  unconditional: { nl: 'par\u00adtieel', en: 'partial' },
  conditional: { nl: 'voor\u00adwaar\u00addelijk', en: 'con\u00additional' },
  margin: { nl: '±\u00a095\u00a0%', en: '±\u00a095%' },
  whole: { nl: 'hele kenmerk', en: 'whole variable' },
  note: {
    nl: 'Partieel: hoe ver de kans om te antwoorden in deze groep van het gemiddelde ligt (0 is goed, hoogstens 0,5). Voorwaardelijk: wat daarvan overblijft tussen leden die op de andere kenmerken gelijk zijn; een kenmerk met een hoge waarde op beide is zelf de oorzaak, niet alleen een begeleider. Schouten, Cobben en Bethlehem (2009); Schouten, Shlomo en Skinner (2011); marges volgens Shlomo, Skinner en Schouten (2012).',
    en: 'Partial: how far the probability to respond in this group lies from the mean (0 is good, at most 0.5). Conditional: what is left of it between members who are alike on the other variables; a variable that is high on both is a cause itself, not only a companion. Schouten, Cobben and Bethlehem (2009); Schouten, Shlomo and Skinner (2011); margins by Shlomo, Skinner and Schouten (2012).',
  },
}

type Estimated = Extract<WaveRepresentativeness['representativeness'], { kind: 'estimated' }>
type Indicator = Estimated['partial'][number]['unconditional']

/** The groups of the register by how much they are missing. */
export function GroupsSection({ overview: { members, responses, completionRate }, partial }: { readonly overview: WaveRepresentativeness; readonly partial: Estimated['partial'] }) {
  const speech = useLanguage()
  const { say, number, share, why } = speech
  const [place, width] = useElementWidth(520)
  const variables = [...partial].filter(({ levels }) => levels.length > 1).sort((a, b) => b.conditional.value - a.conditional.value)
  const bars = variables.flatMap(({ variable, levels }): SignedBar[] => [
    { label: say(classificationLabels[variable]), value: null },
    ...levels.map(({ level, unconditional }) => ({ label: say(shortLevelLabel(variable, level)), value: unconditional.value, margin: unconditional.margin })),
  ])
  const rate = (one: WaveRepresentativeness['completionRate']) => (one.kind === 'estimated' ? share(one.value, 1) : why(one))
  const cells = ({ value, margin }: Indicator) => (
    <>
      <td className="number">{number(value, 3)}</td>
      <td className="number">{margin === null ? '–' : number(margin, 3)}</td>
    </>
  )
  return (
    <section className="section">
      <h2>{say(words.title)}</h2>
      <p>{say(words.lead)}</p>
      <div className="picture-beside">
        <div ref={place}><SignedBars rows={bars} sides={[say(words.few), say(words.many)]} write={(value) => number(value, 3)} speech={speech} title={say(words.picture)} width={width} /></div>
        <Table caption={say(words.table)} className="partials name-over" note={<p>{say(words.note)}</p>}>
          <thead>
            <tr>
              <th scope="col">{say(words.group)}</th>
              {(['members', 'responses', 'rate', 'unconditional', 'margin', 'conditional'] as const).map((name) => <th key={name} scope="col" className="number">{say(words[name])}</th>)}
              <th scope="col" className="number">{say(words.margin)}<span className="hidden">{` ${say(words.conditional)}`}</span></th>
            </tr>
          </thead>
          {variables.map(({ variable, levels, unconditional, conditional }) => (
            <tbody key={variable}>
              <tr className="strong">
                <th scope="row">{`${say(classificationLabels[variable])}, ${say(words.whole)}`}</th>
                <td className="number">{number(members)}</td>
                <td className="number">{number(responses)}</td>
                <td className="number">{rate(completionRate)}</td>
                {cells(unconditional)}
                {cells(conditional)}
              </tr>
              {levels.map((one) => (
                <tr key={one.level}>
                  <th scope="row">{say(domainName(`${variable}=${one.level}`))}</th>
                  <td className="number">{number(one.members)}</td>
                  <td className="number">{number(one.responses)}</td>
                  <td className="number">{rate(one.completionRate)}</td>
                  {cells(one.unconditional)}
                  {cells(one.conditional)}
                </tr>
              ))}
            </tbody>
          ))}
        </Table>
      </div>
    </section>
  )
}
