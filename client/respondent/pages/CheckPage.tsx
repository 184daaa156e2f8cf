import { useEffect, useRef } from 'react'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import type { Text } from '../../ui/language/text.ts'
import type { AnswerDocument } from '../../../surveys/index.ts'
import type { QueueSnapshot } from '../autosave/saveState.ts'
import { ErrorSummary, type Complaint } from '../frame/ErrorSummary.tsx'
import { SaveLine } from '../frame/SaveLine.tsx'
import type { Outline } from '../steps/outline.ts'
import { AnswerList } from './AnswerList.tsx'

const words = {
  lead: {
    nl: 'Kijk uw antwoorden na. Daarna verstuurt u ze met de knop onderaan.',
    en: 'Check your answers. Then send them with the button at the bottom.',
  },
  leadAgain: {
    nl: 'U verstuurde deze vragenlijst al. Wijzigt u een antwoord, dan telt dat mee zodra het bewaard is.',
    en: 'You have sent this questionnaire already. When you change an answer, it counts as soon as it is saved.',
  },
  send: { nl: 'Verstuur mijn antwoorden', en: 'Send my answers' },
  sendChanges: { nl: 'Verstuur mijn wijzigingen', en: 'Send my changes' },
  done: { nl: 'Klaar', en: 'Done' },
  back: { nl: 'Vorige', en: 'Back' },
  sending: { nl: 'Versturen…', en: 'Sending…' },
  waiting: {
    nl: 'Nog niet verstuurd. Uw antwoorden staan op dit toestel. Laat deze pagina open: we versturen ze zodra het lukt.',
    en: 'Not sent yet. Your answers are on this device. Keep this page open: we will send them as soon as possible.',
  },
  tryNow: { nl: 'Probeer nu opnieuw', en: 'Try again now' },
} satisfies Record<string, Text>

interface Props {
  readonly outline: Outline
  readonly answers: AnswerDocument
  readonly snapshot: QueueSnapshot
  readonly complaints: readonly Complaint[]
  readonly addressOf: (page: string) => string
  readonly change: (page: string) => void
  readonly follow: (complaint: Complaint) => void
  readonly send: () => void
  readonly tryNow: () => void
  readonly finish: () => void
  readonly previous: () => void
}

/** All answers once more before they are sent. Nothing here says "sent" before the server has acknowledged. */
export function CheckPage(props: Props) {
  const { say } = useLanguage()
  const { snapshot } = props
  const complete = snapshot.status === 'complete'
  const nothingToSend = complete && snapshot.save.kind === 'stored'
  const waiting = snapshot.submitting && (snapshot.save.kind === 'noConnection' || snapshot.save.kind === 'serverTrouble')
  const waitingLine = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (waiting) waitingLine.current?.scrollIntoView({ block: 'nearest' })
  }, [waiting])
  return (
    <>
      <ErrorSummary complaints={props.complaints} follow={props.follow} />
      <p className="lead">{say(complete ? words.leadAgain : words.lead)}</p>
      <AnswerList outline={props.outline} answers={props.answers} change={{ address: props.addressOf, go: props.change }} />
      <div role="status" ref={waitingLine}>
        {waiting ? (
          <div className="notice notice-warning">
            <p>{say(words.waiting)}</p>
          </div>
        ) : null}
      </div>
      <div className="step-buttons">
        {waiting ? (
          <button type="button" className="button big" onClick={props.tryNow}>{say(words.tryNow)}</button>
        ) : nothingToSend ? (
          <button type="button" className="button big" onClick={props.finish}>{say(words.done)}</button>
        ) : (
          <button type="button" className="button big" aria-disabled={snapshot.submitting} onClick={snapshot.submitting ? undefined : props.send}>
            {say(snapshot.submitting ? words.sending : complete ? words.sendChanges : words.send)}
          </button>
        )}
        <button type="button" className="button big secondary" onClick={props.previous}>{say(words.back)}</button>
      </div>
      {snapshot.submitting ? null : <SaveLine save={snapshot.save} status={snapshot.status} />}
    </>
  )
}
