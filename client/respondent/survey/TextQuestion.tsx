import type { QuestionCommentModel } from 'survey-core'
import { useAnswering } from './answering.ts'
import { FieldError } from './FieldError.tsx'
import { fieldId } from './fields.ts'

/** Words of the member's own, as many as the questionnaire allows. */
export function TextQuestion({ question }: { readonly question: QuestionCommentModel }) {
  const { given, error } = useAnswering(question.name)
  const id = fieldId(question.name)
  const text = typeof given === 'string' ? given : ''
  const complaint = text === '' ? error() : undefined
  return (
    <div id={id} className={complaint ? 'choice is-missing' : 'choice'}>
      <h2>
        <label htmlFor={`${id}-text`}>{question.title}</label>
      </h2>
      {complaint ? <FieldError id={`${id}-error`}>{complaint}</FieldError> : null}
      <textarea
        id={`${id}-text`}
        rows={5}
        maxLength={question.maxLength > 0 ? question.maxLength : undefined}
        value={text}
        required={question.isRequired}
        aria-invalid={complaint ? true : undefined}
        aria-describedby={complaint ? `${id}-error` : undefined}
        onChange={(event) => {
          question.value = event.currentTarget.value
        }}
      />
    </div>
  )
}
