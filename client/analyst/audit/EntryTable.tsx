import type { AuditEntryShown } from '../../../server/api/waveCourse.ts'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { actorInWords, detailsInWords, subjectInWords } from './entryWords.ts'
import './audit.css'

const words = {
  sequence: { nl: 'Nr.', en: 'No.' },
  at: { nl: 'Wanneer', en: 'When' },
  act: { nl: 'Wat', en: 'What' },
  actor: { nl: 'Wie', en: 'Who' },
  subject: { nl: 'Waarover', en: 'About' },
  details: { nl: 'Bijzonderheden', en: 'Details' },
}

interface Props {
  readonly caption: string
  readonly entries: readonly AuditEntryShown[]
  /** Left out where every entry is about the same. */
  readonly withSubject?: boolean
}

/** Entries of the audit trail, in the order in which they come. */
export function EntryTable({ caption, entries, withSubject = true }: Props) {
  const { say, moment, number } = useLanguage()
  const columns = ['sequence', 'at', 'act', 'actor', ...(withSubject ? (['subject'] as const) : []), 'details'] as const
  return (
    <Table caption={caption} captionHidden className="audit-entries">
      <thead>
        <tr>{columns.map((column) => <th key={column} scope="col" className={column === 'sequence' ? 'number' : undefined}>{say(words[column])}</th>)}</tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.sequence}>
            <td className="number">{number(entry.sequence)}</td>
            <td>{moment(entry.at)}</td>
            <th scope="row">{say(entry.words)}</th>
            <td>{actorInWords(entry.actor, say)}</td>
            {withSubject ? <td>{entry.subject === null ? '' : subjectInWords(entry.subject, say)}</td> : null}
            <td>{detailsInWords(entry.details, say, moment).join('; ')}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
