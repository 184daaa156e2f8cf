import type { ShownListPreview } from '../../../server/api/register/lists.ts'
import { Table } from '../components/Table.tsx'
import { useLanguage } from '../language/useLanguage.ts'
import { saveText } from './listFile.ts'
import { factWords, listWords as words } from './words.ts'

/** What is wrong with a list, row by row, and the report to take along. */
export function ListFindings({ preview }: { readonly preview: ShownListPreview }) {
  const { say, language, number } = useLanguage()
  const all = preview.errors + preview.warnings
  if (all === 0) return <p className="section">{say(words.noFindings)}</p>
  return (
    <section className="section">
      <Table caption={`${say(words.findings)}: ${number(preview.errors)} ${say(words.errors)}, ${number(preview.warnings)} ${say(words.warnings)}`} className="restack" note={preview.findings.length < all ? <p>{say(words.firstOnly)}</p> : undefined}>
        <thead>
          <tr>
            <th scope="col">{say(words.line)}</th>
            <th scope="col">{say(words.severity)}</th>
            <th scope="col">{say(words.value)}</th>
            <th scope="col">{say(words.what)}</th>
            <th scope="col">{say(words.advice)}</th>
          </tr>
        </thead>
        <tbody>
          {preview.findings.map(({ line, kind, severity, column, value, wrong, expected, advice }, place) => (
            <tr key={`${line} ${kind} ${place}`}>
              <th scope="row">{number(line)}</th>
              <td className={`finding-${severity}`}>{say(words[severity])}</td>
              <td className="finding-value">{[column, value === '' ? '–' : value].filter((part) => part !== '').join(': ')}</td>
              <td>{`${say(wrong)}. ${say(words.expected)} ${say(expected)}.`}</td>
              <td>{say(advice)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <button type="button" className="button-quiet" onClick={() => saveText(say(preview.report), `${preview.fileName.replace(/\.\w+$/, '')}-${language === 'nl' ? 'verslag' : 'report'}.csv`)}>{say(words.report)}</button>
    </section>
  )
}

/** What a list would change in the register. */
export function ListChanges({ preview }: { readonly preview: ShownListPreview }) {
  const { say, number } = useLanguage()
  const { rows } = preview
  const kinds = ['added', 'rejoined', 'changed', 'unchanged', ...(rows.left > 0 ? (['left'] as const) : [])] as const
  const counts = kinds.map((kind) => `${number(rows[kind])} ${say(words[kind])}`).join(', ')
  if (preview.changes.length === 0) return <p className="section">{rows.left > 0 ? `${say(words.changes)}: ${counts}` : say(words.noChanges)}</p>
  return (
    <section className="section">
      <Table caption={`${say(words.changes)}: ${counts}`} className="restack" note={preview.changes.length < rows.added + rows.rejoined + rows.changed ? <p>{say(words.firstOnly)}</p> : undefined}>
        <thead>
          <tr>
            <th scope="col">{say(words.company)}</th>
            <th scope="col">{say(words.line)}</th>
            <th scope="col">{say(words.kind)}</th>
            <th scope="col">{say(words.facts)}</th>
          </tr>
        </thead>
        <tbody>
          {preview.changes.map(({ line, company, kind, facts }) => (
            <tr key={line}>
              <th scope="row">{company}</th>
              <td>{number(line)}</td>
              <td>{say(words[kind])}</td>
              <td>{facts.length === 0 ? '–' : facts.map(({ fact, before, after }) => `${say(factWords[fact]!)}: ${before ?? say(words.nothing)} → ${after ?? say(words.nothing)}`).join('; ')}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
