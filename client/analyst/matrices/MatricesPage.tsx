import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { effectGroups, effects } from '../../../surveys/index.ts'
import type { DomainId, EffectMatrix, VerticalAxis } from '../../../analysis/figures/effectMatrix.ts'
import { absentEffects, closeWindow, wholeScale } from '../../charts/effectMatrix/axes.ts'
import { EffectLegend } from '../../charts/effectMatrix/EffectLegend.tsx'
import { EffectMatrixChart } from '../../charts/effectMatrix/EffectMatrixChart.tsx'
import { verticalDecimals } from '../../charts/effectMatrix/verticalDecimals.ts'
import { Notice } from '../../ui/components/Notice.tsx'
import { SegmentedSwitch } from '../../ui/components/SegmentedSwitch.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import { useElementWidth } from '../../ui/page/useElementWidth.ts'
import { useResource } from '../../ui/request/useResource.ts'
import type { EffectMatrices } from '../../../server/api/analyst.ts'
import type { WaveSummary } from '../../../server/api/waves.ts'
import { domainName } from '../levels.ts'
import { PageHead } from '../PageHead.tsx'
import { verticalInAddress, writeDomain } from '../state.ts'
import type { AnalystState } from '../state.ts'
import { OneMatrix } from './OneMatrix.tsx'
import { RakingReport } from './RakingReport.tsx'

const words = {
  title: { nl: 'Gewenste en gerealiseerde effecten', en: 'Desired and realised effects' },
  lead: { nl: 'Elk punt is een van de 11 effecten: naar rechts hoe sterk de leden het willen, naar boven hoever het is gerealiseerd of hoeveel de cluster bijdroeg. De stippellijnen zijn de gemiddelden van de assen.', en: 'Each dot is one of the 11 effects: to the right how much members want it, upwards how far it has been realised or how much the cluster contributed. The dashed lines are the axis means.' },
  realised: { nl: 'realisatie', en: 'realisation' },
  contribution: { nl: 'bijdrage', en: 'contribution' },
  scale: { nl: 'Assen', en: 'Axes' },
  close: { nl: 'ingezoomd', en: 'zoomed in' },
  whole: { nl: 'hele schaal', en: 'whole scale' },
  base: { nl: 'n =', en: 'n =' },
  means: { nl: 'gemiddelde van de assen', en: 'mean of the axes' },
  empty: { nl: 'Nog geen volledige antwoorden', en: 'No complete responses yet' },
  emptyMore: { nl: 'Zodra het eerste antwoord volledig is, staan de figuren hier.', en: 'The figures appear here as soon as the first response is complete.' },
  absent: { nl: 'Niet in de figuur: effect', en: 'Not in the figure: effect' },
  unknown: { nl: 'Deze groep bestaat niet in deze bevraging', en: 'This group does not exist in this survey wave' },
  all: { nl: 'Alle figuren', en: 'All figures' },
}

interface MultipleProps {
  readonly matrix: EffectMatrix
  readonly address: string
  readonly window: ReturnType<typeof wholeScale>
}

/** One of the eighteen: a link to itself at full size. */
function SmallMultiple({ matrix, address, window }: MultipleProps) {
  const speech = useLanguage()
  const { say, number, why } = speech
  const [place, width] = useElementWidth(280)
  const { desired, vertical } = matrix.axisMeans
  const name = `${say(domainName(matrix.domain))}, ${say(words[matrix.vertical])}`
  const mean = (result: typeof desired.mean, decimals: number) => (result.kind === 'estimated' ? number(result.value, decimals) : why(result))
  return (
    <article className="multiple">
      <h2><Link href={address} aria-label={name}>{say(domainName(matrix.domain))}</Link></h2>
      <p className="small soft">{`${say(words[matrix.vertical])}${matrix.base === null ? '' : `, ${say(words.base)} ${number(matrix.base)}`}`}</p>
      <div ref={place}>
        <EffectMatrixChart matrix={matrix} effects={effects} speech={speech} title={name} width={width} window={window} />
      </div>
      <p className="small soft">{`${say(words.means)}: ${mean(desired.mean, 2)} | ${mean(vertical.mean, verticalDecimals(matrix.vertical))}`}</p>
      {absentEffects(matrix).length === 0 ? null : <p className="small soft">{`${say(words.absent)} ${absentEffects(matrix).join(', ')}`}</p>}
    </article>
  )
}

interface Props {
  readonly wave: WaveSummary
  readonly state: AnalystState
  readonly viewSwitch: ReactNode
}

/** Total first, then a row of pictures a crossing, realised left and contribution right as in the study. */
function rowsOf(matrices: readonly EffectMatrix[]): readonly (readonly EffectMatrix[])[] {
  const rows = new Map<string, EffectMatrix[]>()
  for (const matrix of matrices) {
    const by = matrix.domain.split('=')[0]!
    rows.set(by, [...(rows.get(by) ?? []), matrix])
  }
  return [...rows.values()].map((row) => [...row].sort((a, b) => Number(a.vertical === 'contribution') - Number(b.vertical === 'contribution')))
}

export function MatricesPage({ wave, state, viewSwitch }: Props) {
  const speech = useLanguage()
  const { say } = speech
  const address = useAddress()
  const resource = useResource<EffectMatrices>(`/api/analyst/waves/${encodeURIComponent(wave.id)}/effect-matrices?view=${state.view}`)
  const scale = (
    <SegmentedSwitch
      legend={say(words.scale)}
      segments={[{ value: 'close', label: say(words.close) }, { value: 'whole', label: say(words.whole) }]}
      chosen={state.wholeScale ? 'whole' : 'close'}
      choose={(chosen) => address.replace({ schaal: chosen === 'whole' ? 'heel' : null })}
    />
  )
  const addressOf = (domain: DomainId, vertical: VerticalAxis) => address.with({ groep: writeDomain(domain), as: verticalInAddress[vertical] })
  const answer = resource.state === 'ready' ? resource.answer : resource.state === 'loading' ? resource.former : undefined
  const windows = useMemo(() => {
    const matrices = answer?.matrices ?? []
    return { realised: state.wholeScale ? wholeScale('realised') : closeWindow(matrices, 'realised'), contribution: state.wholeScale ? wholeScale('contribution') : closeWindow(matrices, 'contribution') }
  }, [answer, state.wholeScale])

  return (
    <>
      <PageHead title={say(words.title)} lead={say(words.lead)}>{viewSwitch}{scale}</PageHead>
      <Waiting resource={resource} height={1200}>
        {({ matrices, raking }) => {
          if (matrices.length === 0 || matrices.every((matrix) => matrix.base === 0)) return <Notice title={say(words.empty)}><p>{say(words.emptyMore)}</p></Notice>
          const report = <RakingReport raking={raking} />
          if (state.domain !== null) {
            const matrix = matrices.find((one) => one.domain === state.domain && one.vertical === state.vertical)
            if (!matrix) return <Notice kind="warning" title={say(words.unknown)}><p><Link href={address.with({ groep: null, as: null })}>{say(words.all)}</Link></p></Notice>
            return <><OneMatrix key={`${matrix.domain} ${matrix.vertical}`} wave={wave.id} matrix={matrix} matrices={matrices} window={windows[matrix.vertical]} addressOf={addressOf} />{report}</>
          }
          const [total, ...others] = rowsOf(matrices)
          return (
            <>
              <div className="multiples multiples-first">
                {total!.map((matrix) => <SmallMultiple key={matrix.vertical} matrix={matrix} window={windows[matrix.vertical]} address={addressOf(matrix.domain, matrix.vertical)} />)}
                <EffectLegend effects={effects} groups={effectGroups} speech={speech} />
              </div>
              {others.map((row) => (
                <div className="multiples" key={row[0]!.domain}>
                  {row.map((matrix) => <SmallMultiple key={`${matrix.domain} ${matrix.vertical}`} matrix={matrix} window={windows[matrix.vertical]} address={addressOf(matrix.domain, matrix.vertical)} />)}
                </div>
              ))}
              {report}
            </>
          )
        }}
      </Waiting>
    </>
  )
}
