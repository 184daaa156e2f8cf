import type { ManagerResults } from '../../../server/api/manager.ts'
import { codebook, describeVariable } from '../../../surveys/index.ts'
import { OtherMark, OwnMark, PairedMeans } from '../../charts/rows/PairedMeans.tsx'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import type { Text } from '../../ui/language/text.ts'
import { MeanText } from './MeanText.tsx'

type Item = Extract<ManagerResults, { state: 'released' }>['items'][number]

const words = {
  title: { nl: 'De vragen naast het programma', en: 'The questions beside the programme' },
  item: { nl: 'Vraag', en: 'Question' },
  own: { nl: 'uw cluster', en: 'your cluster' },
  ownBase: { nl: 'n uw cluster', en: 'n your cluster' },
  programme: { nl: 'alle clusters', en: 'all clusters' },
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

const valueOf = (figure: Item['own']): number | null => (figure.mean.kind === 'estimated' ? figure.mean.value : null)

export function ItemMeans({ items, version }: { readonly items: readonly Item[]; readonly version: string }) {
  const { say, number } = useLanguage()
  const book = codebook(version)
  const nameOf = (variable: string): string => (variable.endsWith('_mean') ? say(words.mean) : say(describeVariable(book, variable).labels))
  const summaryFirst = (a: Item, b: Item) => Number(b.variable.endsWith('_mean')) - Number(a.variable.endsWith('_mean'))
  return (
    <section className="section">
      <h2>{say(words.title)}</h2>
      <ul className="pair-legend">
        <li><svg aria-hidden width={14} height={14} viewBox="0 0 14 14"><OwnMark x={7} y={7} /></svg>{say(words.own)}</li>
        <li><svg aria-hidden width={14} height={14} viewBox="0 0 14 14"><OtherMark x={7} y={7} /></svg>{say(words.programme)}</li>
      </ul>
      {blocks.map((block) => {
        const own = items.filter((item) => block.belongs(item.variable)).sort(summaryFirst)
        if (own.length === 0) return null
        return (
          <Table key={block.id} caption={say(block.title)} className="items-table name-over" note={block.neutral === undefined ? undefined : <p>{say(block.neutral === 3 ? words.asNow : words.neutral)}</p>}>
            <thead>
              <tr>
                <th scope="col">{say(words.item)}</th>
                <th scope="col" className="number">{say(words.ownBase)}</th>
                <th scope="col" className="number">{say(words.own)}</th>
                <th scope="col" className="number">{say(words.programme)}</th>
                <th scope="col">{say(words.picture)}</th>
              </tr>
            </thead>
            <tbody>
              {own.map((item) => (
                <tr key={item.variable} className={item.variable.endsWith('_mean') ? 'strong' : undefined}>
                  <th scope="row">{nameOf(item.variable)}</th>
                  <td className="number">{item.own.base === null ? <MeanText result={{ kind: 'suppressed', reason: 'baseBelowFive' }} decimals={0} /> : number(item.own.base)}</td>
                  <td className="number"><MeanText result={item.own.mean} decimals={2} asShare={block.share ?? false} /></td>
                  <td className="number"><MeanText result={item.programme.mean} decimals={2} asShare={block.share ?? false} /></td>
                  <td><PairedMeans own={valueOf(item.own)} other={valueOf(item.programme)} scale={block.scale} neutral={block.neutral} width={200} /></td>
                </tr>
              ))}
            </tbody>
          </Table>
        )
      })}
    </section>
  )
}
