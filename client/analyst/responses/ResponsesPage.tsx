import type { ReactNode } from 'react'
import type { Participation } from '../../../analysis/figures/participation.ts'
import { Notice } from '../../ui/components/Notice.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useResource } from '../../ui/request/useResource.ts'
import type { AnalystParticipation } from '../../../server/api/analyst.ts'
import type { WaveSummary } from '../../../server/api/waves.ts'
import { domainName } from '../levels.ts'
import { PageHead } from '../PageHead.tsx'
import { noScript } from '../takeOutside/noScript.ts'
import { TakeOutside } from '../takeOutside/TakeOutside.tsx'
import { ParticipationTable } from './ParticipationTable.tsx'

const words = {
  title: { nl: 'Respons', en: 'Responses' },
  lead: { nl: 'Wie werd uitgenodigd, wie begon en wie vulde alles in. Alleen volledige antwoorden tellen mee in de cijfers.', en: 'Who was invited, who started and who completed the questionnaire. Only complete responses count in the figures.' },
  sameForViews: { nl: 'Dit zijn tellingen: ze zijn dezelfde in elke keuze van cijfers.', en: 'These are counts: they are the same for every choice of figures.' },
  invited: { nl: 'Uitgenodigd', en: 'Invited' },
  started: { nl: 'Begonnen', en: 'Started' },
  complete: { nl: 'Volledig', en: 'Complete' },
  ofInvited: { nl: 'van de uitgenodigden', en: 'of those invited' },
  responseRate: { nl: 'responsgraad', en: 'response rate' },
  members: { nl: 'lidmaatschappen', en: 'memberships' },
  byCluster: { nl: 'Per cluster', en: 'By cluster' },
  cluster: { nl: 'Cluster', en: 'Cluster' },
  byCall: { nl: 'Per oproep', en: 'By call' },
  call: { nl: 'Oproep', en: 'Call' },
  bySize: { nl: 'Per grootte', en: 'By size' },
  size: { nl: 'Grootte', en: 'Size' },
  byEmbedding: { nl: 'Per inbedding', en: 'By embedding' },
  embedding: { nl: 'Inbedding', en: 'Embedding' },
  nobody: { nl: 'Nog niemand uitgenodigd', en: 'Nobody invited yet' },
  nobodyMore: { nl: 'Voor deze bevraging staan er nog geen leden in het register.', en: 'There are no members in the register for this survey wave yet.' },
}

function Totals({ total }: { readonly total: Participation }) {
  const { say, number, share, why } = useLanguage()
  const rate = (result: Participation['responseRate']) => (result.kind === 'estimated' ? share(result.value, 1) : why(result))
  return (
    <dl className="figures">
      <div><dt>{say(words.invited)}</dt><dd>{number(total.invited)}</dd><dd>{say(words.members)}</dd></div>
      <div><dt>{say(words.started)}</dt><dd>{number(total.started)}</dd><dd>{`${rate(total.responseRate)} ${say(words.ofInvited)} (${say(words.responseRate)})`}</dd></div>
      <div><dt>{say(words.complete)}</dt><dd>{number(total.complete)}</dd><dd>{`${rate(total.completionRate)} ${say(words.ofInvited)}`}</dd></div>
    </dl>
  )
}

const rateOf = (participation: Participation): number => (participation.responseRate.kind === 'estimated' ? participation.responseRate.value : -1)

export function ResponsesPage({ wave, viewSwitch }: { readonly wave: WaveSummary; readonly viewSwitch: ReactNode }) {
  const { say } = useLanguage()
  const resource = useResource<AnalystParticipation>(`/api/analyst/waves/${encodeURIComponent(wave.id)}/participation`)
  return (
    <>
      <PageHead title={say(words.title)} lead={`${say(words.lead)} ${say(words.sameForViews)}`}>{viewSwitch}</PageHead>
      <Waiting resource={resource} height={1400}>
        {(answer) => answer.total.invited === 0 ? <Notice title={say(words.nobody)}><p>{say(words.nobodyMore)}</p></Notice> : (
          <>
            <Totals total={answer.total} />
            <section className="section">
              <ParticipationTable
                caption={say(words.byCluster)}
                first={say(words.cluster)}
                total={answer.total}
                rows={[...answer.clusters].sort((a, b) => rateOf(b.participation) - rateOf(a.participation) || a.name.localeCompare(b.name)).map((one) => ({ key: one.id, label: one.name, participation: one.participation }))}
              />
            </section>
            <div className="response-crossings">
              {(['call', 'size', 'embedding'] as const).map((by) => (
                <section key={by}>
                  <ParticipationTable
                    caption={say(words[by === 'call' ? 'byCall' : by === 'size' ? 'bySize' : 'byEmbedding'])}
                    first={say(words[by])}
                    rows={answer[by].map((one) => ({ key: one.level, label: say(domainName(`${by}=${one.level}`)), participation: one.participation }))}
                  />
                </section>
              ))}
            </div>
            <TakeOutside address={`/api/analyst/waves/${encodeURIComponent(wave.id)}/participation`} query={{}} noScript={noScript.counts} heading="h2" />
          </>
        )}
      </Waiting>
    </>
  )
}
