import type { ChoiceItem, QuestionCheckboxModel } from 'survey-core'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useAnswering } from './answering.ts'
import { FieldError } from './FieldError.tsx'
import { fieldId } from './fields.ts'

const words = {
  hint: { nl: 'U kunt er meerdere kiezen.', en: 'You can choose more than one.' },
  or: { nl: 'of', en: 'or' },
}

/** Cards in the order of the questionnaire; "none of these" stands apart, and SurveyJS lets it exclude the others. */
export function ManyChoicesQuestion({ question }: { readonly question: QuestionCheckboxModel }) {
  const { say } = useLanguage()
  const { given, error, row } = useAnswering(question.name)
  const id = fieldId(question.name)
  const chosen: readonly unknown[] = Array.isArray(given) ? given : []
  const complaint = chosen.length === 0 ? error() : undefined
  const choices: readonly ChoiceItem[] = question.visibleChoices
  const alone = (choice: ChoiceItem) => choice.isExclusive

  const card = (choice: ChoiceItem) => {
    const value = String(choice.value)
    const words = row(value)
    const optionId = `${id}-${value}`
    return (
      <label key={value} className="option card">
        <input
          type="checkbox"
          checked={chosen.includes(value)}
          aria-labelledby={`${optionId}-label`}
          aria-describedby={words?.text ? `${optionId}-text` : undefined}
          onChange={(event) => question.clickItemHandler(choice, event.currentTarget.checked)}
        />
        <span className="option-text">
          <span className="card-label" id={`${optionId}-label`}>{words ? say(words.label) : choice.text}</span>
          {words?.text ? <span className="card-text" id={`${optionId}-text`}>{say(words.text)}</span> : null}
        </span>
      </label>
    )
  }

  return (
    <fieldset
      id={id}
      className={complaint ? 'choice is-missing' : 'choice'}
      aria-labelledby={`${id}-title`}
      aria-describedby={complaint ? `${id}-hint ${id}-error` : `${id}-hint`}
    >
      <legend>
        <h2 id={`${id}-title`}>{question.title}</h2>
      </legend>
      <p className="hint" id={`${id}-hint`}>{say(words.hint)}</p>
      {complaint ? <FieldError id={`${id}-error`}>{complaint}</FieldError> : null}
      <div className="choice-options cards">{choices.filter((choice) => !alone(choice)).map(card)}</div>
      <p className="or">{say(words.or)}</p>
      <div className="choice-options cards">{choices.filter(alone).map(card)}</div>
    </fieldset>
  )
}
