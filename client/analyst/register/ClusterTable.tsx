import { useState } from 'react'
import { Link } from 'wouter'
import type { Register, RegisterClusterRow } from '../../../server/api/register/register.ts'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { missingWords, taskWords } from '../../ui/members/words.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import { ClusterDialog } from './ClusterDialog.tsx'
import { words } from './words.ts'

/** Every cluster with its members, its list and what is missing. */
export function ClusterTable({ register, steward, changed }: { readonly register: Register; readonly steward: boolean; readonly changed: () => void }) {
  const { say, number, date } = useLanguage()
  const address = useAddress()
  const [edited, setEdited] = useState<RegisterClusterRow | null>(null)
  const missing = (one: RegisterClusterRow) =>
    (['address', 'bounced', 'size', 'enterpriseNumber'] as const).filter((kind) => one.missing[kind] > 0).map((kind) => `${number(one.missing[kind])} ${say(missingWords[kind]!)}`)
  const end = ({ endsOn, active }: RegisterClusterRow) => (endsOn === null ? '–' : active ? date(`${endsOn}T12:00:00Z`) : `${say(words.ended)} (${date(`${endsOn}T12:00:00Z`)})`)
  return (
    <section className="section">
      <Table caption={say(words.clusters)} className="restack">
        <thead>
          <tr>
            <th scope="col">{say(words.cluster)}</th>
            <th scope="col">{say(words.call)}</th>
            <th scope="col">{say(words.endsOn)}</th>
            <th scope="col" className="number">{say(words.members)}</th>
            <th scope="col">{say(words.missing)}</th>
            <th scope="col">{say(words.list)}</th>
            {steward ? <th scope="col">{say(words.acts)}</th> : null}
          </tr>
        </thead>
        <tbody>
          {register.clusters.map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.name}</th>
              <td>{`${one.call}, ${one.embedding === 'zelfstandig' || one.embedding === 'gevestigd' ? say(words[one.embedding]) : one.embedding}`}</td>
              <td>{end(one)}</td>
              <td className="number">{number(one.members)}</td>
              <td>{missing(one).join(', ') || say(words.nothingMissing)}</td>
              <td>{one.task === null ? say(words.notAsked) : `${one.task.round}: ${say(taskWords[one.task.state])}`}</td>
              {steward ? (
                <td>
                  <div className="row-buttons">
                    <Link href={address.with({ cluster: one.id }, '/ledenlijst')} aria-label={`${say(words.readList)}: ${one.name}`}>{say(words.readList)}</Link>
                    <button type="button" className="button-quiet" aria-label={`${say(words.change)}: ${one.name}`} onClick={() => setEdited(one)}>{say(words.change)}</button>
                  </div>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </Table>
      {edited === null ? null : <ClusterDialog cluster={edited} changed={changed} close={() => setEdited(null)} />}
    </section>
  )
}
