import { memo, useMemo } from 'react'
import type { EffectMatrix } from '../../../analysis/figures/effectMatrix.ts'
import { fontFamily, ground, groupTextColours, ink, inkSoft, line, lineStrong, paper } from '../colours.ts'
import type { Speech } from '../speech.ts'
import { ticks, wholeScale } from './axes.ts'
import type { AxisWindow } from './axes.ts'
import { GroupMark } from './GroupMark.tsx'
import { layOut, measuresOf } from './layout.ts'
import type { EffectLabel } from './layout.ts'
import { verticalDecimals } from './verticalDecimals.ts'

const words = {
  desired: { nl: 'meer gewenst', en: 'more desired' },
  realised: { nl: 'meer gerealiseerd', en: 'more realised' },
  contribution: { nl: 'grotere bijdrage van de cluster', en: 'larger contribution by the cluster' },
  mean: { nl: 'gemiddelde', en: 'mean' },
  nothing: { nl: 'niet getoond (te weinig antwoorden)', en: 'not shown (too few answers)' },
  noPoints: { nl: 'geen antwoorden', en: 'no answers' },
  effect: { nl: 'effect', en: 'effect' },
  points: { nl: 'effecten in de figuur', en: 'effects in the figure' },
  axisMeans: { nl: 'gemiddelde van de assen', en: 'mean of the axes' },
}

interface Props {
  readonly matrix: EffectMatrix
  readonly effects: readonly EffectLabel[]
  readonly speech: Speech
  /** Name of the picture: the domain and what stands on the axes. */
  readonly title: string
  /** In pixels; the height, the letters and the labels follow from it. */
  readonly width: number
  readonly window?: AxisWindow
  /** The effect that the reader points at. */
  readonly chosen?: number | null
}

/** The effects of one domain: desired across, realised or contribution up, the axis means as lines. */
function EffectMatrixPicture({ matrix, effects, speech, title, width, window: given, chosen = null }: Props) {
  const measures = measuresOf(width)
  const window = given ?? wholeScale(matrix.vertical)
  const { height, plot, font, radius, small } = measures
  // Placing labels is the dear part: pointing at an effect must not do it again
  const layout = useMemo(() => layOut(matrix, effects, given ?? wholeScale(matrix.vertical), measuresOf(width), speech), [matrix, effects, given, width, speech])
  const withheld = matrix.effects.length > 0 && matrix.effects.every((point) => point.desired.mean.kind === 'suppressed')
  const decimals = verticalDecimals(matrix.vertical)
  const acrossTicks = ticks(window.desired, small ? 3 : 5)
  const upTicks = ticks(window.vertical, small ? 4 : 5)
  const tickDecimals = (values: readonly number[]) => Math.max(0, ...values.map((value) => (Number.isInteger(value) ? 0 : Number.isInteger(Number((value * 10).toFixed(6))) ? 1 : 2)))
  const { desired, vertical } = matrix.axisMeans
  const writtenMean = (mean: typeof desired.mean, places: number) => (mean.kind === 'estimated' ? speech.number(mean.value, places) : null)
  const desiredMean = writtenMean(desired.mean, 2)
  const verticalMean = writtenMean(vertical.mean, decimals)
  const means = [desiredMean && `${desiredMean} ${speech.say(words.desired)}`, verticalMean && `${verticalMean} ${speech.say(words[matrix.vertical])}`].filter((mean) => mean !== null)
  const description = [
    `${layout.effects.length} ${speech.say(words.points)}`,
    ...(means.length > 0 ? [`${speech.say(words.axisMeans)}: ${means.join(', ')}`] : []),
  ].join('; ')
  const placeX = (value: number) => plot.left + ((value - window.desired[0]) / (window.desired[1] - window.desired[0])) * (plot.right - plot.left)
  const placeY = (value: number) => plot.bottom - ((value - window.vertical[0]) / (window.vertical[1] - window.vertical[0])) * (plot.bottom - plot.top)
  return (
    <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label={`${title}. ${description}`} width={width} height={height} viewBox={`0 0 ${width} ${height}`} fontFamily={fontFamily} fontSize={font}>
      <desc>{description}</desc>
      <rect x={plot.left} y={plot.top} width={plot.right - plot.left} height={plot.bottom - plot.top} fill={ground} />
      <g stroke={line} strokeWidth={1}>
        {acrossTicks.map((tick) => <line key={`x${tick}`} x1={placeX(tick)} x2={placeX(tick)} y1={plot.top} y2={plot.bottom} stroke={paper} />)}
        {upTicks.map((tick) => <line key={`y${tick}`} x1={plot.left} x2={plot.right} y1={placeY(tick)} y2={placeY(tick)} stroke={paper} />)}
        <line x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} stroke={lineStrong} />
        <line x1={plot.left} x2={plot.left} y1={plot.top} y2={plot.bottom} stroke={lineStrong} />
      </g>
      <g fill={inkSoft} fontSize={font - 1}>
        {acrossTicks.map((tick) => <text key={tick} x={placeX(tick)} y={plot.bottom + font + 3} textAnchor="middle">{speech.number(tick, tickDecimals(acrossTicks))}</text>)}
        {upTicks.map((tick) => <text key={tick} x={plot.left - 6} y={placeY(tick) + font * 0.34} textAnchor="end">{speech.number(tick, tickDecimals(upTicks))}</text>)}
      </g>
      <g fill={ink} fontSize={font - (small ? 0.5 : 0)} fontWeight={500}>
        <text x={plot.right} y={height - (small ? 4 : 6)} textAnchor="end">{`${speech.say(words.desired)} →`}</text>
        <text x={small ? 2 : 4} y={font + 1}>{`↑ ${speech.say(words[matrix.vertical])}`}</text>
      </g>
      <g stroke={inkSoft} strokeWidth={1} strokeDasharray="4 3">
        {layout.up && <line x1={layout.up.from.x} x2={layout.up.to.x} y1={layout.up.from.y} y2={layout.up.to.y} />}
        {layout.across && <line x1={layout.across.from.x} x2={layout.across.to.x} y1={layout.across.from.y} y2={layout.across.to.y} />}
      </g>
      {!small && (
        <g fill={inkSoft} fontSize={font - 1}>
          {layout.up && <text x={layout.up.from.x} y={plot.top - 6} textAnchor="middle">{`${speech.say(words.mean)} ${desiredMean}`}</text>}
          {layout.across && <text x={plot.right + 6} y={layout.across.from.y + font * 0.34}>{verticalMean}</text>}
        </g>
      )}
      <g stroke={lineStrong} strokeWidth={0.8}>
        {layout.effects.map(({ effect, placement }) => placement?.leader && <line key={effect} x1={placement.leader.from.x} y1={placement.leader.from.y} x2={placement.leader.to.x} y2={placement.leader.to.y} />)}
      </g>
      {[...layout.effects].sort((a, b) => Number(a.effect === chosen) - Number(b.effect === chosen)).map(({ effect, group, x, y }) => (
        <GroupMark key={effect} group={group} x={x} y={y} radius={radius} strong={effect === chosen} />
      ))}
      <g fontWeight={small ? 560 : 500}>
        {layout.effects.map(({ effect, group, label, placement }) => placement && (
          <text key={effect} x={placement.box.left + 0.5} y={placement.box.bottom - font * 0.25} fill={groupTextColours[group] ?? ink}>{label}</text>
        ))}
      </g>
      {layout.effects.length === 0 && (
        <text x={(plot.left + plot.right) / 2} y={(plot.top + plot.bottom) / 2} textAnchor="middle" fill={inkSoft}>{speech.say(withheld ? words.nothing : words.noPoints)}</text>
      )}
    </svg>
  )
}

export const EffectMatrixChart = memo(EffectMatrixPicture)
