import type { AxisMean, EffectMatrix } from '../../../analysis/figures/effectMatrix.ts'
import type { Interval, MeanFigure } from '../../../analysis/figures/mean.ts'
import type { Result } from '../../../analysis/result.ts'
import type { Speech } from '../speech.ts'
import { GroupMark } from './GroupMark.tsx'
import type { EffectLabel } from './layout.ts'
import { verticalDecimals } from './verticalDecimals.ts'

const words = {
  effect: { nl: 'Effect', en: 'Effect' },
  desired: { nl: 'Gewenst (0–2)', en: 'Desired (0–2)' },
  realised: { nl: 'Gerealiseerd (0–2)', en: 'Realised (0–2)' },
  contribution: { nl: 'Bijdrage (0–100)', en: 'Contribution (0–100)' },
  base: { nl: 'n', en: 'n' },
  mean: { nl: 'gemid\u00addelde', en: 'mean' },
  interval: { nl: '95 %-interval', en: '95% interval' },
  meanOf: { nl: 'Gemiddelde van', en: 'Mean of' },
  effects: { nl: 'effecten', en: 'effects' },
  pooled: { nl: 'Over alle paren', en: 'Over all pairs' },
  unknown: { nl: 'niet getoond', en: 'not shown' },
}

interface Props {
  readonly matrix: EffectMatrix
  readonly effects: readonly EffectLabel[]
  readonly speech: Speech
  readonly chosen?: number | null
}

interface CellProps {
  readonly result: Result<{ readonly value: number }>
  readonly decimals: number
  readonly speech: Speech
}

function MeanCell({ result, decimals, speech }: CellProps) {
  if (result.kind === 'estimated') return <td className="number">{speech.number(result.value, decimals)}</td>
  return <td className="why">{speech.why(result)}</td>
}

function IntervalCell({ interval, of, decimals, speech }: { readonly interval: Interval; readonly of: CellProps['result'] } & Omit<CellProps, 'result'>) {
  if (interval.kind === 'estimated') return <td className="number">{`${speech.number(interval.lower, decimals)} – ${speech.number(interval.upper, decimals)}`}</td>
  // Where the mean already says why, the interval need not say it again
  return <td className="why">{of.kind === 'estimated' ? speech.why(interval) : '–'}</td>
}

function FigureCells({ figure, decimals, speech }: { readonly figure: MeanFigure; readonly decimals: number; readonly speech: Speech }) {
  return (
    <>
      <td className="number">{figure.base === null ? speech.say(words.unknown) : speech.number(figure.base)}</td>
      <MeanCell result={figure.mean} decimals={decimals} speech={speech} />
      <IntervalCell interval={figure.interval} of={figure.mean} decimals={decimals} speech={speech} />
    </>
  )
}

function AxisMeanCells({ axis, decimals, speech }: { readonly axis: AxisMean; readonly decimals: number; readonly speech: Speech }) {
  return (
    <>
      <td />
      <MeanCell result={axis.mean} decimals={decimals} speech={speech} />
      <IntervalCell interval={axis.interval} of={axis.mean} decimals={decimals} speech={speech} />
    </>
  )
}

/** Head and body of the table that says in numbers what the picture shows. */
export function EffectMatrixRows({ matrix, effects, speech, chosen = null }: Props) {
  const decimals = verticalDecimals(matrix.vertical)
  const { say } = speech
  const columns = (
    <>
      <th scope="col" className="number">{say(words.base)}</th>
      <th scope="col" className="number">{say(words.mean)}</th>
      <th scope="col" className="number">{say(words.interval)}</th>
    </>
  )
  return (
    <>
      <thead>
        <tr>
          <th rowSpan={2} scope="col">{say(words.effect)}</th>
          <th colSpan={3} scope="colgroup" className="over">{say(words.desired)}</th>
          <th colSpan={3} scope="colgroup" className="over">{say(words[matrix.vertical])}</th>
        </tr>
        <tr>{columns}{columns}</tr>
      </thead>
      <tbody>
        {matrix.effects.map((point) => {
          const label = effects.find((effect) => effect.number === point.effect)
          return (
            <tr key={point.effect} className={point.effect === chosen ? 'chosen' : undefined}>
              <th scope="row">
                <span className="effect-name">
                  <svg aria-hidden width={12} height={12} viewBox="0 0 12 12"><GroupMark group={label?.group ?? ''} x={6} y={6} radius={4.6} /></svg>
                  {`${point.effect} ${label ? say(label.short) : ''}`}
                </span>
              </th>
              <FigureCells figure={point.desired} decimals={2} speech={speech} />
              <FigureCells figure={point.vertical} decimals={decimals} speech={speech} />
            </tr>
          )
        })}
        <tr className="strong">
          <th scope="row">{`${say(words.meanOf)} ${Math.max(matrix.axisMeans.desired.effectsUsed, matrix.axisMeans.vertical.effectsUsed)} ${say(words.effects)}`}</th>
          <AxisMeanCells axis={matrix.axisMeans.desired} decimals={2} speech={speech} />
          <AxisMeanCells axis={matrix.axisMeans.vertical} decimals={decimals} speech={speech} />
        </tr>
        <tr>
          <th scope="row">{say(words.pooled)}</th>
          <td />
          <MeanCell result={matrix.axisMeans.desired.pooled} decimals={2} speech={speech} />
          <td />
          <td />
          <MeanCell result={matrix.axisMeans.vertical.pooled} decimals={decimals} speech={speech} />
          <td />
        </tr>
      </tbody>
    </>
  )
}
