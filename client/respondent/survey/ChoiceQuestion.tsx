import type { QuestionRadiogroupModel } from 'survey-core'
import { useAnswering } from './answering.ts'
import { FieldError } from './FieldError.tsx'
import { fieldId } from './fields.ts'

/** One choice of a few: every option a line that can be pressed as a whole. */
export function ChoiceQuestion({ question }: { readonly question: QuestionRadiogroupModel }) {
  const { given, error } = useAnswering(question.name)
  const id = fieldId(question.name)
  const complaint = given === undefined ? error() : undefined
  return (
    <fieldset
      id={id}
      role="radiogroup"
      className={complaint ? 'choice is-missing' : 'choice'}
      aria-labelledby={`${id}-title`}
      aria-required={question.isRequired}
      aria-invalid={complaint ? true : undefined}
      aria-describedby={complaint ? `${id}-error` : undefined}
    >
      <legend>
        <h2 id={`${id}-title`}>{question.title}</h2>
      </legend>
      {complaint ? <FieldError id={`${id}-error`}>{complaint}</FieldError> : null}
      <div className="choice-options">
        {question.visibleChoices.map((choice) => (
          <label key={String(choice.value)} className="option">
            <input
              type="radio"
              name={question.name}
              value={String(choice.value)}
              checked={given === choice.value}
              onChange={() => {
                question.value = choice.value
              }}
            />
            <span className="option-text">{choice.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
