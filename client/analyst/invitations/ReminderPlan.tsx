import { useId, useState } from 'react'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import type { MailsInHand } from './useMails.ts'
import { kindWords, words, type Reminder } from './words.ts'

interface Props {
  readonly reminder: Reminder
  readonly isOpen: boolean
  readonly send: MailsInHand['send']
}

/** When a reminder leaves by itself. */
export function ReminderPlan({ reminder: { number, dueAt, queuedAt }, isOpen, send }: Props) {
  const { say, moment } = useLanguage()
  const id = useId()
  const [on, setOn] = useState('')
  const [trouble, setTrouble] = useState<string | undefined>(undefined)
  async function plan(day: string | null) {
    const outcome = await send('reminder-plan', { reminders: [{ number, on: day }] }, 'PUT')
    setTrouble('trouble' in outcome ? outcome.trouble : undefined)
  }
  if (queuedAt !== null) return <p className="soft">{`${say(words.carriedOut)} ${moment(queuedAt)}.`}</p>
  return (
    <form
      className="mail-plan"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (on !== '') void plan(on)
      }}
    >
      <p className="soft">{dueAt === null ? `${say(words.noPlan)}.` : `${say(words.planned2)} ${moment(dueAt)}.`}</p>
      {!isOpen ? null : (
        <>
          <div className="control">
            <label htmlFor={id}>{`${say(words.day)} ${number}`}</label>
            <input id={id} type="date" value={on} onChange={(event) => setOn(event.target.value)} aria-describedby={`${id}-hint`} aria-invalid={trouble === undefined ? undefined : true} />
            <p className="soft small" id={`${id}-hint`}>{trouble ?? say(words.dayHint)}</p>
          </div>
          <div className="mail-buttons">
            <button type="submit" className="button button-second">{say(words.plan)}<span className="hidden">{`: ${say(kindWords[`reminder${number}`])}`}</span></button>
            {dueAt === null ? null : <button type="button" className="button-quiet" onClick={() => void plan(null)}>{say(words.unplan)}</button>}
          </div>
        </>
      )}
      <p role="alert" className="hidden">{trouble ?? ''}</p>
    </form>
  )
}
