import { useId, useRef } from 'react'
import { Notice } from '../../ui/components/Notice.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import { useResource } from '../../ui/request/useResource.ts'
import type { MatrixComparison, WaveChangeAnswer } from '../../../server/api/change.ts'
import type { WaveSummary } from '../../../server/api/waves.ts'
import { domainName } from '../levels.ts'
import { writeDomain } from '../state.ts'
import type { AnalystState } from '../state.ts'
import { noScript } from '../takeOutside/noScript.ts'
import { TakeOutside } from '../takeOutside/TakeOutside.tsx'
import { ChangeTable } from './ChangeTable.tsx'
import { DomainChoice } from './DomainChoice.tsx'
import { MatrixComparisonFigure } from './MatrixComparisonFigure.tsx'
import { MatrixSwitches } from './MatrixSwitches.tsx'
import type { ComparisonState } from './state.ts'
import { useDomains } from './useDomains.ts'

const words = {
  since: { nl: 'Sinds bevraging', en: 'Since survey wave' },
  group: { nl: 'Groep', en: 'Group' },
  none: { nl: 'Er is geen eerdere bevraging', en: 'There is no earlier survey wave' },
  noneMore: { nl: 'Kies bovenaan een latere bevraging om de verandering sinds een eerdere te zien.', en: 'Choose a later survey wave at the top to see the change since an earlier one.' },
  empty: { nl: 'Een van de bevragingen heeft nog geen volledige antwoorden', en: 'One of the survey waves has no complete responses yet' },
  emptyMore: { nl: 'Zodra er antwoorden zijn, staat de verandering hier.', en: 'As soon as there are responses, the change appears here.' },
  invited: { nl: 'lidmaatschappen waren in beide bevragingen uitgenodigd', en: 'memberships were invited in both survey waves' },
  answered: { nl: 'leden antwoordden volledig in beide', en: 'members answered both completely' },
  fewer: { nl: 'minder dan tien leden antwoordden in beide', en: 'fewer than ten members answered both' },
  unlinked: {
    nl: 'wie beide invulde is niet meer na te gaan: de koppeling tussen leden en antwoorden van een van de twee bestaat niet meer',
    en: 'who answered both can no longer be traced: the link between members and answers of one of the two no longer exists',
  },
  matrices: { nl: 'de effecten vergeleken', en: 'the effects compared' },
  changes: { nl: 'wat er veranderde', en: 'what changed' },
  overlap: {
    nl: 'Het interval voor iedereen telt de twee bevragingen als onafhankelijk en is daardoor eerder te breed dan te smal; dat voor wie beide invulde volgt elk lid.',
    en: 'The interval for everyone counts the two waves as independent and is therefore rather too wide than too narrow; the one for those who answered both follows each member.',
  },
}

interface Props {
  readonly wave: WaveSummary
  readonly waves: readonly WaveSummary[]
  readonly state: AnalystState
  readonly comparison: ComparisonState
}

/** One group in two waves: where every effect went, and the change of every question. */
export function WavesSection({ wave, waves, state, comparison }: Props) {
  const { say } = useLanguage()
  const earlier = waves.filter((one) => one.opensAt < wave.opensAt).sort((a, b) => b.opensAt.localeCompare(a.opensAt))
  const since = earlier.find((one) => one.id === comparison.since) ?? earlier[0]
  if (!since) return <Notice title={say(words.none)}><p>{say(words.noneMore)}</p></Notice>
  return <Change wave={wave} since={since} earlier={earlier} state={state} comparison={comparison} />
}

function Change({ wave, since, earlier, state, comparison: { domain } }: Omit<Props, 'waves'> & { readonly since: WaveSummary; readonly earlier: readonly WaveSummary[] }) {
  const { say, number } = useLanguage()
  const address = useAddress()
  const id = useId()
  const domains = useDomains(wave.id)
  const frame = useRef<HTMLDivElement>(null)
  const at = `/api/analyst/waves/${encodeURIComponent(wave.id)}`
  const query = { since: since.id, domain, view: state.view }
  const change = useResource<WaveChangeAnswer>(`${at}/change?${new URLSearchParams(query)}`)
  const matrices = useResource<MatrixComparison>(`${at}/matrix-comparison?${new URLSearchParams({ ...query, vertical: state.vertical })}`)
  return (
    <>
      <div className="controls">
        <div className="control">
          <label htmlFor={id}>{say(words.since)}</label>
          <select id={id} value={since.id} onChange={(event) => address.replace({ sinds: event.target.value })}>
            {earlier.map((one) => <option key={one.id} value={one.id}>{one.label}</option>)}
          </select>
        </div>
        <DomainChoice label={say(words.group)} domains={domains} chosen={domain} choose={(chosen) => address.replace({ groep: writeDomain(chosen) })} />
        <MatrixSwitches state={state} />
      </div>
      <Waiting resource={matrices} height={1400}>
        {(known) => {
          if (known.first.matrix.base === 0 || known.second.matrix.base === 0) return <div className="section"><Notice title={say(words.empty)}><p>{say(words.emptyMore)}</p></Notice></div>
          const { overlap } = known
          return (
            <>
              {overlap ? (
                <p className="small soft comparison-note">
                  {`${number(overlap.invited)} ${say(words.invited)}; ${overlap.isUnlinked ? say(words.unlinked) : overlap.answered === null ? say(words.fewer) : `${number(overlap.answered)} ${say(words.answered)}`}. ${say(words.overlap)}`}
                </p>
              ) : null}
              <div ref={frame}><MatrixComparisonFigure comparison={known} names={[since.label, wave.label]} wholeScaleAsked={state.wholeScale} /></div>
              <TakeOutside address={`${at}/matrix-comparison`} query={{ since: since.id, domain: known.second.matrix.domain, vertical: known.second.matrix.vertical, view: known.second.matrix.view }} frame={frame} noScript={noScript.twoWaves} of={say(words.matrices)} heading="h2" />
              <Waiting resource={change} height={1400}>{(answer) => (
                <>
                  <ChangeTable wave={wave} names={[since.label, wave.label]} change={answer} group={say(domainName(answer.domain))} />
                  <TakeOutside address={`${at}/change`} query={{ since: answer.earlier, domain: answer.domain, view: answer.view }} noScript={noScript.twoWaves} of={say(words.changes)} heading="h2" />
                </>
              )}</Waiting>
            </>
          )
        }}
      </Waiting>
    </>
  )
}
