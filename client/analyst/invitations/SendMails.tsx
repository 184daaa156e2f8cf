import { useEffect, useId, useRef, useState } from 'react'
import type { MailsOverview, QueuedMails } from '../../../server/api/mails.ts'
import { Notice } from '../../ui/components/Notice.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { ReminderPlan } from './ReminderPlan.tsx'
import type { MailsInHand } from './useMails.ts'
import { kindWords, words } from './words.ts'

type Asked = { readonly kind: 'invitation' } | { readonly kind: 'reminder'; readonly number: 1 | 2 }

interface Props {
  readonly overview: MailsOverview
  readonly send: MailsInHand['send']
}

/** Asks once more, with what it means, and lets the manager of one cluster say something. */
function Confirmation({ asked, overview, send, close }: Props & { readonly asked: Asked; readonly close: (said: string) => void }) {
  const { say, number } = useLanguage()
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const [cluster, setCluster] = useState('')
  const [own, setOwn] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | undefined>(undefined)
  useEffect(() => heading.current?.focus(), [])

  async function carryOut() {
    setBusy(true)
    const ownWords = own.trim() === '' || cluster === '' ? {} : { ownWords: { cluster, text: own.trim() } }
    const outcome = await send<QueuedMails>('mails', { ...asked, ...(cluster === '' ? {} : { clusters: [cluster] }), ...ownWords })
    if ('trouble' in outcome) {
      setTrouble(outcome.trouble)
      setBusy(false)
    } else close(outcome.answer.queued === 0 ? say(words.nothing) : `${number(outcome.answer.queued)} ${say(words.queued)}`)
  }

  const kind = asked.kind === 'invitation' ? 'invitation' : (`reminder${asked.number}` as const)
  return (
    <div className="mail-confirmation" role="group" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} ref={heading} tabIndex={-1}>{`${say(words.confirmTitle)} (${say(kindWords[kind])})`}</h3>
      <p>{say(words.confirmMore)}</p>
      <div className="control">
        <label htmlFor={`${id}-cluster`}>{say(words.cluster)}</label>
        <select id={`${id}-cluster`} value={cluster} onChange={(event) => setCluster(event.target.value)}>
          <option value="">{say(words.everybody)}</option>
          {overview.clusters.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </select>
      </div>
      <div className="control">
        <label htmlFor={`${id}-words`}>{say(words.ownWords)}</label>
        <textarea id={`${id}-words`} rows={3} maxLength={1000} value={own} disabled={cluster === ''} aria-describedby={`${id}-hint`} onChange={(event) => setOwn(event.target.value)} />
        <p className="soft small" id={`${id}-hint`}>{say(words.ownWordsHint)}</p>
      </div>
      {trouble === undefined ? null : <Notice kind="error" title={say(words.failed)}><p>{trouble}</p></Notice>}
      <div className="mail-buttons">
        <button type="button" className="button" disabled={busy} onClick={() => void carryOut()}>{say(words.confirm)}</button>
        <button type="button" className="button-quiet" onClick={() => close('')}>{say(words.cancel)}</button>
      </div>
    </div>
  )
}

/** Invitations and reminders: by hand, each confirmed, and by plan. */
export function SendMails({ overview, send }: Props) {
  const { say, number } = useLanguage()
  const [asked, setAsked] = useState<Asked | undefined>(undefined)
  const [said, setSaid] = useState('')
  const place = useRef<HTMLElement>(null)
  const ask = (next: Asked) => {
    setSaid('')
    setAsked(next)
  }
  const isOpen = overview.wave.state === 'open' || overview.wave.state === 'planned'
  return (
    <section className="section mail-send" ref={place} tabIndex={-1} aria-label={say(words.invite)}>
      <p role="status" className="mail-said">{said}</p>
      {asked === undefined ? (
        <>
          <h2>{say(words.invite)}</h2>
          <p>{`${number(overview.invitations)} ${say(words.inviteMore)}`}</p>
          <p className="mail-buttons"><button type="button" className="button" disabled={!isOpen || overview.invitations === 0} onClick={() => ask({ kind: 'invitation' })}>{say(words.inviteAsk)}</button></p>
          <h2>{say(words.remind)}</h2>
          <p>{say(words.remindMore)}</p>
          <ul className="mail-reminders">
            {overview.reminders.map((one) => (
              <li key={one.number}>
                <h3>{say(kindWords[`reminder${one.number}`])}</h3>
                <p>{`${number(one.mails)} ${say(words.canGet)}.`}</p>
                <p className="mail-buttons"><button type="button" className="button button-second" disabled={overview.wave.state !== 'open' || one.mails === 0} onClick={() => ask({ kind: 'reminder', number: one.number })}>{say(words.remindNow)}<span className="hidden">{`: ${say(kindWords[`reminder${one.number}`])}`}</span></button></p>
                <ReminderPlan reminder={one} isOpen={isOpen} send={send} />
              </li>
            ))}
          </ul>
        </>
      ) : (
        <Confirmation
          asked={asked}
          overview={overview}
          send={send}
          close={(text) => {
            setSaid(text)
            setAsked(undefined)
            place.current?.focus()
          }}
        />
      )}
    </section>
  )
}
