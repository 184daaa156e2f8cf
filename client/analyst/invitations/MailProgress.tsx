import { useState } from 'react'
import type { MailsOverview } from '../../../server/api/mails.ts'
import { Notice } from '../../ui/components/Notice.tsx'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import type { MailsInHand } from './useMails.ts'
import { kindWords, stateWords, words, type MailKind, type MailState } from './words.ts'

const kinds = Object.keys(kindWords) as MailKind[]
const states = Object.keys(stateWords) as MailState[]

/** How many mails there are of each kind, and what became of them. */
export function MailProgress({ overview, send }: { readonly overview: MailsOverview; readonly send: MailsInHand['send'] }) {
  const { say, number, moment } = useLanguage()
  const [trouble, setTrouble] = useState<string | undefined>(undefined)
  const { counts, pausedAt, withoutAddress, inbound } = overview
  const of = (kind: MailKind, state: MailState) => counts.find((one) => one.kind === kind && one.state === state)?.mails ?? 0
  const shown = kinds.filter((kind) => counts.some((one) => one.kind === kind))
  const waits = counts.some(({ state }) => state === 'queued' || state === 'sending')

  async function pause(paused: boolean) {
    const outcome = await send('mails/pause', { paused })
    setTrouble('trouble' in outcome ? outcome.trouble : undefined)
  }

  return (
    <section className="section">
      <h2>{say(words.progress)}</h2>
      {shown.length === 0 ? <p>{say(words.noMails)}</p> : (
        <Table caption={say(words.progress)} captionHidden>
          <thead><tr><th scope="col">{say(words.kind)}</th>{states.map((state) => <th key={state} scope="col" className="number">{say(stateWords[state])}</th>)}</tr></thead>
          <tbody>
            {shown.map((kind) => (
              <tr key={kind}><th scope="row">{say(kindWords[kind])}</th>{states.map((state) => <td key={state} className="number">{number(of(kind, state))}</td>)}</tr>
            ))}
          </tbody>
        </Table>
      )}
      {pausedAt === null ? null : <Notice kind="warning" title={`${say(words.paused)} ${moment(pausedAt)}`}><p>{say(words.pausedMore)}</p></Notice>}
      {trouble === undefined ? null : <Notice kind="error" title={say(words.failed)}><p>{trouble}</p></Notice>}
      {pausedAt !== null ? <p className="mail-buttons"><button type="button" className="button" onClick={() => void pause(false)}>{say(words.resume)}</button></p> : waits ? <p className="mail-buttons"><button type="button" className="button button-second" onClick={() => void pause(true)}>{say(words.pause)}</button></p> : null}
      {withoutAddress === 0 ? null : <p className="soft">{`${number(withoutAddress)} ${say(words.withoutAddress)}`}</p>}
      <p className="soft small">{`${say(words.inbound)} ${number(inbound.bounce)} ${say(words.bounces)}, ${number(inbound.automaticReply)} ${say(words.replies)}, ${number(inbound.delayed)} ${say(words.delays)}, ${number(inbound.unknown)} ${say(words.unknown)}.`}</p>
    </section>
  )
}
