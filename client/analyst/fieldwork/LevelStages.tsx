import type { Fieldwork } from '../../../server/api/fieldwork.ts'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { domainName } from '../levels.ts'
import { StageCells, StageHeads } from './stageCells.tsx'

const words = {
  call: { nl: 'Per oproep', en: 'By call' },
  size: { nl: 'Per grootte', en: 'By size' },
  embedding: { nl: 'Per inbedding', en: 'By embedding' },
  group: { nl: 'Groep', en: 'Group' },
}

export function LevelStages({ by, levels }: { readonly by: 'call' | 'size' | 'embedding'; readonly levels: Fieldwork['call'] }) {
  const { say } = useLanguage()
  return (
    <section>
      <Table caption={say(words[by])} className="stages name-over">
        <thead>
          <tr>
            <th scope="col">{say(words.group)}</th>
            <StageHeads />
          </tr>
        </thead>
        <tbody>
          {levels.map((one) => (
            <tr key={one.level}>
              <th scope="row">{say(domainName(`${by}=${one.level}`))}</th>
              <StageCells stages={one} />
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
