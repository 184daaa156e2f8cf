import type { Fieldwork } from '../../../server/api/fieldwork.ts'
import { useLanguage } from '../../ui/language/useLanguage.ts'

const words = {
  invited: { nl: 'uitge\u00adnodigd', en: 'invited' },
  opened: { nl: 'geopend', en: 'opened' },
  started: { nl: 'begon\u00adnen', en: 'started' },
  complete: { nl: 'volledig', en: 'complete' },
  bounced: { nl: 'mail terug', en: 'mail back' },
  optedOut: { nl: 'geen herin\u00adnering', en: 'no reminders' },
  rate: { nl: 'volledig, %', en: 'complete, %' },
} as const

const names = ['invited', 'opened', 'started', 'complete', 'bounced', 'optedOut'] as const

/** The heads of the columns that every table of stages has. */
export function StageHeads() {
  const { say } = useLanguage()
  return <>{[...names, 'rate' as const].map((name) => <th key={name} scope="col" className="number">{say(words[name])}</th>)}</>
}

/** Their cells in one row. */
export function StageCells({ stages }: { readonly stages: Fieldwork['total'] }) {
  const { number, share, why } = useLanguage()
  const { completionRate: rate } = stages
  return (
    <>
      {names.map((name) => <td key={name} className="number">{number(stages[name])}</td>)}
      {rate.kind === 'estimated' ? <td className="number">{share(rate.value, 1)}</td> : <td className="why">{why(rate)}</td>}
    </>
  )
}
