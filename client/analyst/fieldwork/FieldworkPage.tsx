import type { Fieldwork } from '../../../server/api/fieldwork.ts'
import type { WaveSummary } from '../../../server/api/waves.ts'
import { ResponseCurve } from '../../charts/curve/ResponseCurve.tsx'
import { Behind } from '../../ui/components/Behind.tsx'
import { Notice } from '../../ui/components/Notice.tsx'
import { ResponseCourse } from '../../ui/components/ResponseCourse.tsx'
import { StageFigures } from '../../ui/components/StageFigures.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useLive } from '../../ui/request/useLive.ts'
import { PageHead } from '../PageHead.tsx'
import { ClusterStages } from './ClusterStages.tsx'
import { FillingTimeSection } from './FillingTimeSection.tsx'
import './fieldwork.css'
import { LevelStages } from './LevelStages.tsx'
import { MissingSection } from './MissingSection.tsx'

const words = {
  title: { nl: 'Voortgang', en: 'Progress' },
  lead: {
    nl: 'Hoe ver de leden zijn, wie nog ontbreekt en wat het meest zou helpen. De pagina volgt vanzelf.',
    en: 'How far the members are, who is still missing and what would help most. The page follows by itself.',
  },
  nobody: { nl: 'Nog niemand uitgenodigd', en: 'Nobody invited yet' },
  nobodyMore: { nl: 'Bevries eerst de populatie van deze golf: dan staan hier haar leden.', en: 'Freeze the population of this wave first: then its members stand here.' },
  forecast: { nl: 'Loopt het verder zoals in de vorige bevraging, dan antwoordt aan het einde', en: 'If it goes on as in the wave before, in the end' },
  forecastAfter: { nl: 'van de uitgenodigden volledig.', en: 'of those invited will have answered in full.' },
  noForecast: { nl: 'Hoe het eindigt, is nog niet te zeggen:', en: 'How it will end cannot be told yet:' },
}

/** The fieldwork of a wave as it goes, for the agency. */
export function FieldworkPage({ wave, isSteward }: { readonly wave: WaveSummary; readonly isSteward: boolean }) {
  const { say, share, why } = useLanguage()
  const live = useLive<Fieldwork>(`/api/analyst/waves/${encodeURIComponent(wave.id)}/fieldwork`)
  // Who may write to members: the data steward, as long as they can answer
  const remindAt = isSteward && wave.state === 'open' ? `/api/steward/waves/${encodeURIComponent(wave.id)}/mails` : null
  return (
    <>
      <PageHead title={say(words.title)} lead={say(words.lead)} />
      <Behind isBehind={live.isBehind} />
      <Waiting resource={live} height={1400}>
        {(fieldwork) => fieldwork.total.invited === 0 ? <Notice title={say(words.nobody)}><p>{say(words.nobodyMore)}</p></Notice> : (
          <>
            <StageFigures stages={fieldwork.total} />
            <ResponseCourse days={fieldwork.days} former={fieldwork.former} picture={(course) => <ResponseCurve {...course} />} />
            {wave.state !== 'open' ? null : <p className="soft">
              {fieldwork.forecast.kind === 'estimated' ? `${say(words.forecast)} ${share(fieldwork.forecast.value, 1)} ${say(words.forecastAfter)}` : `${say(words.noForecast)} ${why(fieldwork.forecast)}.`}
            </p>}
            <MissingSection balance={fieldwork.balance} waveIsOpen={wave.state === 'open'} remindAt={remindAt} />
            <ClusterStages clusters={fieldwork.clusters} remindAt={remindAt} />
            <div className="response-crossings">
              {(['call', 'size', 'embedding'] as const).map((by) => <LevelStages key={by} by={by} levels={fieldwork[by]} />)}
            </div>
            <FillingTimeSection time={fieldwork.fillingTime} stops={fieldwork.stops} version={wave.questionnaireVersion} />
          </>
        )}
      </Waiting>
    </>
  )
}
