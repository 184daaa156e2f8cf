import { useId, useState } from 'react'
import type { OutboxPage } from '../../../server/api/mails.ts'
import { Table } from '../../ui/components/Table.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useResource } from '../../ui/request/useResource.ts'
import { kindWords, outcomeInWords, stateWords, words, type MailKind, type MailState } from './words.ts'

const kinds = Object.keys(kindWords) as MailKind[]
const states = Object.keys(stateWords) as MailState[]

/** Every mail with what became of it, a hundred at a time. */
export function Outcomes({ waveId, revision }: { readonly waveId: string; readonly revision: number }) {
  const { say, moment } = useLanguage()
  const id = useId()
  const [kind, setKind] = useState<MailKind | ''>('')
  const [state, setState] = useState<MailState | 'replied' | ''>('')
  const [from, setFrom] = useState(0)
  const query = new URLSearchParams({ na: String(revision), from: String(from), ...(kind === '' ? {} : { kind }), ...(state === '' ? {} : { state }) })
  const page = useResource<OutboxPage>(`/api/steward/waves/${encodeURIComponent(waveId)}/outbox?${query.toString()}`)
  return (
    <section className="section">
      <h2>{say(words.outcomes)}</h2>
      <div className="controls">
        <div className="control">
          <label htmlFor={`${id}-kind`}>{say(words.kind)}</label>
          <select id={`${id}-kind`} value={kind} onChange={(event) => { setKind(event.target.value as MailKind | ''); setFrom(0) }}>
            <option value="">{say(words.all)}</option>
            {kinds.map((one) => <option key={one} value={one}>{say(kindWords[one])}</option>)}
          </select>
        </div>
        <div className="control">
          <label htmlFor={`${id}-state`}>{say(words.state)}</label>
          <select id={`${id}-state`} value={state} onChange={(event) => { setState(event.target.value as MailState | 'replied' | ''); setFrom(0) }}>
            <option value="">{say(words.all)}</option>
            {states.map((one) => <option key={one} value={one}>{say(stateWords[one])}</option>)}
            <option value="replied">{say(words.replied)}</option>
          </select>
        </div>
      </div>
      <Waiting resource={page} height={320}>
        {({ mails, next }) => mails.length === 0 ? <p role="status">{say(words.none)}</p> : (
          <>
            <Table caption={say(words.outcomes)} captionHidden className="restack">
              <thead><tr>{([words.company, words.to, words.about, words.kind, words.state, words.why, words.when] as const).map((head) => <th key={head.nl} scope="col">{say(head)}</th>)}</tr></thead>
              <tbody>
                {mails.map((mail) => (
                  <tr key={mail.id}>
                    <th scope="row">{mail.company}</th>
                    <td>{[mail.name, mail.email].filter((part) => part !== null).join(', ')}</td>
                    <td>{mail.clusters.join(', ')}</td>
                    <td>{say(kindWords[mail.kind])}</td>
                    <td>{say(stateWords[mail.state])}</td>
                    <td>{[outcomeInWords(mail.outcome, say), mail.repliedAt === null ? '' : `${say(words.replied)} ${moment(mail.repliedAt)}`].filter((part) => part !== '').join('; ')}</td>
                    <td>{mail.sentAt === null ? '–' : moment(mail.sentAt)}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
            {next === null ? null : <p className="mail-buttons"><button type="button" className="button button-second" onClick={() => setFrom(next)}>{say(words.more)}</button></p>}
          </>
        )}
      </Waiting>
    </section>
  )
}
