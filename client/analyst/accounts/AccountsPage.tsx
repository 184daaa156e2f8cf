import { useState } from 'react'
import type { AccountRow } from '../../../server/api/accounts.ts'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { PageHead } from '../PageHead.tsx'
import './accounts.css'
import { AccountAsked } from './AccountAsked.tsx'
import { AccountTable, type Act } from './AccountTable.tsx'
import { AddAccount } from './AddAccount.tsx'
import { useAccounts, type Sending } from './useAccounts.ts'
import { words } from './words.ts'

/** Who may sign in, for the data steward. */
export function AccountsPage() {
  const { say } = useLanguage()
  const { accounts, send } = useAccounts()
  const [asked, setAsked] = useState<{ readonly act: Act; readonly account: AccountRow } | null>(null)
  const [done, setDone] = useState(false)

  const sendAndSay = async (sending: Sending) => {
    setDone(false)
    const problem = await send(sending)
    setDone(problem === null)
    return problem
  }
  return (
    <>
      <PageHead title={say(words.title)} lead={say(words.lead)} />
      <p role="status" className="account-done">{done ? say(words.done) : ''}</p>
      <Waiting resource={accounts} height={320}>
        {(answer) => (
          <>
            <AccountTable answer={answer} ask={(act, account) => setAsked({ act, account })} />
            <AddAccount clusters={answer.clusters} send={sendAndSay} />
            {asked === null ? null : <AccountAsked key={`${asked.act} ${asked.account.id}`} act={asked.act} account={asked.account} clusters={answer.clusters} send={sendAndSay} close={() => setAsked(null)} />}
          </>
        )}
      </Waiting>
    </>
  )
}
