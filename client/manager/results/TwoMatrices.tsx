import { useMemo } from 'react'
import { effectGroups, effects } from '../../../surveys/index.ts'
import type { EffectMatrix, VerticalAxis } from '../../../analysis/figures/effectMatrix.ts'
import type { MeanFigure } from '../../../analysis/figures/mean.ts'
import { absentEffects, closeWindow } from '../../charts/effectMatrix/axes.ts'
import { EffectLegend } from '../../charts/effectMatrix/EffectLegend.tsx'
import { EffectMatrixChart } from '../../charts/effectMatrix/EffectMatrixChart.tsx'
import { GroupMark } from '../../charts/effectMatrix/GroupMark.tsx'
import { verticalDecimals } from '../../charts/effectMatrix/verticalDecimals.ts'
import { SegmentedSwitch } from '../../ui/components/SegmentedSwitch.tsx'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import { useElementWidth } from '../../ui/page/useElementWidth.ts'
import { MeanText } from './MeanText.tsx'

const words = {
  title: { nl: 'Wat leden willen en wat ze ervan merken', en: 'What members want and what comes of it' },
  lead: { nl: 'Elk punt is een van de 11 effecten: naar rechts hoe sterk de leden het willen, naar boven hoever het is gerealiseerd of hoeveel de cluster bijdroeg. De stippellijnen zijn de gemiddelden van de assen.', en: 'Each dot is one of the 11 effects: to the right how much members want it, upwards how far it has been realised or how much the cluster contributed. The dashed lines are the axis means.' },
  axis: { nl: 'Verticale as', en: 'Vertical axis' },
  realised: { nl: 'realisatie', en: 'realisation' },
  contribution: { nl: 'bijdrage', en: 'contribution' },
  own: { nl: 'Uw cluster', en: 'Your cluster' },
  programme: { nl: 'Alle clusters samen', en: 'All clusters together' },
  responses: { nl: 'volledige antwoorden', en: 'complete responses' },
  effect: { nl: 'Effect', en: 'Effect' },
  desired: { nl: 'Gewenst (0–2)', en: 'Desired (0–2)' },
  verticals: { realised: { nl: 'Gerealiseerd (0–2)', en: 'Realised (0–2)' }, contribution: { nl: 'Bijdrage (0–100)', en: 'Contribution (0–100)' } },
  all: { nl: 'alle', en: 'all' },
  mine: { nl: 'uw cluster', en: 'your cluster' },
  absent: { nl: 'Niet in de figuur: effect', en: 'Not in the figure: effect' },
  table: { nl: 'De effecten in cijfers', en: 'The effects in figures' },
  mean: { nl: 'Gemiddelde van de effecten', en: 'Mean of the effects' },
}

interface Props {
  readonly own: readonly EffectMatrix[]
  readonly programme: readonly EffectMatrix[]
  readonly clusterName: string
}

export function TwoMatrices({ own, programme, clusterName }: Props) {
  const speech = useLanguage()
  const { say, number } = speech
  const address = useAddress()
  const [place, width] = useElementWidth(560)
  const vertical: VerticalAxis = address.read('as') === 'bijdrage' ? 'contribution' : 'realised'
  const mine = own.find((matrix) => matrix.vertical === vertical)
  const all = programme.find((matrix) => matrix.vertical === vertical)
  const window = useMemo(() => closeWindow([...own, ...programme], vertical), [own, programme, vertical])
  if (!mine || !all) return null
  const picture = (name: string, matrix: EffectMatrix) => (
    <div>
      <h3>{name}</h3>
      <p className="small soft">{matrix.base === null ? '\u00a0' : `${number(matrix.base)} ${say(words.responses)}`}</p>
      <EffectMatrixChart matrix={matrix} effects={effects} speech={speech} title={`${name}, ${say(words[vertical])}`} width={width} window={window} />
      {absentEffects(matrix).length === 0 ? null : <p className="small soft">{`${say(words.absent)} ${absentEffects(matrix).join(', ')}`}</p>}
    </div>
  )
  const decimals = verticalDecimals(vertical)
  const pair = (key: 'desired' | 'vertical', effect: number) => [mine, all].map((matrix) => matrix.effects.find((point) => point.effect === effect)?.[key])
  const cells = (figures: readonly (MeanFigure | undefined)[], places: number) => figures.map((figure, index) => <td key={index} className="number">{figure ? <MeanText result={figure.mean} decimals={places} /> : '–'}</td>)
  return (
    <section className="section">
      <h2>{say(words.title)}</h2>
      <p className="soft">{say(words.lead)}</p>
      <div className="controls">
        <SegmentedSwitch
          legend={say(words.axis)}
          segments={[{ value: 'realised', label: say(words.realised) }, { value: 'contribution', label: say(words.contribution) }]}
          chosen={vertical}
          choose={(chosen) => address.replace({ as: chosen === 'contribution' ? 'bijdrage' : null })}
        />
      </div>
      <div className="beside">
        <div ref={place}>{picture(clusterName, mine)}</div>
        {picture(say(words.programme), all)}
      </div>
      <div className="results-legend"><EffectLegend effects={effects} groups={effectGroups} speech={speech} /></div>
      <Table caption={say(words.table)} className="effects-table name-over">
        <thead>
          <tr>
            <th rowSpan={2} scope="col">{say(words.effect)}</th>
            <th colSpan={2} scope="colgroup" className="over">{say(words.desired)}</th>
            <th colSpan={2} scope="colgroup" className="over">{say(words.verticals[vertical])}</th>
          </tr>
          <tr>{[0, 1].map((one) => [<th key={`m${one}`} scope="col" className="number">{say(words.mine)}</th>, <th key={`a${one}`} scope="col" className="number">{say(words.all)}</th>])}</tr>
        </thead>
        <tbody>
          {effects.map((effect) => (
            <tr key={effect.number}>
              <th scope="row">
                <span className="effect-name">
                  <svg aria-hidden width={12} height={12} viewBox="0 0 12 12"><GroupMark group={effect.group} x={6} y={6} radius={4.6} /></svg>
                  {`${effect.number} ${say(effect.short)}`}
                </span>
              </th>
              {cells(pair('desired', effect.number), 2)}
              {cells(pair('vertical', effect.number), decimals)}
            </tr>
          ))}
          <tr className="strong">
            <th scope="row">{say(words.mean)}</th>
            {[mine, all].map((matrix) => <td key={matrix.domain} className="number"><MeanText result={matrix.axisMeans.desired.mean} decimals={2} /></td>)}
            {[mine, all].map((matrix) => <td key={matrix.domain} className="number"><MeanText result={matrix.axisMeans.vertical.mean} decimals={decimals} /></td>)}
          </tr>
        </tbody>
      </Table>
    </section>
  )
}
