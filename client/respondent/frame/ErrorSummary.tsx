import { useLanguage } from '../../ui/language/useLanguage.ts'

export interface Complaint {
  readonly path: string
  readonly text: string
  /** Where the link goes without a click of ours, for instance in a new tab. */
  readonly address?: string
}

interface Props {
  readonly complaints: readonly Complaint[]
  readonly follow: (complaint: Complaint) => void
}

export const summaryId = 'ontbreekt'

const title = (count: number) =>
  count === 1
    ? { nl: 'Er ontbreekt nog 1 antwoord', en: '1 answer is missing' }
    : { nl: `Er ontbreken nog ${count} antwoorden`, en: `${count} answers are missing` }

export function ErrorSummary({ complaints, follow }: Props) {
  const { say } = useLanguage()
  if (complaints.length === 0) return null
  return (
    <div className="error-summary" id={summaryId} tabIndex={-1} role="alert" aria-labelledby={`${summaryId}-titel`}>
      <h2 id={`${summaryId}-titel`}>{say(title(complaints.length))}</h2>
      <ul>
        {complaints.map((complaint) => (
          <li key={complaint.path}>
            <a
              href={complaint.address ?? `#${complaint.path}`}
              onClick={(event) => {
                event.preventDefault()
                follow(complaint)
              }}
            >
              {complaint.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
