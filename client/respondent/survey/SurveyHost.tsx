import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { Model } from 'survey-core'
import { Survey } from 'survey-react-ui'
import { surveyModelJson, type AnswerDocument } from '../../../surveys/index.ts'
import type { Language } from '../../ui/language/text.ts'
import type { Outline } from '../steps/outline.ts'
import { AnsweringContext } from './answering.ts'
import './registerQuestions.tsx'

interface Props {
  readonly version: string
  readonly language: Language
  readonly clusterName: string
  readonly page: string
  readonly answers: AnswerDocument
  readonly outline: Outline
  readonly missing: readonly { readonly path: string; readonly text: string }[]
  readonly answered: (answers: AnswerDocument) => void
}

function makeModel(version: string, language: Language, clusterName: string, answers: AnswerDocument): Model {
  const model = new Model(surveyModelJson(version, { language, clusterName }))
  model.showNavigationButtons = false
  model.showProgressBar = false
  model.showTitle = false
  model.showCompletePage = false
  model.clearInvisibleValues = 'none'
  model.autoFocusFirstQuestion = false
  model.autoFocusFirstError = false
  model.fitToContainer = false
  model.generateStylesheet = false
  model.needRenderIcons = false
  model.data = structuredClone(answers)
  return model
}

/** SurveyJS holds the model and draws the page; what surrounds it (title, errors, buttons, saving) is ours. */
export default function SurveyHost({ version, language, clusterName, page, outline, answers, missing, answered }: Props) {
  const latest = useRef(answers)
  latest.current = answers
  const model = useMemo(() => makeModel(version, language, clusterName, latest.current), [version, language, clusterName])
  useLayoutEffect(() => {
    model.currentPage = model.getPageByName(page)
  }, [model, page])

  useEffect(() => {
    const changed = () => answered(structuredClone(model.data) as AnswerDocument)
    model.onValueChanged.add(changed)
    return () => model.onValueChanged.remove(changed)
  }, [model, answered])

  const answering = useMemo(
    () => ({ outline, answers, missing: new Map(missing.map((one) => [one.path, one.text])) }),
    [outline, answers, missing],
  )
  return (
    <AnsweringContext value={answering}>
      <Survey model={model} />
    </AnsweringContext>
  )
}
