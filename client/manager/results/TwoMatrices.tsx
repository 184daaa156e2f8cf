import { Fragment, useMemo } from 'react'
import { codebook, effectGroups, effects } from '../../../surveys/index.ts'
import type { EffectMatrix, VerticalAxis } from '../../../analysis/figures/effectMatrix.ts'
import type { ClusterReleaseShown, DerivedFigureShown, ReleasedFigureShown } from '../../../server/api/release.ts'
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
import { ReleasedText } from './ReleasedText.tsx'
import { releasedMatrix } from './releasedMatrix.ts'

const words = {
  title: { nl: 'Wat leden willen en wat ze ervan merken', en: 'What members want and what comes of it' },
  lead: { nl: 'Elk punt is een van de 11 effecten: naar rechts hoe sterk de leden het willen, naar boven hoever het is gerealiseerd of hoeveel de cluster bijdroeg. De stippellijnen zijn de gemiddelden van de assen.', en: 'Each dot is one of the 11 effects: to the right how much members want it, upwards how far it has been realised or how much the cluster contributed. The dashed lines are the axis means.' },
  axis: { nl: 'Verticale as', en: 'Vertical axis' },
  realised: { nl: 'realisatie', en: 'realisation' },
  contribution: { nl: 'bijdrage', en: 'contribution' },
  own: { nl: 'Uw cluster', en: 'Your cluster' },
  programme: { nl: 'Alle clusters samen', en: 'All clusters together' },
  effect: { nl: 'Effect', en: 'Effect' },
  desired: { nl: 'Gewenst (0–2)', en: 'Desired (0–2)' },
  verticals: { realised: { nl: 'Gerealiseerd (0–2)', en: 'Realised (0–2)' }, contribution: { nl: 'Bijdrage (0–100)', en: 'Contribution (0–100)' } },
  all: { nl: 'alle', en: 'all' },
  mine: { nl: 'uw cluster', en: 'your cluster' },
  peers: { nl: 'verge\u00adlijk\u00adbaar', en: 'com\u00adparable' },
  absent: { nl: 'Niet in de figuur: effect', en: 'Not in the figure: effect' },
  table: { nl: 'De effecten in cijfers', en: 'The effects in figures' },
  mean: { nl: 'Gemiddelde van de effecten', en: 'Mean of the effects' },
}

type Column = 'own' | 'peers' | 'programme'
const columnWords = { own: words.mine, peers: words.peers, programme: words.all }

interface Props {
  readonly results: ClusterReleaseShown
  readonly clusterId: string
  readonly clusterName: string
  readonly version: string
}

export function TwoMatrices({ results, clusterId, clusterName, version }: Props) {
  const speech = useLanguage()
  const { say } = speech
  const address = useAddress()
  const [place, width] = useElementWidth(560)
  const vertical: VerticalAxis = address.read('as') === 'bijdrage' ? 'contribution' : 'realised'
  const found = useMemo(() => ({
    figures: new Map(results.figures.map((one) => [one.variable, one])),
    derived: new Map(results.derived.map((one) => [one.measure, one])),
  }), [results])
  const figure = (variable: string, column: Column): ReleasedFigureShown | null => found.figures.get(variable)?.[column] ?? null
  const derived = (measure: string, column: Column): DerivedFigureShown | null => found.derived.get(measure)?.[column] ?? null
  const [mine, all, window] = useMemo(() => {
    const matrixOf = (column: Column, domain: EffectMatrix['domain'], axis: VerticalAxis) =>
      releasedMatrix(domain, axis, (variable) => found.figures.get(variable)?.[column] ?? null, (measure) => found.derived.get(measure)?.[column] ?? null)
    const [one, other] = [matrixOf('own', `cluster=${clusterId}`, vertical), matrixOf('programme', 'total', vertical)]
    return [one, other, closeWindow([one, other], vertical)]
  }, [found, clusterId, vertical])
  const columns: readonly Column[] = results.peerGroup === null ? ['own', 'programme'] : ['own', 'peers', 'programme']
  const picture = (name: string, matrix: EffectMatrix) => (
    <div>
      <h3>{name}</h3>
      <EffectMatrixChart matrix={matrix} effects={effects} speech={speech} title={`${name}, ${say(words[vertical])}`} width={width} window={window} />
      {absentEffects(matrix).length === 0 ? null : <p className="small soft">{`${say(words.absent)} ${absentEffects(matrix).join(', ')}`}</p>}
    </div>
  )
  const decimals = verticalDecimals(vertical)
  const book = codebook(version)
  const labelOf = (axis: string) => (code: number) => book.variables.find(({ name }) => name === `${axis}_1`)?.categories.find((category) => category.code === code)?.label
  const cells = (axis: string, figures: readonly (ReleasedFigureShown | DerivedFigureShown | null)[], places: number) =>
    figures.map((shown, index) => <td key={index} className="number"><ReleasedText shown={shown} decimals={places} labelOf={labelOf(axis)} /></td>)
  const both = (one: (axis: 'desired' | VerticalAxis, column: Column) => ReleasedFigureShown | DerivedFigureShown | null) =>
    [cells('desired', columns.map((column) => one('desired', column)), 2), cells(vertical, columns.map((column) => one(vertical, column)), decimals)].map((row, index) => <Fragment key={index}>{row}</Fragment>)
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
      <Table caption={say(words.table)} className={`effects-table name-over${results.peerGroup === null ? '' : ' with-peers'}`}>
        <thead>
          <tr>
            <th rowSpan={2} scope="col">{say(words.effect)}</th>
            <th colSpan={columns.length} scope="colgroup" className="over">{say(words.desired)}</th>
            <th colSpan={columns.length} scope="colgroup" className="over">{say(words.verticals[vertical])}</th>
          </tr>
          <tr>{[0, 1].map((half) => columns.map((column) => <th key={`${half} ${column}`} scope="col" className="number">{say(columnWords[column])}</th>))}</tr>
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
              {both((axis, column) => figure(`${axis}_${effect.number}`, column))}
            </tr>
          ))}
          <tr className="strong">
            <th scope="row">{say(words.mean)}</th>
            {both((axis, column) => derived(`${axis}_mean`, column))}
          </tr>
        </tbody>
      </Table>
    </section>
  )
}
