import { useState } from 'react'
import type { OwnMembers } from '../../../server/api/register/ownMembers.ts'
import { Notice } from '../../ui/components/Notice.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { ListUpload } from '../../ui/members/ListUpload.tsx'
import { taskWords } from '../../ui/members/words.ts'
import { requestJson } from '../../ui/request/requestJson.ts'
import { words } from './words.ts'

/** The list that the agency asks for: how far it is, and sending it. */
export function OwnList({ known, sent }: { readonly known: OwnMembers; readonly sent: () => void }) {
  const { say, language, date } = useLanguage()
  const [done, setDone] = useState(false)
  const { task, received } = known
  return (
    <section className="section">
      <h2>{say(words.task)}</h2>
      <p>{task === null ? say(words.notAsked) : `${say(words.asked)} ${task.round}: ${say(taskWords[task.state])}.`}</p>
      {received === null ? null : <p>{`${say(words.sent)}: ${received.fileName} (${date(received.receivedAt)}).`}</p>}
      <p className="soft">{`${say(words.templateMore)} `}<a href="/api/manager/list-template.xlsx">{say(words.template)}</a></p>
      <div role="status">{done ? <Notice title={say(words.thanks)}><p>{say(words.thanksMore)}</p></Notice> : null}</div>
      {done ? <button type="button" className="button-quiet" onClick={() => setDone(false)}>{say(words.another)}</button> : (
        <ListUpload
          preview={(file, mapping) => requestJson(`/api/manager/list/preview?taal=${language}`, { method: 'POST', body: { file, mapping } })}
          send={async (file, mapping) => {
            await requestJson(`/api/manager/list?taal=${language}`, { method: 'POST', body: { file, mapping } })
            setDone(true)
            sent()
          }}
          sendLabel={say(words.send)}
          sendMore={say(words.sendMore)}
        />
      )}
    </section>
  )
}
