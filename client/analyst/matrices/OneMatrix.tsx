import { useId, useRef, useState } from 'react'
import { Link } from 'wouter'
import { effectGroups, effects } from '../../../surveys/index.ts'
import type { DomainId, EffectMatrix, VerticalAxis } from '../../../analysis/figures/effectMatrix.ts'
import type { AxisWindow } from '../../charts/effectMatrix/axes.ts'
import { EffectMatrixFigure } from '../../charts/effectMatrix/EffectMatrixFigure.tsx'
import { EffectMatrixRows } from '../../charts/effectMatrix/EffectMatrixRows.tsx'
import { Table } from '../../ui/components/Table.tsx'
import { SegmentedSwitch } from '../../ui/components/SegmentedSwitch.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import { useElementWidth } from '../../ui/page/useElementWidth.ts'
import { domainName } from '../levels.ts'
import { readDomain, verticalInAddress, writeDomain } from '../state.ts'
import { TakeOutside } from '../takeOutside/TakeOutside.tsx'

const words = {
  all: { nl: 'Alle figuren', en: 'All figures' },
  group: { nl: 'Groep', en: 'Group' },
  axis: { nl: 'Verticale as', en: 'Vertical axis' },
  realised: { nl: 'realisatie', en: 'realisation' },
  contribution: { nl: 'bijdrage', en: 'contribution' },
  responses: { nl: 'volledige antwoorden', en: 'complete responses' },
  note: {
    nl: 'Gewenst: gemiddelde over iedereen in de groep. Gerealiseerd en bijdrage: gemiddelde over wie het effect wil. Het gemiddelde van de effecten en het gemiddelde over alle paren van antwoord en effect zijn twee verschillende cijfers.',
    en: 'Desired: mean over everybody in the group. Realised and contribution: mean over those who want the effect. The mean of the effects and the mean over all pairs of response and effect are two different figures.',
  },
  table: { nl: 'in cijfers', en: 'in figures' },
}

interface Props {
  readonly wave: string
  readonly matrix: EffectMatrix
  readonly matrices: readonly EffectMatrix[]
  readonly window: AxisWindow
  readonly addressOf: (domain: DomainId, vertical: VerticalAxis) => string
}

export function OneMatrix({ wave, matrix, matrices, window }: Props) {
  const speech = useLanguage()
  const { say, number } = speech
  const address = useAddress()
  const [chosen, choose] = useState<number | null>(null)
  const [place, width] = useElementWidth(760)
  const id = useId()
  const frame = useRef<HTMLElement>(null)
  const name = `${say(domainName(matrix.domain))}, ${say(words[matrix.vertical])}`
  const domains = [...new Set(matrices.map((one) => one.domain))]
  return (
    <section className="one-matrix" ref={frame}>
      <p><Link href={address.with({ groep: null, as: null })}>{`← ${say(words.all)}`}</Link></p>
      <div className="controls">
        <div className="control">
          <label htmlFor={id}>{say(words.group)}</label>
          <select id={id} value={writeDomain(matrix.domain)} onChange={(event) => address.replace({ groep: writeDomain(readDomain(event.target.value) ?? 'total') })}>
            {domains.map((domain) => <option key={domain} value={writeDomain(domain)}>{say(domainName(domain))}</option>)}
          </select>
        </div>
        <SegmentedSwitch
          legend={say(words.axis)}
          segments={[{ value: 'realised', label: say(words.realised) }, { value: 'contribution', label: say(words.contribution) }]}
          chosen={matrix.vertical}
          choose={(vertical) => address.replace({ groep: writeDomain(matrix.domain), as: verticalInAddress[vertical] })}
        />
      </div>
      <h2>{name}</h2>
      {matrix.base === null ? null : <p className="soft">{`${number(matrix.base)} ${say(words.responses)}`}</p>}
      <EffectMatrixFigure matrix={matrix} effects={effects} groups={effectGroups} speech={speech} title={name} window={window} chosen={chosen} choose={choose} place={place} width={width} />
      <Table caption={`${name}, ${say(words.table)}`} className="matrix-table name-over" note={<p>{say(words.note)}</p>}>
        <EffectMatrixRows matrix={matrix} effects={effects} speech={speech} chosen={chosen} />
      </Table>
      <TakeOutside address={`/api/analyst/waves/${encodeURIComponent(wave)}/effect-matrix`} query={{ domain: matrix.domain, vertical: matrix.vertical, view: matrix.view }} frame={frame} />
    </section>
  )
}
