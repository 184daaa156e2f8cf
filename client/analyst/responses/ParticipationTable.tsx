import type { Participation } from '../../../analysis/figures/participation.ts'
import { ParticipationBar } from '../../charts/rows/ParticipationBar.tsx'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'

const words = {
  invited: { nl: 'uitge\u00adnodigd', en: 'invited' },
  started: { nl: 'begon\u00adnen', en: 'started' },
  complete: { nl: 'volledig', en: 'complete' },
  responseRate: { nl: 'respons\u00adgraad', en: 'response rate' },
  completeRate: { nl: 'volledig, %', en: 'complete, %' },
  bar: { nl: 'Balk: het hele vak is wie uitgenodigd is, licht is wie begon, donker is wie alles invulde.', en: 'Bar: the whole box is everybody invited, pale is who started, dark is who completed.' },
  total: { nl: 'Alle clusters', en: 'All clusters' },
}

interface Row {
  readonly key: string
  readonly label: string
  readonly participation: Participation
}

interface Props {
  readonly caption: string
  readonly first: string
  readonly rows: readonly Row[]
  readonly total?: Participation
}

export function ParticipationTable({ caption, first, rows, total }: Props) {
  const { say, number, share, why } = useLanguage()
  const rate = (result: Participation['responseRate']) => (result.kind === 'estimated' ? <td className="number">{share(result.value, 1)}</td> : <td className="why">{why(result)}</td>)
  const row = ({ key, label, participation }: Row, strong: boolean) => (
    <tr key={key} className={strong ? 'strong' : undefined}>
      <th scope="row"><span className="participation-name">{label}<ParticipationBar {...participation} width={180} /></span></th>
      <td className="number">{number(participation.invited)}</td>
      <td className="number">{number(participation.started)}</td>
      <td className="number">{number(participation.complete)}</td>
      {rate(participation.responseRate)}
      {rate(participation.completionRate)}
    </tr>
  )
  return (
    <Table caption={caption} className="participation name-over" note={total ? <p>{say(words.bar)}</p> : undefined}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {(['invited', 'started', 'complete', 'responseRate', 'completeRate'] as const).map((name) => <th key={name} scope="col" className="number">{say(words[name])}</th>)}
        </tr>
      </thead>
      <tbody>
        {total ? row({ key: 'total', label: say(words.total), participation: total }, true) : null}
        {rows.map((one) => row(one, false))}
      </tbody>
    </Table>
  )
}
