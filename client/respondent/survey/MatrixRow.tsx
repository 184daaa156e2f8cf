import { FieldError } from './FieldError.tsx'
import { fieldId } from './fields.ts'

interface Props {
  readonly path: string
  readonly label: string
  /** The whole wording, where the label is a short name. */
  readonly text: string | undefined
  readonly columns: readonly { readonly value: number; readonly label: string }[]
  readonly chosen: number | undefined
  readonly required: boolean
  readonly complaint: string | undefined
  readonly choose: (value: number) => void
}

export function MatrixRow({ path, label, text, columns, chosen, required, complaint, choose }: Props) {
  const id = fieldId(path)
  const describedBy = [text === undefined ? undefined : `${id}-text`, complaint === undefined ? undefined : `${id}-error`].filter((one) => one !== undefined)
  return (
    <fieldset
      id={id}
      role="radiogroup"
      className={complaint === undefined ? 'row' : 'row is-missing'}
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy.length > 0 ? describedBy.join(' ') : undefined}
      aria-required={required}
      aria-invalid={complaint === undefined ? undefined : true}
    >
      <legend>
        <span className={text === undefined ? 'row-statement' : 'row-label'} id={`${id}-label`}>{label}</span>
        {text === undefined ? null : <span className="row-text" id={`${id}-text`}>{text}</span>}
        {complaint === undefined ? null : <FieldError id={`${id}-error`}>{complaint}</FieldError>}
      </legend>
      <div className="row-options">
        {columns.map((column) => (
          <label key={column.value} className="option">
            <input type="radio" name={path} value={column.value} checked={chosen === column.value} onChange={() => choose(column.value)} />
            <span className="option-text">{column.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
