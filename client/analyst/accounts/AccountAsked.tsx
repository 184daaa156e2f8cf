import { useId, useState } from 'react'
import type { AccountRow, Accounts } from '../../../server/api/accounts.ts'
import { AskDialog } from '../../ui/components/AskDialog.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import type { Act } from './AccountTable.tsx'
import { isWhole, RightsFields, type Rights } from './RightsFields.tsx'
import type { Sending } from './useAccounts.ts'
import { words } from './words.ts'

const titles = { change: ['askChange', 'askChangeMore'], disable: ['askDisable', 'askDisableMore'], enable: ['askEnable', 'askEnableMore'], link: ['askLink', 'askLinkMore'], unlink: ['askUnlink', 'askUnlinkMore'] } as const

interface Props {
  readonly act: Act
  readonly account: AccountRow
  readonly clusters: Accounts['clusters']
  /** What went wrong, in words; null when it is done. */
  readonly send: (sending: Sending) => Promise<string | null>
  readonly close: () => void
}

/** Asks for what is missing, and for a yes, before one account changes. */
export function AccountAsked({ act, account, clusters, send, close }: Props) {
  const { say } = useLanguage()
  const id = useId()
  const [rights, setRights] = useState<Rights>({ role: account.role, clusterId: account.clusterId })
  const [code, setCode] = useState('')
  const [organisation, setOrganisation] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [title, more] = titles[act]
  const at = `/${encodeURIComponent(account.id)}`

  const sending = (): Sending | null => {
    switch (act) {
      case 'change':
        return isWhole(rights) ? { method: 'PUT', path: `${at}/rights`, body: rights } : null
      case 'link':
        return code.trim() === '' ? null : { method: 'PUT', path: `${at}/link`, body: { subject: code.trim(), organisation: organisation.trim() === '' ? null : organisation.trim() } }
      case 'unlink':
        return { method: 'DELETE', path: `${at}/link`, body: {} }
      default:
        return { method: 'PUT', path: `${at}/state`, body: { disabled: act === 'disable' } }
    }
  }
  const confirm = async () => {
    const ready = sending()
    const wrong = ready === null ? say(words.fillIn) : await send(ready)
    setProblem(wrong)
    if (wrong === null) close()
  }
  return (
    <AskDialog title={say(words[title])} of={account.name} more={say(words[more])} confirm={say(words[act])} problem={problem} onConfirm={() => void confirm()} onClose={close}>
      {act === 'change' ? <RightsFields rights={rights} clusters={clusters} change={setRights} /> : null}
      {act === 'link' ? (
        <>
          <div className="control">
            <label htmlFor={`${id}code`}>{say(words.code)}</label>
            <input id={`${id}code`} type="text" required maxLength={255} autoComplete="off" value={code} onChange={(event) => setCode(event.target.value)} />
          </div>
          <div className="control">
            <label htmlFor={`${id}organisation`}>{say(words.organisation)}</label>
            <input id={`${id}organisation`} type="text" maxLength={10} autoComplete="off" aria-describedby={`${id}organisationmore`} value={organisation} onChange={(event) => setOrganisation(event.target.value)} />
            <p className="soft small" id={`${id}organisationmore`}>{say(words.organisationMore)}</p>
          </div>
        </>
      ) : null}
    </AskDialog>
  )
}
