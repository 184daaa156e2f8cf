import type { QuestionMatrixModel } from 'survey-core'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useAnswering } from './answering.ts'
import { MatrixRow } from './MatrixRow.tsx'

/** Longer labels do not fit side by side on a phone. */
const longestLabelSideBySide = 34

/**
 * A matrix of SurveyJS as a list of radio groups, one a row: cards with the scale underneath on a phone,
 * on a wide screen a table to the eye, with the scale as the heads of its columns.
 */
export function MatrixQuestion({ question }: { readonly question: QuestionMatrixModel }) {
  const { say } = useLanguage()
  const { given, error, row: rowOf } = useAnswering(question.name)
  const columns = question.visibleColumns.map((column) => ({ value: column.value as number, label: column.text }))
  const values = (given ?? {}) as Readonly<Record<string, number>>
  const stacked = columns.some((column) => column.label.length > longestLabelSideBySide)
  return (
    <div className={`matrix ${stacked ? 'matrix-stacked' : 'matrix-scale'}`} data-options={columns.length}>
      <h2>{question.title}</h2>
      <div className="matrix-heads" aria-hidden="true">
        <span />
        {columns.map((column) => (
          <span key={column.value}>{column.label}</span>
        ))}
      </div>
      {question.visibleRows.map((row) => {
        const name = String(row.name)
        const words = rowOf(name)
        return (
          <MatrixRow
            key={name}
            path={`${question.name}.${name}`}
            label={words ? say(words.label) : row.text}
            text={words?.text ? say(words.text) : undefined}
            columns={columns}
            chosen={values[name]}
            required={question.isRequired}
            complaint={values[name] === undefined ? error(name) : undefined}
            choose={(value) => {
              row.value = value
            }}
          />
        )
      })}
    </div>
  )
}
