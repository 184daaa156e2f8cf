import type { ManagerOverview, ManagerResults } from '../../../server/api/manager.ts'
import type { DomainId } from '../../../analysis/figures/effectMatrix.ts'
import type { WaveSummary } from '../../../server/api/waves.ts'
import { domainName } from '../../../surveys/index.ts'
import { Notice } from '../../ui/components/Notice.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useResource } from '../../ui/request/useResource.ts'
import { ItemMeans } from './ItemMeans.tsx'
import { SignNote } from './ReleasedText.tsx'
import { StillNeeded } from './StillNeeded.tsx'
import { TakeRelease } from './TakeRelease.tsx'
import { TwoMatrices } from './TwoMatrices.tsx'

const words = {
  title: { nl: 'Resultaten van uw cluster', en: 'Results of your cluster' },
  lead: { nl: 'Gemiddelden van uw cluster naast die van alle clusters samen. Een gemiddelde staat er alleen als minstens 5 leden die vraag beantwoordden.', en: 'Means of your cluster beside those of all clusters together. A mean is shown only where at least 5 members answered that question.' },
  peers: { nl: 'Vergelijkbare clusters, de uwe inbegrepen:', en: 'Comparable clusters, yours included:' },
  noPeers: { nl: 'Geen groep van vergelijkbare clusters is groot genoeg om uw cluster ernaast te zetten.', en: 'No group of comparable clusters is large enough to set your cluster beside.' },
  released: { nl: 'Vrijgegeven op', en: 'Released on' },
  edition: { nl: 'uitgave', en: 'edition' },
  open: { nl: 'De resultaten komen na de vrijgave', en: 'The results come after the release' },
  awaiting: { nl: 'De resultaten zijn nog niet vrijgegeven', en: 'The results have not been released yet' },
  awaitingMore: {
    nl: 'De bevraging is afgesloten. De databeheerder van het agentschap kijkt nu na of uit geen enkel cijfer het antwoord van één onderneming af te leiden is, en geeft de resultaten daarna vrij. Dan staan ze op deze pagina. U hoeft niets te doen.',
    en: 'The survey is closed. The data steward of the agency now checks that the answer of a single company cannot be worked out from any figure, and then releases the results. They will be on this page. You need not do anything.',
  },
  openMore: { nl: 'Zolang de bevraging loopt, ziet u wie deelneemt, maar geen antwoorden. De bevraging sluit op', en: 'As long as the survey is open you see who takes part, but no answers. The survey closes on' },
}

export function ResultsPage({ overview, wave }: { readonly overview: ManagerOverview; readonly wave: WaveSummary }) {
  const { say, date } = useLanguage()
  const resource = useResource<ManagerResults>(`/api/manager/results?wave=${encodeURIComponent(wave.id)}`)
  return (
    <>
      <h1>{say(words.title)}</h1>
      <p className="lead">{say(words.lead)}</p>
      <Waiting resource={resource} height={1200}>
        {(results) => results.state === 'open' ? (
          <div className="section"><Notice title={say(words.open)}><p>{`${say(words.openMore)} ${date(wave.closesAt)}.`}</p></Notice></div>
        ) : results.state === 'awaitingRelease' ? (
          <div className="section"><Notice title={say(words.awaiting)}><p>{say(words.awaitingMore)}</p></Notice></div>
        ) : (
          <>
            <div className="soft small"><SignNote /></div>
            <p className="soft small">{results.peerGroup === null ? say(words.noPeers) : `${say(words.peers)} ${say(domainName(results.peerGroup as DomainId))}.`}</p>
            <TwoMatrices results={results} clusterId={overview.cluster.id} clusterName={overview.cluster.name} version={wave.questionnaireVersion} />
            <ItemMeans results={results} version={wave.questionnaireVersion} />
            <StillNeeded needed={results.needed} version={wave.questionnaireVersion} />
            <TakeRelease waveId={wave.id} />
            <p className="soft small">{`${say(words.released)} ${date(results.release.madeAt)}, ${say(words.edition)} ${results.release.edition}. SHA-256 `}<code className="release-hash">{results.release.hash}</code></p>
          </>
        )}
      </Waiting>
    </>
  )
}
