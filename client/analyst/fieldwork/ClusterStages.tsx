import type { Fieldwork } from '../../../server/api/fieldwork.ts'
import { RemindPress } from '../../ui/components/RemindPress.tsx'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { StageCells, StageHeads } from './stageCells.tsx'

const words = {
  caption: { nl: 'Per cluster', en: 'By cluster' },
  cluster: { nl: 'Cluster', en: 'Cluster' },
  needs: { nl: 'nog nodig', en: 'still needed' },
  means: { nl: 'voor gemiddelden', en: 'for means' },
  distributions: { nl: 'voor verdelingen', en: 'for distributions' },
  enough: { nl: 'genoeg', en: 'enough' },
  remind: { nl: 'Bereid een herinnering voor aan de clusters die nog antwoorden nodig hebben', en: 'Prepare a reminder to the clusters that still need answers' },
  note: {
    nl: 'Nog nodig: zoveel volledige antwoorden ontbreken voor de cijfers van de cluster getoond mogen worden. Een vraag die niet iedereen beantwoordt, kan er meer vragen.',
    en: 'Still needed: so many complete answers are missing before the figures of the cluster may be shown. A question that not everybody answers can need more.',
  },
}

/** Those that need most stand first. */
const urgent = (a: Fieldwork['clusters'][number], b: Fieldwork['clusters'][number]): number => b.untilDistributions - a.untilDistributions || a.complete / Math.max(1, a.invited) - b.complete / Math.max(1, b.invited) || a.name.localeCompare(b.name)

export function ClusterStages({ clusters, remindAt }: { readonly clusters: Fieldwork['clusters']; readonly remindAt: string | null }) {
  const { say, number } = useLanguage()
  const needy = clusters.filter(({ untilDistributions }) => untilDistributions > 0)
  const needOf = ({ untilMeans, untilDistributions }: Fieldwork['clusters'][number]): string =>
    untilMeans > 0 ? `${number(untilMeans)} ${say(words.means)}` : untilDistributions > 0 ? `${number(untilDistributions)} ${say(words.distributions)}` : say(words.enough)
  return (
    <section className="section">
      <Table caption={say(words.caption)} className="stages name-over" note={<p>{say(words.note)}</p>}>
        <thead>
          <tr>
            <th scope="col">{say(words.cluster)}</th>
            <StageHeads />
            <th scope="col">{say(words.needs)}</th>
          </tr>
        </thead>
        <tbody>
          {[...clusters].sort(urgent).map((one) => (
            <tr key={one.level}>
              <th scope="row">{one.name}</th>
              <StageCells stages={one} />
              <td className={one.untilDistributions > 0 ? 'needs' : 'soft'}>{needOf(one)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {needy.length === 0 || remindAt === null ? null : (
        <RemindPress label={say(words.remind)} of={needy.map(({ name }) => name).join(' · ')} address={remindAt} body={{ kind: 'reminder', clusters: needy.map(({ level }) => level) }} />
      )}
    </section>
  )
}
