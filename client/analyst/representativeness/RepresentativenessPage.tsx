import { useRef } from 'react'
import type { NotEstimable } from '../../../analysis/result.ts'
import type { Nonresponse, WaveRepresentativeness } from '../../../server/api/representativeness.ts'
import type { WaveSummary } from '../../../server/api/waves.ts'
import { Notice } from '../../ui/components/Notice.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import { useResource } from '../../ui/request/useResource.ts'
import { rakingInAddress, readRaking, viewOf } from '../weighting/choice.ts'
import { RakingFields, useMarginNames } from '../weighting/RakingFields.tsx'
import { RakingReport } from '../matrices/RakingReport.tsx'
import { PageHead } from '../PageHead.tsx'
import { noScript } from '../takeOutside/noScript.ts'
import { TakeOutside } from '../takeOutside/TakeOutside.tsx'
import { DifferenceSection } from './DifferenceSection.tsx'
import { GroupsSection } from './GroupsSection.tsx'
import { MovesSection } from './MovesSection.tsx'
import { groupingInAddress, readGrouping } from './grouping.ts'
import './representativeness.css'

const words = {
  title: { nl: 'Representativiteit', en: 'Representativeness' },
  lead: { nl: 'Lijken de leden die antwoordden op alle leden van het register? Wat verandert er aan de cijfers als we herwegen, en kan nonrespons alleen een verschil tussen groepen verklaren?', en: 'Do the members who answered look like all members in the register? What does reweighting change, and could nonresponse alone explain a difference between groups?' },
  provisional: { nl: 'Voorlopig: de bevraging loopt nog. Deze cijfers tonen wie er nu nog ontbreekt.', en: 'Provisional: the survey is still open. These figures show who is still missing now.' },
  responses: { nl: 'Volledige antwoorden', en: 'Complete responses' },
  ofInvited: { nl: 'van de', en: 'of' },
  invited: { nl: 'uitgenodigden', en: 'invited' },
  indicator: { nl: 'R-indicator', en: 'R-indicator' },
  margin: { nl: '1 is volmaakt representatief; marge van 95\u00a0%:\u00a0±', en: '1 is perfectly representative; 95% margin:\u00a0±' },
  noMargin: { nl: '1 is volmaakt representatief', en: '1 is perfectly representative' },
  adjusted: { nl: 'R-indicator, bijgesteld', en: 'R-indicator, adjusted' },
  adjustedMore: { nl: 'zonder wat het toeval toevoegt', en: 'without what chance adds' },
  effective: { nl: 'Effectieve basis', en: 'Effective base' },
  effectiveMore: { nl: 'zoveel even zware antwoorden zijn even nauwkeurig als de herwogen antwoorden', en: 'as many equally weighted responses are as precise as the reweighted ones' },
  empty: { nl: 'Nog geen volledige antwoorden', en: 'No complete responses yet' },
  emptyMore: { nl: 'Zodra de eerste antwoorden volledig zijn, staat hier hoe goed ze het register weerspiegelen.', en: 'As soon as the first responses are complete, this page shows how well they reflect the register.' },
  noIndicator: { nl: 'De R-indicator is niet te berekenen', en: 'The R-indicator cannot be computed' },
  groups: { nl: 'wie ontbreekt', en: 'who is missing' },
  moves: { nl: 'wat nonrespons aan de cijfers kan doen', en: 'what nonresponse can do to the figures' },
  everybody: { nl: 'Alle leden antwoordden: er is geen nonrespons.', en: 'All members answered: there is no nonresponse.' },
}

function Head({ overview }: { readonly overview: WaveRepresentativeness }) {
  const { say, number, share, why } = useLanguage()
  const { members, responses, completionRate, representativeness, effectiveBase } = overview
  return (
    <dl className="figures">
      <div><dt>{say(words.responses)}</dt><dd>{number(responses)}</dd><dd>{`${completionRate.kind === 'estimated' ? share(completionRate.value, 1) : why(completionRate)} ${say(words.ofInvited)} ${number(members)} ${say(words.invited)}`}</dd></div>
      {representativeness.kind === 'estimated' ? (
        <>
          <div><dt>{say(words.indicator)}</dt><dd>{number(representativeness.rIndicator, 3)}</dd><dd>{representativeness.margin === null ? say(words.noMargin) : `${say(words.margin)}\u00a0${number(representativeness.margin, 3)}`}</dd></div>
          <div><dt>{say(words.adjusted)}</dt><dd>{number(representativeness.adjusted, 3)}</dd><dd>{say(words.adjustedMore)}</dd></div>
        </>
      ) : null}
      {effectiveBase === null ? null : <div><dt>{say(words.effective)}</dt><dd>{number(effectiveBase)}</dd><dd>{say(words.effectiveMore)}</dd></div>}
    </dl>
  )
}

export function RepresentativenessPage({ wave }: { readonly wave: WaveSummary }) {
  const { say, why } = useLanguage()
  const address = useAddress()
  const by = readGrouping(address.read('naar'))
  const root = `/api/analyst/waves/${encodeURIComponent(wave.id)}`
  const raking = readRaking(address.read)
  const view = viewOf('raked', raking)
  const overview = useResource<WaveRepresentativeness>(`${root}/representativeness?view=${view}`)
  const nonresponse = useResource<Nonresponse>(`${root}/nonresponse?by=${by}&view=${view}`)
  const namesOf = useMarginNames()
  const [groupsFrame, movesFrame] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)]
  return (
    <>
      <PageHead title={say(words.title)} lead={say(words.lead)}>
        <RakingFields chosen={raking} choose={(choice) => address.replace(rakingInAddress(choice))} />
      </PageHead>
      {wave.state === 'open' ? <p className="provisional"><span className="badge badge-open">{say(words.provisional)}</span></p> : null}
      <Waiting resource={overview} height={900}>
        {(answer) => answer.responses === 0 ? <Notice title={say(words.empty)}><p>{say(words.emptyMore)}</p></Notice> : (
          <>
            <Head overview={answer} />
            {answer.representativeness.kind === 'estimated'
              ? answer.responses === answer.members ? <p className="section">{say(words.everybody)}</p> : <div ref={groupsFrame}><GroupsSection overview={answer} partial={answer.representativeness.partial} /></div>
              : <div className="section"><Notice kind="warning" title={say(words.noIndicator)}><p>{why(answer.representativeness as NotEstimable)}</p></Notice></div>}
            <TakeOutside address={`${root}/representativeness`} query={{ view }} {...(answer.representativeness.kind === 'estimated' && answer.responses < answer.members ? { frame: groupsFrame } : {})} noScript={noScript.register} of={say(words.groups)} heading="h2" />
            <Waiting resource={nonresponse} height={1400}>
              {(figures) => (
                <>
                  <div ref={movesFrame}><MovesSection moves={figures.moves} rakedOn={namesOf(raking.margins)} questionnaireVersion={wave.questionnaireVersion} /></div>
                  <DifferenceSection differences={figures.differences} by={by} choose={(chosen) => address.replace({ naar: groupingInAddress[chosen] })} questionnaireVersion={wave.questionnaireVersion} />
                  <TakeOutside address={`${root}/nonresponse`} query={{ by: figures.by, view }} frame={movesFrame} noScript={noScript.elsewhere} of={say(words.moves)} heading="h2" />
                </>
              )}
            </Waiting>
            <RakingReport raking={answer.raking} />
          </>
        )}
      </Waiting>
    </>
  )
}
