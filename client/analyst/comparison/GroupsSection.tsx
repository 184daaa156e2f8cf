import { useRef } from 'react'
import { Notice } from '../../ui/components/Notice.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import { useResource } from '../../ui/request/useResource.ts'
import type { MatrixComparison } from '../../../server/api/change.ts'
import type { WaveSummary } from '../../../server/api/waves.ts'
import { shortDomainName } from '../levels.ts'
import { writeDomain } from '../state.ts'
import type { AnalystState } from '../state.ts'
import { TakeOutside } from '../takeOutside/TakeOutside.tsx'
import { DomainChoice } from './DomainChoice.tsx'
import { MatrixComparisonFigure } from './MatrixComparisonFigure.tsx'
import { MatrixSwitches } from './MatrixSwitches.tsx'
import type { ComparisonState } from './state.ts'
import { useDomains } from './useDomains.ts'

const words = {
  first: { nl: 'Van groep', en: 'From group' },
  second: { nl: 'Naar groep', en: 'To group' },
  same: { nl: 'Kies twee verschillende groepen', en: 'Choose two different groups' },
  sameMore: { nl: 'Nu staat tweemaal dezelfde groep gekozen.', en: 'The same group is chosen twice now.' },
  overlap: { nl: 'Deze groepen hebben leden gemeen. Het interval van het verschil telt gedeelde antwoorden één keer.', en: 'These groups have members in common. The interval of the difference counts shared responses once.' },
  empty: { nl: 'Nog geen volledige antwoorden', en: 'No complete responses yet' },
  emptyMore: { nl: 'Zodra het eerste antwoord volledig is, staan de cijfers hier.', en: 'The figures appear here as soon as the first response is complete.' },
}

interface Props {
  readonly wave: WaveSummary
  readonly state: AnalystState
  readonly comparison: ComparisonState
}

/** Two groups of one wave in one picture. */
export function GroupsSection({ wave, state, comparison: { domain, second } }: Props) {
  const { say } = useLanguage()
  const address = useAddress()
  const domains = useDomains(wave.id)
  const frame = useRef<HTMLDivElement>(null)
  const at = `/api/analyst/waves/${encodeURIComponent(wave.id)}/matrix-comparison`
  const query = new URLSearchParams({ domain, with: second, vertical: state.vertical, view: state.view })
  const resource = useResource<MatrixComparison>(domain === second ? null : `${at}?${query}`)
  const kind = (one: string) => one.split('=')[0]
  const overlapping = domain === 'total' || second === 'total' || kind(domain) !== kind(second)
  return (
    <>
      <div className="controls">
        <DomainChoice label={say(words.first)} domains={domains} chosen={domain} choose={(chosen) => address.replace({ groep: writeDomain(chosen), met: writeDomain(second) })} />
        <DomainChoice label={say(words.second)} domains={domains} chosen={second} choose={(chosen) => address.replace({ groep: writeDomain(domain), met: writeDomain(chosen) })} />
        <MatrixSwitches state={state} />
      </div>
      {domain === second ? <Notice kind="warning" title={say(words.same)}><p>{say(words.sameMore)}</p></Notice> : (
        <Waiting resource={resource} height={1600}>
          {(comparison) => {
            if (comparison.first.matrix.base === 0 && comparison.second.matrix.base === 0) return <Notice title={say(words.empty)}><p>{say(words.emptyMore)}</p></Notice>
            return (
              <>
                {overlapping ? <p className="small soft comparison-note">{say(words.overlap)}</p> : null}
                <div ref={frame}><MatrixComparisonFigure comparison={comparison} names={[say(shortDomainName(comparison.first.matrix.domain)), say(shortDomainName(comparison.second.matrix.domain))]} wholeScaleAsked={state.wholeScale} /></div>
                <TakeOutside address={at} query={{ domain: comparison.first.matrix.domain, with: comparison.second.matrix.domain, vertical: comparison.second.matrix.vertical, view: comparison.second.matrix.view }} frame={frame} heading="h2" />
              </>
            )
          }}
        </Waiting>
      )}
    </>
  )
}
