import { useId, useState } from 'react'
import type { QuestionnaireChanges } from '../../../../server/api/preparation.ts'
import type { WaveCourse } from '../../../../server/api/waveCourse.ts'
import { Table } from '../../../ui/components/Table.tsx'
import { Waiting } from '../../../ui/components/Waiting.tsx'
import { useLanguage } from '../../../ui/language/useLanguage.ts'
import { useResource } from '../../../ui/request/useResource.ts'
import { kindWords, words } from './words.ts'

function Changes({ wave, since }: { readonly wave: WaveCourse; readonly since: string }) {
  const { say } = useLanguage()
  const resource = useResource<QuestionnaireChanges>(`/api/analyst/waves/${encodeURIComponent(wave.id)}/questionnaire-changes?since=${encodeURIComponent(since)}`)
  return (
    <Waiting resource={resource} height={160}>
      {({ questions }) => questions.every(({ kind }) => kind === 'same') ? <p>{say(words.allSame)}</p> : (
        <Table caption={`${say(words.changes)} (${wave.label})`} captionHidden className="restack">
          <thead><tr>{[words.question, words.change, words.before, words.now].map((head) => <th key={head.nl} scope="col">{say(head)}</th>)}</tr></thead>
          <tbody>
            {questions.map((one) => (
              <tr key={one.question}>
                <th scope="row">{say(one.short)}</th>
                <td>{one.kind === 'same' ? say(kindWords.same) : <strong>{say(kindWords[one.kind])}</strong>}</td>
                <td>{one.before === null || one.kind === 'same' ? '–' : say(one.before)}</td>
                <td>{one.now === null || one.kind === 'same' ? '–' : say(one.now)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Waiting>
  )
}

/** Question by question against an earlier wave; asked for only when it is opened. */
export function WaveChanges({ wave, others }: { readonly wave: WaveCourse; readonly others: readonly WaveCourse[] }) {
  const { say } = useLanguage()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [since, setSince] = useState(others[0]?.id ?? '')
  if (others.length === 0) return null
  return (
    <details className="wave-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say(words.changes)}<span className="hidden">{`: ${wave.label}`}</span></summary>
      {!open ? null : (
        <>
          <div className="control">
            <label htmlFor={id}>{say(words.since)}</label>
            <select id={id} value={since} onChange={(event) => setSince(event.target.value)}>
              {others.map((one) => <option key={one.id} value={one.id}>{one.label}</option>)}
            </select>
          </div>
          <Changes wave={wave} since={since} />
        </>
      )}
    </details>
  )
}
