import type { ClusterReleaseShown, DerivedFigureShown, ReleasedFigureShown } from '../../../server/api/release.ts'
import { codebook, describeVariable } from '../../../surveys/index.ts'
import { OtherMark, OwnMark, PairedMeans } from '../../charts/rows/PairedMeans.tsx'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import type { Text } from '../../ui/language/text.ts'
import { ReleasedBaseText, ReleasedText } from './ReleasedText.tsx'
import { toldMean } from './releasedMatrix.ts'

interface Item extends Shown {
  readonly variable: string
}

interface Shown {
  readonly own: ReleasedFigureShown | DerivedFigureShown
  readonly programme: ReleasedFigureShown | DerivedFigureShown
  readonly peers: ReleasedFigureShown | DerivedFigureShown | null
}

const words = {
  title: { nl: 'De vragen naast het programma', en: 'The questions beside the programme' },
  item: { nl: 'Vraag', en: 'Question' },
  own: { nl: 'uw cluster', en: 'your cluster' },
  ownBase: { nl: 'n uw cluster', en: 'n your cluster' },
  programme: { nl: 'alle clusters', en: 'all clusters' },
  peers: { nl: 'verge\u00adlijk\u00adbare clusters', en: 'com\u00adparable clusters' },
  picture: { nl: 'Beeld', en: 'Picture' },
  neutral: { nl: 'Stippellijn: neutraal, 2,5 op een schaal van 1 tot 4.', en: 'Dashed line: neutral, 2.5 on a scale of 1 to 4.' },
  asNow: { nl: 'Stippellijn: evenveel als nu, 3 op een schaal van 1 tot 4.', en: 'Dashed line: as much as now, 3 on a scale of 1 to 4.' },
  mean: { nl: 'Gemiddelde van de stellingen', en: 'Mean of the statements' },
}

interface Block {
  readonly id: string
  readonly title: Text
  readonly belongs: (variable: string) => boolean
  readonly scale: readonly [number, number]
  readonly neutral?: number
  readonly share?: boolean
}

const starts = (prefix: string) => (variable: string) => variable.startsWith(`${prefix}_`)

const blocks: readonly Block[] = [
  { id: 'share', title: { nl: 'Deelname en competitiviteit', en: 'Participation and competitiveness' }, belongs: (variable) => variable === 'q1_active' || variable === 'competitive_within3', scale: [0, 1], share: true },
  { id: 'relevance', title: { nl: 'Relevantie (1–4)', en: 'Relevance (1–4)' }, belongs: (variable) => variable === 'q2_relevance', scale: [1, 4], neutral: 2.5 },
  { id: 'strength', title: { nl: 'Samenwerkingskracht (1–4)', en: 'Collaborative strength (1–4)' }, belongs: starts('strength'), scale: [1, 4], neutral: 2.5 },
  { id: 'benefit', title: { nl: 'Voordelen (1–4)', en: 'Benefits (1–4)' }, belongs: starts('benefit'), scale: [1, 4], neutral: 2.5 },
  { id: 'priority', title: { nl: 'Prioriteiten voor de toekomst (1–4)', en: 'Priorities for the future (1–4)' }, belongs: starts('priority'), scale: [1, 4], neutral: 3 },
]

const baseOf = (shown: ReleasedFigureShown | DerivedFigureShown) => (shown.kind === 'withheld' ? undefined : shown.base)

/** Effects stand in their own picture; of competitiveness the share within three years stands for all its categories. */
const isItem = (variable: string): boolean => !/^(desired|realised|contribution)_|^competitive$/.test(variable)

export function ItemMeans({ results, version }: { readonly results: ClusterReleaseShown; readonly version: string }) {
  const { say } = useLanguage()
  const book = codebook(version)
  const nameOf = (variable: string): string => (variable.endsWith('_mean') ? say(words.mean) : say(describeVariable(book, variable).labels))
  const items: readonly Item[] = [...results.figures, ...results.derived.map(({ measure, ...shown }) => ({ variable: measure, ...shown }))].filter(({ variable }) => isItem(variable))
  const summaryFirst = (a: Item, b: Item) => Number(b.variable.endsWith('_mean')) - Number(a.variable.endsWith('_mean'))
  const labelOf = (variable: string) => (code: number) => book.variables.find(({ name }) => name === variable)?.categories.find((category) => category.code === code)?.label
  return (
    <section className="section">
      <h2>{say(words.title)}</h2>
      <ul className="pair-legend">
        <li><svg aria-hidden width={14} height={14} viewBox="0 0 14 14"><OwnMark x={7} y={7} /></svg>{say(words.own)}</li>
        <li><svg aria-hidden width={14} height={14} viewBox="0 0 14 14"><OtherMark x={7} y={7} /></svg>{say(words.programme)}</li>
      </ul>
      {blocks.map((block) => {
        const shown = items.filter((item) => block.belongs(item.variable)).sort(summaryFirst)
        if (shown.length === 0) return null
        return (
          <Table key={block.id} caption={say(block.title)} className="items-table name-over" note={block.neutral === undefined ? undefined : <p>{say(block.neutral === 3 ? words.asNow : words.neutral)}</p>}>
            <thead>
              <tr>
                <th scope="col">{say(words.item)}</th>
                <th scope="col" className="number">{say(words.ownBase)}</th>
                <th scope="col" className="number">{say(words.own)}</th>
                {results.peerGroup === null ? null : <th scope="col" className="number">{say(words.peers)}</th>}
                <th scope="col" className="number">{say(words.programme)}</th>
                <th scope="col">{say(words.picture)}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((item) => {
                const text = (figure: Item['own'] | null) => <td className="number"><ReleasedText shown={figure} decimals={2} asShare={block.share ?? false} labelOf={labelOf(item.variable)} /></td>
                return (
                  <tr key={item.variable} className={item.variable.endsWith('_mean') ? 'strong' : undefined}>
                    <th scope="row">{nameOf(item.variable)}</th>
                    <td className="number"><ReleasedBaseText base={baseOf(item.own)} /></td>
                    {text(item.own)}
                    {results.peerGroup === null ? null : text(item.peers)}
                    {text(item.programme)}
                    <td><PairedMeans own={toldMean(item.own)} other={toldMean(item.programme)} scale={block.scale} neutral={block.neutral} width={200} /></td>
                  </tr>
                )
              })}
            </tbody>
          </Table>
        )
      })}
    </section>
  )
}
