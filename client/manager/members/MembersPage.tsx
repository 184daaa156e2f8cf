import { useState } from 'react'
import type { OwnMembers } from '../../../server/api/register/ownMembers.ts'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useResource } from '../../ui/request/useResource.ts'
import { OwnList } from './OwnList.tsx'
import { OwnMemberTable } from './OwnMemberTable.tsx'
import { words } from './words.ts'
import '../../ui/members/members.css'

/** The own members in the register, for the manager to keep. */
export function MembersPage() {
  const { say } = useLanguage()
  const [revision, setRevision] = useState(0)
  const [said, setSaid] = useState('')
  const resource = useResource<OwnMembers>(`/api/manager/members?na=${revision}`)
  const changed = () => {
    setSaid(say(words.saved))
    setRevision((count) => count + 1)
  }
  return (
    <>
      <h1>{say(words.title)}</h1>
      <p className="lead">{say(words.lead)}</p>
      <p role="status">{said}</p>
      <Waiting resource={resource} height={900}>
        {(known) => (
          <>
            <OwnList known={known} sent={() => setRevision((count) => count + 1)} />
            <OwnMemberTable members={known.members} changed={changed} />
          </>
        )}
      </Waiting>
    </>
  )
}
