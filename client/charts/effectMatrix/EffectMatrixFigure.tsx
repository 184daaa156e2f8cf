import { useId } from 'react'
import type { PointerEvent, Ref } from 'react'
import type { EffectMatrix, EffectPoint } from '../../../analysis/figures/effectMatrix.ts'
import type { MeanFigure } from '../../../analysis/figures/mean.ts'
import type { Speech } from '../speech.ts'
import { knownPoint, project, wholeScale } from './axes.ts'
import type { AxisWindow } from './axes.ts'
import type { DescribedEffect, DescribedGroup } from './described.ts'
import { EffectMatrixChart } from './EffectMatrixChart.tsx'
import { distance } from './geometry.ts'
import { GroupMark } from './GroupMark.tsx'
import { measuresOf } from './layout.ts'
import { verticalDecimals } from './verticalDecimals.ts'

const words = {
  desired: { nl: 'gewenst', en: 'desired' },
  realised: { nl: 'gerealiseerd', en: 'realised' },
  contribution: { nl: 'bijdrage', en: 'contribution' },
  legend: { nl: 'De 11 effecten', en: 'The 11 effects' },
  absent: { nl: 'niet in de figuur', en: 'not in the figure' },
}

interface Props {
  readonly matrix: EffectMatrix
  readonly effects: readonly DescribedEffect[]
  readonly groups: readonly DescribedGroup[]
  readonly speech: Speech
  readonly title: string
  readonly window?: AxisWindow
  /** The effect pointed at, kept by the page. */
  readonly chosen: number | null
  readonly choose: (effect: number | null) => void
  /** Goes on the element whose width is the picture's. */
  readonly place: Ref<HTMLDivElement>
  readonly width: number
}

function Figure({ name, figure, decimals, speech }: { readonly name: string; readonly figure: MeanFigure; readonly decimals: number; readonly speech: Speech }) {
  const { mean, interval, base } = figure
  const value = mean.kind === 'estimated' ? speech.number(mean.value, decimals) : speech.why(mean)
  const range = interval.kind === 'estimated' ? ` (${speech.number(interval.lower, decimals)} – ${speech.number(interval.upper, decimals)})` : ''
  return (
    <>
      <dt>{name}</dt>
      <dd>{`${value}${range}${base === null ? '' : `, n = ${speech.number(base)}`}`}</dd>
    </>
  )
}

/** The picture of one matrix with its legend: pointing at a dot or an entry of the legend tells mean, interval and n. */
export function EffectMatrixFigure({ matrix, effects, groups, speech, title, window = wholeScale(matrix.vertical), chosen, choose, place, width }: Props) {
  const id = useId()
  const { say } = speech
  const measures = measuresOf(width)
  const toPicture = project(window, measures.plot)
  const spots = matrix.effects.map(knownPoint).filter((point) => point !== null).map((point) => ({ effect: point.effect, ...toPicture(point.desired, point.vertical) }))
  const spot = spots.find((one) => one.effect === chosen)
  const point: EffectPoint | undefined = matrix.effects.find((one) => one.effect === chosen)

  const pointAt = (event: PointerEvent<HTMLDivElement>) => {
    if (event.target instanceof Element && event.target.closest('.tooltip')) return
    const frame = event.currentTarget.getBoundingClientRect()
    const pointer = { x: event.clientX - frame.left, y: event.clientY - frame.top }
    const near = spots.map((one) => ({ effect: one.effect, away: distance(one, pointer) })).sort((a, b) => a.away - b.away)[0]
    choose(near && near.away < 22 ? near.effect : null)
  }

  return (
    <div className="matrix-figure" onKeyDown={(event) => event.key === 'Escape' && choose(null)}>
      <div className="matrix-picture" ref={place} onPointerMove={pointAt} onPointerDown={pointAt} onPointerLeave={() => choose(null)}>
        <EffectMatrixChart matrix={matrix} effects={effects} speech={speech} title={title} width={width} window={window} chosen={chosen} />
        {point && spot && (
          <div role="tooltip" id={id} className="tooltip" style={{ top: spot.y + 12, ...(spot.x > width / 2 ? { right: Math.max(0, width - spot.x - 12) } : { left: Math.max(0, spot.x - 12) }) }}>
            <p>{`${point.effect} ${say(effects.find((one) => one.number === point.effect)?.short ?? { nl: '', en: '' })}`}</p>
            <dl>
              <Figure name={say(words.desired)} figure={point.desired} decimals={2} speech={speech} />
              <Figure name={say(words[matrix.vertical])} figure={point.vertical} decimals={verticalDecimals(matrix.vertical)} speech={speech} />
            </dl>
          </div>
        )}
      </div>
      <section className="matrix-legend" aria-label={say(words.legend)}>
        {groups.map((group) => (
          <div key={group.id}>
            <h3>
              <svg aria-hidden width={16} height={16} viewBox="0 0 16 16"><GroupMark group={group.id} x={8} y={8} radius={6} /></svg>
              {say(group.label)}
            </h3>
            <ul>
              {effects.filter((effect) => effect.group === group.id).map((effect) => {
                const shown = spots.some((one) => one.effect === effect.number)
                return (
                  <li key={effect.number}>
                    <button
                      type="button"
                      className={effect.number === chosen ? 'chosen' : undefined}
                      aria-describedby={effect.number === chosen && shown ? id : undefined}
                      onFocus={() => choose(effect.number)}
                      onBlur={() => choose(null)}
                      onPointerEnter={() => choose(effect.number)}
                      onPointerLeave={() => choose(null)}
                      onClick={() => choose(effect.number)}
                    >
                      <b>{effect.number}</b>
                      <span>{say(effect.text)}{shown ? null : <em>{` (${say(words.absent)})`}</em>}</span>
                    </button>
                  </li>
                )
              })}
            </ul>
          </div>
        ))}
      </section>
    </div>
  )
}
