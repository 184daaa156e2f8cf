import type { AccountRow, Accounts } from '../../../server/api/accounts.ts'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { words } from './words.ts'

/** What can be asked of one account. */
export type Act = 'change' | 'disable' | 'enable' | 'link' | 'unlink'

const actsOf = ({ disabledAt, linked }: AccountRow, hasProvider: boolean): Act[] => [
  'change',
  disabledAt === null ? 'disable' : 'enable',
  ...(hasProvider ? [linked ? ('unlink' as const) : ('link' as const)] : []),
]

interface Props {
  readonly answer: Accounts
  readonly ask: (act: Act, account: AccountRow) => void
}

export function AccountTable({ answer, ask }: Props) {
  const { say, date } = useLanguage()
  const { accounts, clusters, provider, own } = answer
  const clusterName = new Map(clusters.map(({ id, name }) => [id, name]))
  return (
    <Table caption={say(words.table)} className="accounts name-over">
      <thead>
        <tr>
          {(['name', 'role', 'state', 'acts'] as const).map((name) => <th key={name} scope="col">{say(words[name])}</th>)}
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id}>
            <th scope="row">
              {account.name}{account.id === own ? ` (${say(words.own)})` : ''}
              {account.email === account.name ? null : <span className="under-name">{account.email}</span>}
            </th>
            <td>
              {say(words[account.role])}
              {account.clusterId === null ? null : <span className="under-name">{clusterName.get(account.clusterId) ?? account.clusterId}</span>}
            </td>
            <td>
              {account.disabledAt === null ? say(words.active) : `${say(words.disabledSince)} ${date(account.disabledAt)}`}
              {account.linked ? <span className="under-name">{`${say(words.linkedAt)} ${provider}`}</span> : null}
            </td>
            <td className="account-acts">
              {actsOf(account, provider !== null).map((act) => (
                <button key={act} type="button" className="button-quiet" aria-label={`${say(words[act])}: ${account.name}`} onClick={() => ask(act, account)}>{say(words[act])}</button>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
