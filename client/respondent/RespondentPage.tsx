import { useCallback, useEffect, useState } from 'react'
import { isLanguage, type Language } from '../ui/language/text.ts'
import { LanguageContext, speakerOf } from '../ui/language/useLanguage.ts'
import { useAddress } from './frame/address.ts'
import { Frame } from './frame/Frame.tsx'
import { PageTitle } from './frame/PageTitle.tsx'
import { openQuestionnaire, type Opening } from './opening.ts'
import { StopPage } from './pages/StopPage.tsx'
import { stopWords } from './pages/stopWords.ts'
import { Session } from './Session.tsx'

const loading = { nl: 'De vragenlijst wordt geladen…', en: 'The questionnaire is loading…' }

export function RespondentPage() {
  const [opening, setOpening] = useState<Opening>({ kind: 'loading' })
  const [attempt, setAttempt] = useState(0)
  const asked = useAddress().read('taal')
  const own: Language = opening.kind === 'open' ? opening.opened.language : navigator.language.startsWith('en') ? 'en' : 'nl'
  const language = isLanguage(asked) ? asked : own
  const { say } = speakerOf(language)

  useEffect(() => {
    let wanted = true
    void openQuestionnaire(attempt).then((answer) => wanted && setOpening(answer))
    return () => {
      wanted = false
    }
  }, [attempt])

  const again = useCallback(() => {
    setOpening({ kind: 'loading' })
    setAttempt((count) => count + 1)
  }, [])

  return (
    <LanguageContext value={language}>
      {opening.kind === 'open' ? (
        <Session key={opening.attempt} opened={opening.opened} reload={again} />
      ) : opening.kind === 'stopped' ? (
        <Frame title={say(stopWords[opening.stop].title)}>
          <div className="sheet">
            <PageTitle takesFocus={attempt > 0}>{say(stopWords[opening.stop].title)}</PageTitle>
            <StopPage stop={opening.stop} again={again} />
          </div>
        </Frame>
      ) : (
        <Frame title={say(loading)}>
          <div className="sheet">
            <p role="status" className="hidden">{say(loading)}</p>
            <div className="questions-loading" aria-hidden="true">
              <div className="skeleton skeleton-title" />
              <div className="skeleton" />
              <div className="skeleton" />
            </div>
          </div>
        </Frame>
      )}
    </LanguageContext>
  )
}
