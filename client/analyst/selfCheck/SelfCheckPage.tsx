import type { ReactNode } from 'react'
import type { View } from '../../../analysis/figures/mean.ts'
import type { StudyCheck, WaveCheck } from '../../../server/api/selfCheck.ts'
import type { WaveSummary } from '../../../server/api/waves.ts'
import { SegmentedSwitch } from '../../ui/components/SegmentedSwitch.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import { useResource } from '../../ui/request/useResource.ts'
import { PageHead } from '../PageHead.tsx'
import { noScript } from '../takeOutside/noScript.ts'
import { TakeOutside } from '../takeOutside/TakeOutside.tsx'
import { CheckResult } from './CheckResult.tsx'
import { TypedTableCheck } from './TypedTableCheck.tsx'
import './selfCheck.css'

const words = {
  title: { nl: 'Zelfcontrole', en: 'Self-check' },
  lead: { nl: 'Zoekt in een tabel wat niet kan: een totaal buiten zijn groepen, een aandeel dat de aantallen tegenspreekt, cijfers die van elders gekopieerd zijn, een percentage dat geen geheel aantal antwoorden geeft.', en: 'Looks in a table for what cannot be: a total outside its groups, a share that contradicts the bases, figures copied from elsewhere, a percentage that no whole number of answers gives.' },
  what: { nl: 'Wat nakijken', en: 'What to check' },
  table: { nl: 'een eigen tabel', en: 'a table of mine' },
  wave: { nl: 'deze bevraging', en: 'this wave' },
  study: { nl: 'de studie van 2020', en: 'the 2020 study' },
  waveTitle: { nl: 'Onze eigen cijfers van', en: 'Our own figures of' },
  waveLead: { nl: 'Alle gemiddelden en aandelen van deze bevraging met hun aantallen, zoals ze worden afgedrukt, voor ze het huis uit gaan.', en: 'All means and shares of this wave with their bases, as they are printed, before they leave the house.' },
  source: { nl: 'Bron:', en: 'Source:' },
}

type Subject = 'table' | 'wave' | 'study'
const inAddress: Readonly<Record<Subject, string>> = { table: 'tabel', wave: 'bevraging', study: 'studie-2020' }
const readSubject = (written: string | null): Subject => (Object.keys(inAddress) as Subject[]).find((one) => inAddress[one] === written) ?? 'table'

function WaveChecked({ wave, view }: { readonly wave: WaveSummary; readonly view: View }) {
  const { say } = useLanguage()
  const resource = useResource<WaveCheck>(`/api/analyst/waves/${encodeURIComponent(wave.id)}/self-check?view=${view}`)
  return (
    <section className="section">
      <h2>{`${say(words.waveTitle)} ${wave.label}`}</h2>
      <p>{say(words.waveLead)}</p>
      <Waiting resource={resource} height={400}>{({ check, view: shown }) => <><CheckResult check={check} /><TakeFindings wave={wave} query={{ view: shown }} /></>}</Waiting>
    </section>
  )
}

const TakeFindings = ({ wave, query }: { readonly wave: WaveSummary; readonly query: Readonly<Record<string, string>> }) => (
  <TakeOutside address={`/api/analyst/waves/${encodeURIComponent(wave.id)}/self-check`} query={query} noScript={noScript.findings} />
)

function StudyChecked({ wave }: { readonly wave: WaveSummary }) {
  const { say } = useLanguage()
  const resource = useResource<StudyCheck>('/api/analyst/self-check/study-2020')
  return (
    <Waiting resource={resource} height={1200}>
      {({ title, source, check }) => (
        <section className="section">
          <h2>{say(title)}</h2>
          <p>{`${say(words.source)} ${say(source)}`}</p>
          <CheckResult check={check} />
          <TakeFindings wave={wave} query={{ of: 'study-2020' }} />
        </section>
      )}
    </Waiting>
  )
}

interface Props {
  readonly wave: WaveSummary
  readonly view: View
  readonly viewSwitch: ReactNode
}

export function SelfCheckPage({ wave, view, viewSwitch }: Props) {
  const { say } = useLanguage()
  const address = useAddress()
  const subject = readSubject(address.read('nakijken'))
  return (
    <>
      <PageHead title={say(words.title)} lead={say(words.lead)}>
        <SegmentedSwitch legend={say(words.what)} segments={(['table', 'wave', 'study'] as const).map((value) => ({ value, label: say(words[value]) }))} chosen={subject} choose={(chosen) => address.replace({ nakijken: inAddress[chosen] })} />
        {subject === 'wave' ? viewSwitch : null}
      </PageHead>
      {subject === 'table' ? <TypedTableCheck /> : subject === 'wave' ? <WaveChecked wave={wave} view={view} /> : <StudyChecked wave={wave} />}
    </>
  )
}
