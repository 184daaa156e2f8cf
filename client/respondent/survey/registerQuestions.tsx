import type { PageModel, Question, QuestionCheckboxModel, QuestionCommentModel, QuestionMatrixModel, QuestionRadiogroupModel } from 'survey-core'
import { ReactElementFactory, ReactQuestionFactory, type ISurveyCreator } from 'survey-react-ui'
import { ChoiceQuestion } from './ChoiceQuestion.tsx'
import { ManyChoicesQuestion } from './ManyChoicesQuestion.tsx'
import { MatrixQuestion } from './MatrixQuestion.tsx'
import { TextQuestion } from './TextQuestion.tsx'

interface PageProps {
  readonly page: PageModel
  readonly creator: ISurveyCreator
}

/** A page without the titles, wrappers and widths of SurveyJS: those start as a desktop page and shift on a phone. */
function QuestionsOfPage({ page, creator }: PageProps) {
  return (
    <div className="questions">
      {page.questions
        .filter((question) => question.isVisible)
        .map((question) => (
          <div key={question.name} className="question" data-question={question.name}>
            {creator.createQuestionElement(question)}
          </div>
        ))}
    </div>
  )
}

ReactElementFactory.Instance.registerElement('sv-page', (props: PageProps) => <QuestionsOfPage key={props.page.name} page={props.page} creator={props.creator} />)

const draw = <Kind extends Question>(type: string, component: (props: { readonly question: Kind }) => React.ReactNode): void => {
  const Drawn = component
  ReactQuestionFactory.Instance.registerQuestion(type, ((props: { question: Kind }) => <Drawn question={props.question} />) as never)
}

draw<QuestionMatrixModel>('matrix', MatrixQuestion)
draw<QuestionRadiogroupModel>('radiogroup', ChoiceQuestion)
draw<QuestionCheckboxModel>('checkbox', ManyChoicesQuestion)
draw<QuestionCommentModel>('comment', TextQuestion)
