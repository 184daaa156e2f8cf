import { useState } from 'react'
import type { WaveCourse, WaveCourses } from '../../../server/api/waveCourse.ts'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useResource } from '../../ui/request/useResource.ts'
import { nextInWords } from './stateWords.ts'
import { WaveAgenda } from './WaveAgenda.tsx'
import { WaveActs } from './WaveActs.tsx'
import { WaveHistory } from './WaveHistory.tsx'
import { WaveRelease } from './WaveRelease.tsx'
import { WaveSteps } from './WaveSteps.tsx'
import { PrepareWave } from './preparation/PrepareWave.tsx'
import { WaveChanges } from './preparation/WaveChanges.tsx'
import { WaveTrial } from './preparation/WaveTrial.tsx'
import { words as preparation } from './preparation/words.ts'
import './waves.css'

const words = {
  title: { nl: 'Golven', en: 'Waves' },
  lead: {
    nl: 'Elke bevraging gaat van voorbereiding naar archief. Alle tijden zijn Belgische tijd. Wat de databeheerder hier doet, staat in het logboek.',
    en: 'Every survey wave goes from preparation to archive. All times are Belgian time. What the data steward does here stands in the audit trail.',
  },
  synthetic: { nl: 'Synthetische gegevens', en: 'Synthetic data' },
  next: { nl: 'Wat nu', en: 'What now' },
  invited: { nl: 'uitgenodigd', en: 'invited' },
  complete: { nl: 'volledig ingevuld', en: 'complete' },
  hash: { nl: 'Controlesom van de bevroren antwoorden (SHA-256)', en: 'Hash of the frozen answers (SHA-256)' },
}

interface OneWaveProps {
  readonly wave: WaveCourse
  /** The others, the latest to open first. */
  readonly others: readonly WaveCourse[]
  readonly revision: number
  readonly changed: () => void
  readonly steward: boolean
}

const dayMs = 24 * 3_600_000

/** Days to the opening of what waits, or to the closing of what is open; null for the others. */
function DaysLeft({ wave }: { readonly wave: WaveCourse }) {
  const { say, number } = useLanguage()
  const isOpen = wave.state === 'open'
  if (!isOpen && wave.state !== 'draft' && wave.state !== 'planned') return null
  const days = Math.ceil((Date.parse(isOpen ? wave.closesAt : wave.opensAt) - Date.now()) / dayMs)
  return days < 0 ? null : <p>{`${say(preparation.daysLeft).replace('{n}', number(days))} ${say(isOpen ? preparation.closing : preparation.opening)}.`}</p>
}

function OneWave({ wave, others, revision, changed, steward }: OneWaveProps) {
  const { say, number, moment } = useLanguage()
  const { invited, complete } = wave.participation
  return (
    <section className="section wave-course" aria-labelledby={`wave-${wave.id}`}>
      <h2 id={`wave-${wave.id}`}>{wave.label}</h2>
      <p className="soft small">
        {wave.synthetic ? <><span className="badge badge-synthetic">{say(words.synthetic)}</span>{' '}</> : null}
        {`${number(invited)} ${say(words.invited)}, ${number(complete)} ${say(words.complete)}`}
      </p>
      <WaveSteps wave={wave} />
      <p><strong>{`${say(words.next)}: `}</strong>{say(nextInWords(wave, moment, new Date()))}</p>
      <DaysLeft wave={wave} />
      <WaveAgenda wave={wave} steward={steward} />
      {wave.acts.length === 0 ? null : <WaveActs wave={wave} changed={changed} />}
      {wave.answersHash === null ? null : <p className="soft small wave-hash">{`${say(words.hash)}: `}<code>{wave.answersHash}</code></p>}
      {steward && (wave.state === 'frozen' || wave.state === 'released' || wave.state === 'archived') ? <WaveRelease wave={wave} changed={changed} /> : null}
      {wave.state === 'draft' && steward ? <WaveTrial wave={wave} /> : null}
      <WaveChanges wave={wave} others={others} />
      <WaveHistory wave={wave} revision={revision} />
    </section>
  )
}

/** @param changed called after an act, because other parts of the page show states of waves too */
export function WavesPage({ changed, steward }: { readonly changed: () => void; readonly steward: boolean }) {
  const { say } = useLanguage()
  const [revision, setRevision] = useState(0)
  const resource = useResource<WaveCourses>(`/api/analyst/wave-courses?na=${revision}`)
  const again = () => {
    setRevision((count) => count + 1)
    changed()
  }
  return (
    <>
      <h1>{say(words.title)}</h1>
      <p className="lead">{say(words.lead)}</p>
      <Waiting resource={resource} height={640}>
        {({ waves }) => <>{steward && waves.length > 0 ? <PrepareWave waves={waves} changed={again} /> : null}{waves.map((wave) => <OneWave key={wave.id} wave={wave} others={waves.filter(({ id }) => id !== wave.id)} revision={revision} changed={again} steward={steward} />)}</>}
      </Waiting>
    </>
  )
}
