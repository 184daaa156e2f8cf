import { useEffect, useRef } from 'react'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import type { AnswerDocument } from '../../../surveys/index.ts'
import { writeMoment } from '../frame/moments.ts'
import type { Outline } from '../steps/outline.ts'
import { AnswerList } from './AnswerList.tsx'

interface Props {
  readonly outline: Outline
  readonly answers: AnswerDocument
  readonly closesAt: string
  readonly change: () => void
}

const words = {
  received: { nl: 'Uw antwoorden zijn goed ontvangen.', en: 'Your answers have been received.' },
  manager: {
    nl: 'Uw clustermanager ziet dát u antwoordde, nooit wát u antwoordde. Een cijfer over minder dan 5 antwoorden tonen we niet.',
    en: 'Your cluster manager sees that you answered, never what you answered. A figure about fewer than 5 answers is not shown.',
  },
  until: (date: string) => ({
    nl: `Wilt u nog iets wijzigen? Dat kan tot ${date}, met dezelfde link uit uw mail.`,
    en: `Would you like to change something? You can until ${date}, with the same link from your mail.`,
  }),
  change: { nl: 'Wijzig mijn antwoorden', en: 'Change my answers' },
  print: { nl: 'Druk mijn antwoorden af', en: 'Print my answers' },
  own: { nl: 'Bekijk mijn antwoorden', en: 'View my answers' },
}

export function ThanksPage({ outline, answers, closesAt, change }: Props) {
  const { say, language } = useLanguage()
  const own = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    // On paper the answers are what it is about, also when they are folded on the screen
    const unfold = () => own.current?.setAttribute('open', '')
    addEventListener('beforeprint', unfold)
    return () => removeEventListener('beforeprint', unfold)
  }, [])
  return (
    <>
      <p className="received">{say(words.received)}</p>
      <div className="thanks-words screen-only">
        <p>{say(words.manager)}</p>
        <p>{say(words.until(writeMoment(language, closesAt)))}</p>
      </div>
      <div className="step-buttons">
        <button type="button" className="button big secondary" onClick={change}>{say(words.change)}</button>
        <button type="button" className="button big secondary" onClick={() => print()}>{say(words.print)}</button>
      </div>
      <details className="own" ref={own}>
        <summary>{say(words.own)}</summary>
        <AnswerList outline={outline} answers={answers} />
      </details>
    </>
  )
}
