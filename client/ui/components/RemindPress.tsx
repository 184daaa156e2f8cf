import { useId, useState } from 'react'
import { useLanguage } from '../language/useLanguage.ts'
import { RequestProblem, requestJson } from '../request/requestJson.ts'
import { AskDialog } from './AskDialog.tsx'

const words = {
  title: { nl: 'Herinnering versturen?', en: 'Send a reminder?' },
  more: {
    nl: 'Alleen wie niet klaar is en nog geen twee herinneringen kreeg, krijgt de volgende. Wie vandaag al een mail kreeg, wie geen herinneringen wil en wie niet bereikbaar is, krijgt niets. De mails vertrekken meteen.',
    en: 'Only who has not finished and has not had two reminders gets the next one. Who had a mail today, who wants no reminders and who cannot be reached gets nothing. The mails leave at once.',
  },
  confirm: { nl: 'Ja, verstuur', en: 'Yes, send' },
  queued: { nl: 'mails staan klaar en vertrekken.', en: 'mails are ready and leave.' },
  nothing: { nl: 'Er was niemand om te mailen.', en: 'There was nobody to write to.' },
  failed: { nl: 'Dat is niet gelukt. Probeer het opnieuw.', en: 'That did not work. Try again.' },
  ownWords: { nl: 'Een woord van u (mag leeg blijven)', en: 'A word from you (may stay empty)' },
  ownWordsHint: { nl: 'Staat in de mail als citaat, met uw naam erbij.', en: 'Stands in the mail as a quotation, with your name.' },
}

interface Queued {
  readonly queued: number
}

interface Props {
  readonly label: string
  /** To whom, in words. */
  readonly of: string
  readonly address: string
  readonly body: Readonly<Record<string, unknown>>
  /** Whether the one who asks may add a few words. */
  readonly takesWords?: boolean
}

/** One press prepares a reminder, a second one sends it. */
export function RemindPress({ label, of, address, body, takesWords = false }: Props) {
  const { say, number } = useLanguage()
  const id = useId()
  const [isAsked, setIsAsked] = useState(false)
  const [own, setOwn] = useState('')
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  const confirm = async () => {
    try {
      const { queued } = await requestJson<Queued>(address, { method: 'POST', body: { ...body, ...(own.trim() === '' ? {} : { ownWords: own.trim() }) } })
      setIsAsked(false)
      setSaid(queued === 0 ? say(words.nothing) : `${number(queued)} ${say(words.queued)}`)
    } catch (error) {
      setProblem(error instanceof RequestProblem && error.status === 409 ? error.message : say(words.failed))
    }
  }
  const ask = () => {
    setSaid('')
    setProblem(null)
    setIsAsked(true)
  }
  return (
    <div className="remind-press">
      <button type="button" className="button button-second" onClick={ask}>{label}</button>
      <p role="status">{said}</p>
      {isAsked ? (
        <AskDialog title={say(words.title)} of={of} more={say(words.more)} confirm={say(words.confirm)} problem={problem} onConfirm={() => void confirm()} onClose={() => setIsAsked(false)}>
          {takesWords ? (
            <div className="control">
              <label htmlFor={id}>{say(words.ownWords)}</label>
              <textarea id={id} rows={3} maxLength={1000} value={own} aria-describedby={`${id}hint`} onChange={(event) => setOwn(event.target.value)} />
              <p className="soft small" id={`${id}hint`}>{say(words.ownWordsHint)}</p>
            </div>
          ) : null}
        </AskDialog>
      ) : null}
    </div>
  )
}
