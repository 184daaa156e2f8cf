import { lazy, Suspense } from 'react'
import { useLanguage } from '../ui/language/useLanguage.ts'
import type { AnswerDocument } from '../../surveys/index.ts'
import type { Outline } from './steps/outline.ts'
import { LoadFailure } from './frame/LoadFailure.tsx'
import { StopPage } from './pages/StopPage.tsx'
import type { Complaint } from './frame/ErrorSummary.tsx'

const importHost = () => import('./survey/SurveyHost.tsx')
const SurveyHost = lazy(importHost)

/** Fetches SurveyJS while the answers are still on their way. */
export const fetchQuestions = (): void => void importHost().catch(() => undefined)

interface Props {
  readonly version: string
  readonly clusterName: string
  readonly page: string
  readonly outline: Outline
  readonly answers: AnswerDocument
  readonly complaints: readonly Complaint[]
  readonly answered: (answers: AnswerDocument) => void
}

const loading = { nl: 'De vragen worden geladen…', en: 'The questions are loading…' }

export function QuestionPage(props: Props) {
  const { say, language } = useLanguage()
  return (
    <LoadFailure instead={<StopPage stop="noConnection" again={() => location.reload()} />}>
      <Suspense
        fallback={
          <div className="questions-loading" role="status">
            <p className="hidden">{say(loading)}</p>
            <div className="skeleton" />
            <div className="skeleton" />
            <div className="skeleton" />
          </div>
        }
      >
        <SurveyHost
          version={props.version}
          language={language}
          clusterName={props.clusterName}
          page={props.page}
          outline={props.outline}
          answers={props.answers}
          missing={props.complaints}
          answered={props.answered}
        />
      </Suspense>
    </LoadFailure>
  )
}

