import { codebook } from '../../../surveys/index.ts'
import type { VariableChange } from '../../../analysis/change/waveChange.ts'
import type { WaveChangeAnswer } from '../../../server/api/change.ts'
import type { WaveSummary } from '../../../server/api/waves.ts'
import { ChangeLine } from '../../charts/comparison/ChangeLine.tsx'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { catalogueOf } from '../questions/catalogue.ts'
import type { CatalogueEntry } from '../questions/catalogue.ts'

const words = {
  heading: { nl: 'Verandering per vraag', en: 'Change by question' },
  question: { nl: 'Vraag', en: 'Question' },
  everyone: { nl: 'Iedereen', en: 'Everyone' },
  panel: { nl: 'Wie beide invulde', en: 'Those who answered both' },
  earlier: { nl: 'eerst', en: 'earlier' },
  later: { nl: 'nu', en: 'now' },
  line: { nl: 'van eerst naar nu', en: 'from earlier to now' },
  change: { nl: 'verandering', en: 'change' },
  interval: { nl: '95 %-interval', en: '95% interval' },
  base: { nl: 'n', en: 'n' },
  unknown: { nl: 'niet getoond', en: 'not shown' },
  broken: { nl: 'de vraag is veranderd: de lijn is hier onderbroken', en: 'the question changed: the line is broken here' },
  nobody: { nl: 'niemand antwoordde anders', en: 'nobody answered differently' },
  alike: { nl: 'ieder veranderde evenveel', en: 'all changed alike' },
  note: {
    nl: 'Een vet verschil heeft een interval zonder nul; deze tabel is niet gecorrigeerd voor het aantal vragen. Aandelen staan in procent, hun verandering in procentpunt.',
    en: 'A bold difference has an interval without zero; this table is not corrected for the number of questions. Shares are in per cent, their change in percentage points.',
  },
}

interface Props {
  readonly wave: WaveSummary
  readonly names: readonly [string, string]
  readonly change: WaveChangeAnswer
  readonly group: string
}

/** Every question in two waves: for everyone, and for the members who answered both. */
export function ChangeTable({ wave, names, change, group }: Props) {
  const { say } = useLanguage()
  const items = new Map(change.items.map((item) => [item.variable, item]))
  const caption = `${names[0]} → ${names[1]}, ${group}`
  return (
    <section className="section">
      <h2>{say(words.heading)}</h2>
      <Table caption={caption} className="change-table" note={<p>{say(words.note)}</p>}>
        <thead>
          <tr>
            <th rowSpan={2} scope="col">{say(words.question)}</th>
            <th colSpan={5} scope="colgroup" className="over">{say(words.everyone)}</th>
            <th colSpan={3} scope="colgroup" className="over">{say(words.panel)}</th>
          </tr>
          <tr>
            <th scope="col">{say(words.line)}</th>
            {[words.earlier, words.later, words.change, words.interval].map((label) => <th key={label.nl} scope="col" className="number">{say(label)}</th>)}
            {[words.base, words.change, words.interval].map((label) => <th key={label.nl} scope="col" className="number">{say(label)}</th>)}
          </tr>
        </thead>
        {catalogueOf(codebook(wave.questionnaireVersion)).map(({ question, entries }) => {
          const shown = entries.flatMap((entry) => {
            const item = items.get(entry.variable === 'competitive' ? 'competitive_within3' : entry.variable)
            return item ? [{ entry, item }] : []
          })
          return shown.length === 0 ? null : (
            <tbody key={question.id}>
              {entries.length > 1 ? <tr><th scope="rowgroup" colSpan={9} className="rows-of">{say(question.short)}</th></tr> : null}
              {shown.map(({ entry, item }) => <ChangeRow key={entry.variable} entry={entry} item={item} label={entries.length > 1 ? say(entry.short) : say(question.short)} />)}
            </tbody>
          )
        })}
      </Table>
    </section>
  )
}

function ChangeRow({ entry, item, label }: { readonly entry: CatalogueEntry; readonly item: VariableChange; readonly label: string }) {
  const { say, number, share, why } = useLanguage()
  const { everyone, panel } = item
  const isShare = entry.mean === 'share'
  const decimals = isShare || entry.range[1] > 10 ? 1 : 2
  const mean = (result: VariableChange['everyone']['earlier']['mean']) => (result.kind === 'estimated' ? (isShare ? share(result.value, 1) : number(result.value, decimals)) : say(words.unknown))
  const step = (value: number) => number(isShare ? value * 100 : value, decimals)
  const broken = everyone.change.kind === 'notEstimable' && everyone.change.reason === 'questionChanged'
  const known = (result: VariableChange['everyone']['earlier']['mean']) => (result.kind === 'estimated' ? result.value : null)
  const sure = (one: { readonly lower: number; readonly upper: number }) => one.lower > 0 || one.upper < 0
  const line = <ChangeLine earlier={known(everyone.earlier.mean)} later={known(everyone.later.mean)} scale={entry.range} width={120} broken={broken} />
  if (broken) {
    return (
      <tr>
        <th scope="row">{label}</th>
        <td>{line}</td>
        <td className="why broken" colSpan={7}>{say(words.broken)}</td>
      </tr>
    )
  }
  const ofPanel = panel.kind === 'estimated' ? panel.change : panel
  // Nobody moved, or all moved alike: the change is known although its interval is not
  const moved = panel.kind === 'estimated' && panel.earlier.mean.kind === 'estimated' && panel.later.mean.kind === 'estimated' ? panel.later.mean.value - panel.earlier.mean.value : null
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{line}</td>
      <td className="number">{mean(everyone.earlier.mean)}</td>
      <td className="number">{mean(everyone.later.mean)}</td>
      {everyone.change.kind === 'estimated' ? (
        <>
          <td className="number">{sure(everyone.change) ? <b>{step(everyone.change.difference)}</b> : step(everyone.change.difference)}</td>
          <td className="number">{`${step(everyone.change.lower)} – ${step(everyone.change.upper)}`}</td>
        </>
      ) : <td className="why" colSpan={2}>{why(everyone.change)}</td>}
      <td className="number">{panel.kind === 'estimated' ? number(panel.base) : '–'}</td>
      {ofPanel.kind === 'estimated' ? (
        <>
          <td className="number">{sure(ofPanel) ? <b>{step(ofPanel.value)}</b> : step(ofPanel.value)}</td>
          <td className="number">{`${step(ofPanel.lower)} – ${step(ofPanel.upper)}`}</td>
        </>
      ) : (
        <>
          {moved === null ? null : <td className="number">{step(moved)}</td>}
          <td className="why" colSpan={moved === null ? 2 : 1}>{moved !== null && ofPanel.kind === 'notEstimable' && ofPanel.reason === 'noVariation' ? say(Math.abs(moved) < 1e-9 ? words.nobody : words.alike) : why(ofPanel)}</td>
        </>
      )}
    </tr>
  )
}
