import { useId } from 'react'
import type { Accounts } from '../../../server/api/accounts.ts'
import type { Role } from '../../../server/api/session.ts'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { words } from './words.ts'

export interface Rights {
  readonly role: Role
  readonly clusterId: string | null
}

const roles: readonly Role[] = ['manager', 'analyst', 'steward']

/** A manager that has no cluster yet is not ready to be sent. */
export const isWhole = ({ role, clusterId }: Rights): boolean => (role === 'manager') === (clusterId !== null)

interface Props {
  readonly rights: Rights
  readonly clusters: Accounts['clusters']
  readonly change: (rights: Rights) => void
}

export function RightsFields({ rights, clusters, change }: Props) {
  const { say } = useLanguage()
  const id = useId()
  return (
    <>
      <div className="control">
        <label htmlFor={`${id}role`}>{say(words.role)}</label>
        <select id={`${id}role`} value={rights.role} onChange={(event) => change({ role: event.target.value as Role, clusterId: null })}>
          {roles.map((role) => <option key={role} value={role}>{say(words[role])}</option>)}
        </select>
      </div>
      {rights.role === 'manager' ? (
        <div className="control">
          <label htmlFor={`${id}cluster`}>{say(words.cluster)}</label>
          <select id={`${id}cluster`} required value={rights.clusterId ?? ''} onChange={(event) => change({ role: 'manager', clusterId: event.target.value === '' ? null : event.target.value })}>
            <option value="">{say(words.chooseCluster)}</option>
            {clusters.map((cluster) => <option key={cluster.id} value={cluster.id}>{cluster.name}</option>)}
          </select>
        </div>
      ) : null}
    </>
  )
}
