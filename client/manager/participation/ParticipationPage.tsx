import type { ManagerOverview } from '../../../server/api/manager.ts'
import type { WaveSummary } from '../../../server/api/waves.ts'
import { Notice } from '../../ui/components/Notice.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { Funnel } from './Funnel.tsx'
import { OwnCourse } from './OwnCourse.tsx'
import { MemberList } from './MemberList.tsx'

const words = {
  title: { nl: 'Wie neemt deel?', en: 'Who takes part?' },
  closesAt: { nl: 'De bevraging is open tot', en: 'The survey is open until' },
  closedAt: { nl: 'De bevraging is afgesloten op', en: 'The survey closed on' },
  opensAt: { nl: 'De bevraging opent op', en: 'The survey opens on' },
  promise: { nl: 'U ziet dát een lid antwoordt, nooit wát', en: 'You see THAT a member answers, never WHAT' },
  promiseMore: { nl: 'Hieronder staat wie is uitgenodigd, wie begon en wie alles invulde. De antwoorden zelf krijgt u nooit per lid te zien. Na de vrijgave ziet u gemiddelden van uw cluster, en alleen als er genoeg antwoorden achter zitten.', en: 'Below is who was invited, who started and who completed the questionnaire. You never get to see the answers of a single member. After the release you see means of your cluster, and only where enough answers stand behind them.' },
}

export function ParticipationPage({ overview, wave, changed }: { readonly overview: ManagerOverview; readonly wave: WaveSummary; readonly changed: () => void }) {
  const { say, date } = useLanguage()
  const moment = wave.state === 'open' ? `${say(words.closesAt)} ${date(wave.closesAt)}` : wave.state === 'draft' || wave.state === 'planned' ? `${say(words.opensAt)} ${date(wave.opensAt)}` : `${say(words.closedAt)} ${date(wave.closesAt)}`
  return (
    <>
      <h1>{say(words.title)}</h1>
      <p className="lead">{`${overview.cluster.name}. ${moment}.`}</p>
      {overview.participation === null ? null : <Funnel own={overview.participation} programme={overview.programme} />}
      {overview.participation === null ? null : <OwnCourse key={wave.id} waveId={wave.id} isOpen={wave.state === 'open'} changed={changed} />}
      <div className="section"><Notice title={say(words.promise)}><p>{say(words.promiseMore)}</p></Notice></div>
      <MemberList members={overview.members} />
    </>
  )
}
