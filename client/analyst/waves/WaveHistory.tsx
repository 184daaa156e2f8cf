import { useState } from 'react'
import type { WaveCourse, WaveHistory as History } from '../../../server/api/waveCourse.ts'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useResource } from '../../ui/request/useResource.ts'
import { EntryTable } from '../audit/EntryTable.tsx'

const words = {
  title: { nl: 'Wat er met deze golf gebeurde', en: 'What was done with this wave' },
  none: { nl: 'Van deze golf staat nog niets in het logboek.', en: 'There is nothing of this wave in the audit trail yet.' },
}

function Entries({ wave, revision }: { readonly wave: WaveCourse; readonly revision: number }) {
  const { say } = useLanguage()
  const resource = useResource<History>(`/api/analyst/waves/${encodeURIComponent(wave.id)}/history?na=${revision}`)
  return (
    <Waiting resource={resource} height={160}>
      {({ entries }) => (entries.length === 0 ? <p className="soft">{say(words.none)}</p> : <EntryTable caption={`${say(words.title)}: ${wave.label}`} entries={entries} withSubject={false} />)}
    </Waiting>
  )
}

/** Asked for only when it is opened. */
export function WaveHistory({ wave, revision }: { readonly wave: WaveCourse; readonly revision: number }) {
  const { say } = useLanguage()
  const [open, setOpen] = useState(false)
  return (
    <details className="wave-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say(words.title)}<span className="hidden">{`: ${wave.label}`}</span></summary>
      {open ? <Entries wave={wave} revision={revision} /> : null}
    </details>
  )
}
