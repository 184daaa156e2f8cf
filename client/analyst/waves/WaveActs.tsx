import { useEffect, useId, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import type { StewardAct, WaveCourse } from '../../../server/api/waveCourse.ts'
import { Notice } from '../../ui/components/Notice.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { RequestProblem, requestJson } from '../../ui/request/requestJson.ts'
import { actWords } from './actWords.ts'

const words = {
  cancel: { nl: 'Toch niet', en: 'Not now' },
  noReason: { nl: 'Schrijf waarom, in minstens drie tekens.', en: 'Write why, in at least three characters.' },
  reasonMore: { nl: 'Komt in het logboek en blijft daar vijf jaar. Noem geen personen of bedrijven.', en: 'Will stand in the audit trail for five years. Name no persons or companies.' },
  noDay: { nl: 'Kies een dag.', en: 'Choose a day.' },
  failed: { nl: 'Dat is niet gelukt', en: 'That did not work' },
  noConnection: { nl: 'De server antwoordt niet. Kijk uw verbinding na en probeer opnieuw.', en: 'The server does not answer. Check your connection and try again.' },
  label: { nl: 'Handelingen voor', en: 'Acts for' },
}

interface ConfirmationProps {
  readonly wave: WaveCourse
  readonly act: StewardAct
  readonly done: (words: string) => void
  readonly cancel: () => void
}

function Confirmation({ wave, act, done, cancel }: ConfirmationProps) {
  const { say, language } = useLanguage()
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const [closesOn, setClosesOn] = useState('')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | undefined>(undefined)
  const { title, consequence, confirm, done: doneWords, day, reason: reasonWords } = actWords[act]
  useEffect(() => heading.current?.focus(), [])

  async function carryOut(event: FormEvent) {
    event.preventDefault()
    // Opening keeps the day that the wave was made with, unless another is chosen
    if (day !== undefined && act !== 'open' && closesOn === '') return setTrouble(say(words.noDay))
    if (reasonWords !== undefined && reason.trim().length < 3) return setTrouble(say(words.noReason))
    setBusy(true)
    setTrouble(undefined)
    try {
      await requestJson(`/api/steward/waves/${encodeURIComponent(wave.id)}/acts?taal=${language}`, { method: 'POST', body: { act, ...(closesOn === '' ? {} : { closesOn }), ...(reasonWords === undefined ? {} : { reason: reason.trim() }) } })
      done(say(doneWords))
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error
      setTrouble(error.code === 'noConnection' ? say(words.noConnection) : error.message)
      setBusy(false)
    }
  }

  return (
    <form className="wave-confirmation" aria-labelledby={`${id}-title`} onSubmit={(event) => void carryOut(event)} noValidate>
      <h3 id={`${id}-title`} ref={heading} tabIndex={-1}>{say(title)}</h3>
      <p>{say(consequence)}</p>
      {day === undefined ? null : (
        <div className="control">
          <label htmlFor={`${id}-day`}>{say(day)}</label>
          <input id={`${id}-day`} type="date" value={closesOn} onChange={(event) => setClosesOn(event.target.value)} aria-describedby={trouble === undefined ? undefined : `${id}-trouble`} aria-invalid={trouble === undefined ? undefined : true} />
        </div>
      )}
      {reasonWords === undefined ? null : (
        <div className="control">
          <label htmlFor={`${id}-reason`}>{say(reasonWords)}</label>
          <input id={`${id}-reason`} type="text" value={reason} maxLength={300} autoComplete="off" onChange={(event) => setReason(event.target.value)} aria-describedby={`${id}-reason-more${trouble === undefined ? '' : ` ${id}-trouble`}`} aria-invalid={trouble === undefined ? undefined : true} />
          <p className="soft small" id={`${id}-reason-more`}>{say(words.reasonMore)}</p>
        </div>
      )}
      {trouble === undefined ? null : <div id={`${id}-trouble`}><Notice kind="error" title={say(words.failed)}><p>{trouble}</p></Notice></div>}
      <div className="wave-buttons">
        <button type="submit" className="button" disabled={busy}>{say(confirm)}</button>
        <button type="button" className="button-quiet" onClick={cancel}>{say(words.cancel)}</button>
      </div>
    </form>
  )
}

/** What the one who is signed in may do with a wave now, each act confirmed with what it means. */
export function WaveActs({ wave, changed }: { readonly wave: WaveCourse; readonly changed: () => void }) {
  const { say } = useLanguage()
  const [chosen, setChosen] = useState<StewardAct | undefined>(undefined)
  const [message, setMessage] = useState('')
  const group = useRef<HTMLDivElement>(null)
  const close = () => {
    setChosen(undefined)
    group.current?.focus()
  }
  return (
    <div className="wave-acts" ref={group} tabIndex={-1} role="group" aria-label={`${say(words.label)} ${wave.label}`}>
      <p role="status" className="wave-message">{message}</p>
      {chosen !== undefined ? (
        <Confirmation
          wave={wave}
          act={chosen}
          cancel={close}
          done={(text) => {
            setMessage(text)
            close()
            changed()
          }}
        />
      ) : (
        <div className="wave-buttons">
          {wave.acts.map(({ act, refusal }) => (
            <span key={act} className="wave-act">
              <button type="button" className="button button-second" disabled={refusal !== null} onClick={() => { setMessage(''); setChosen(act) }}>{say(actWords[act].button)}</button>
              {refusal === null ? null : <span className="soft small">{say(refusal)}</span>}
            </span>
          ))}
        </div>
      )}
    </div>
  )
}
