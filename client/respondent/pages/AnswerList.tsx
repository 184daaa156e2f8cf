import { useLanguage } from '../../ui/language/useLanguage.ts'
import type { AnswerDocument } from '../../../surveys/index.ts'
import type { Outline, OutlinePage, OutlineQuestion } from '../steps/outline.ts'
import { askedRows, isAsked, rowAnswer } from '../steps/steps.ts'

const words = {
  change: { nl: 'Wijzig', en: 'Change' },
  missing: { nl: 'nog niet ingevuld', en: 'not filled in yet' },
}

/** Longer answers stand under their row on a phone. */
const longestBeside = 34

interface Props {
  readonly outline: Outline
  readonly answers: AnswerDocument
  /** Without it the list is a copy to read or print. */
  readonly change?: { readonly address: (page: string) => string; readonly go: (page: string) => void } | undefined
}

/** All answers, page by page, in the words of the questionnaire. */
export function AnswerList({ outline, answers, change }: Props) {
  const { say } = useLanguage()
  const asked = outline.pages.filter((page) => page.questions.some((question) => isAsked(question, answers)))
  return (
    <div className="answers">
      {asked.map((page) => (
        <section key={page.name} className="answers-page" aria-labelledby={`antwoorden-${page.name}`}>
          <div className="answers-head">
            <h2 id={`antwoorden-${page.name}`}>{say(page.title)}</h2>
            {change === undefined ? null : (
              <a
                href={change.address(page.name)}
                className="change"
                aria-label={`${say(words.change)}: ${say(page.title)}`}
                onClick={(event) => {
                  event.preventDefault()
                  change.go(page.name)
                }}
              >
                {say(words.change)}
              </a>
            )}
          </div>
          {page.questions.filter((question) => isAsked(question, answers)).map((question) => (
            <QuestionAnswers key={question.name} page={page} question={question} answers={answers} />
          ))}
        </section>
      ))}
    </div>
  )
}

function QuestionAnswers({ question, answers }: { readonly page: OutlinePage; readonly question: OutlineQuestion; readonly answers: AnswerDocument }) {
  const { say } = useLanguage()
  const wordsOf = (value: unknown) => {
    const choice = question.choices.find((one) => one.value === value)
    return choice ? say(choice.label) : undefined
  }
  const given = (answers as Readonly<Record<string, unknown>>)[question.name]
  const missing = <span className="missing">{say(words.missing)}</span>
  if (question.kind === 'matrix') {
    return (
      <div className="answers-question">
        <h3>{say(question.title)}</h3>
        <dl className={question.choices.some((choice) => say(choice.label).length > longestBeside) ? 'answer-rows long' : 'answer-rows'}>
          {askedRows(question, answers).map((row) => (
            <div key={row.name}>
              <dt>{say(row.label)}</dt>
              <dd>{wordsOf(rowAnswer(answers, question, row.name)) ?? missing}</dd>
            </div>
          ))}
        </dl>
      </div>
    )
  }
  const chosen = (Array.isArray(given) ? given : given === undefined ? [] : [given]).map((value: unknown) => wordsOf(value)).filter((one) => one !== undefined)
  return (
    <div className="answers-question">
      <h3>{say(question.title)}</h3>
      {chosen.length === 0 ? <p>{missing}</p> : null}
      {chosen.length === 1 ? <p className="answer">{chosen[0]}</p> : null}
      {chosen.length > 1 ? (
        <ul className="answer">
          {chosen.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
