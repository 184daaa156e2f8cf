import { memo, useId, useMemo } from 'react'
import type { EffectMatrix } from '../../../analysis/figures/effectMatrix.ts'
import { fontFamily, ground, groupColours, groupTextColours, ink, inkSoft, lineStrong, paper } from '../colours.ts'
import { project, ticks } from '../effectMatrix/axes.ts'
import type { AxisWindow } from '../effectMatrix/axes.ts'
import { GroupMark } from '../effectMatrix/GroupMark.tsx'
import { measuresOf } from '../effectMatrix/layout.ts'
import type { EffectLabel } from '../effectMatrix/layout.ts'
import type { Speech } from '../speech.ts'
import { movementsOf } from './movement.ts'

const words = {
  desired: { nl: 'meer gewenst', en: 'more desired' },
  realised: { nl: 'meer gerealiseerd', en: 'more realised' },
  contribution: { nl: 'grotere bijdrage van de cluster', en: 'larger contribution by the cluster' },
  effects: { nl: 'effecten, elk met een pijl van de eerste naar de tweede plaats', en: 'effects, each with an arrow from the first place to the second' },
  nothing: { nl: 'geen effect staat in beide figuren', en: 'no effect is in both figures' },
}

interface Props {
  readonly first: EffectMatrix
  readonly second: EffectMatrix
  readonly effects: readonly EffectLabel[]
  readonly speech: Speech
  readonly title: string
  readonly width: number
  readonly window: AxisWindow
}

const decimalsOf = (values: readonly number[]): number => Math.max(0, ...values.map((value) => (Number.isInteger(value) ? 0 : Number.isInteger(Number((value * 10).toFixed(6))) ? 1 : 2)))

/** Two effect matrices in one picture: per effect an arrow from its first place to its second, with the confidence crosses of both. */
function MovementPicture({ first, second, effects, speech, title, width, window }: Props) {
  const id = useId()
  const measures = measuresOf(width)
  const { height, plot, font, radius, small } = measures
  const movements = useMemo(() => movementsOf(first, second, effects, window, measuresOf(width), speech), [first, second, effects, window, width, speech])
  const place = project(window, plot)
  const across = ticks(window.desired, small ? 3 : 5)
  const up = ticks(window.vertical, small ? 4 : 5)
  const placeX = (value: number) => place(value, window.vertical[0]).x
  const placeY = (value: number) => place(window.desired[0], value).y
  const description = `${movements.length} ${speech.say(words.effects)}`
  return (
    <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label={`${title}. ${description}`} width={width} height={height} viewBox={`0 0 ${width} ${height}`} fontFamily={fontFamily} fontSize={font}>
      <desc>{description}</desc>
      <defs>
        {Object.entries(groupColours).map(([group, colour]) => (
          <marker key={group} id={`${id}${group}`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto-start-reverse"><path d="M0 0.5L8 4L0 7.5Z" fill={colour} /></marker>
        ))}
      </defs>
      <rect x={plot.left} y={plot.top} width={plot.right - plot.left} height={plot.bottom - plot.top} fill={ground} />
      <g stroke={paper}>
        {across.map((tick) => <line key={`x${tick}`} x1={placeX(tick)} x2={placeX(tick)} y1={plot.top} y2={plot.bottom} />)}
        {up.map((tick) => <line key={`y${tick}`} x1={plot.left} x2={plot.right} y1={placeY(tick)} y2={placeY(tick)} />)}
      </g>
      <g stroke={lineStrong}>
        <line x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} />
        <line x1={plot.left} x2={plot.left} y1={plot.top} y2={plot.bottom} />
      </g>
      <g fill={inkSoft} fontSize={font - 1}>
        {across.map((tick) => <text key={tick} x={placeX(tick)} y={plot.bottom + font + 3} textAnchor="middle">{speech.number(tick, decimalsOf(across))}</text>)}
        {up.map((tick) => <text key={tick} x={plot.left - 6} y={placeY(tick) + font * 0.34} textAnchor="end">{speech.number(tick, decimalsOf(up))}</text>)}
      </g>
      <g fill={ink} fontSize={font - (small ? 0.5 : 0)} fontWeight={500}>
        <text x={plot.right} y={height - (small ? 4 : 6)} textAnchor="end">{`${speech.say(words.desired)} →`}</text>
        <text x={small ? 2 : 4} y={font + 1}>{`↑ ${speech.say(words[second.vertical])}`}</text>
      </g>
      <g strokeWidth={1} opacity={0.3}>
        {movements.map(({ effect, group, crosses }) => crosses.map(({ from, to }, index) => <line key={`${effect} ${index}`} x1={from.x} y1={from.y} x2={to.x} y2={to.y} stroke={groupColours[group] ?? inkSoft} />))}
      </g>
      <g strokeWidth={1} strokeDasharray="1.5 2">
        {movements.map(({ effect, group, placement }) => placement?.leader && <line key={effect} x1={placement.leader.from.x} y1={placement.leader.from.y} x2={placement.leader.to.x} y2={placement.leader.to.y} stroke={groupTextColours[group] ?? lineStrong} />)}
      </g>
      {movements.map(({ effect, group, from, to, arrow }) => (
        <g key={effect}>
          {arrow && <line x1={arrow.from.x} y1={arrow.from.y} x2={arrow.to.x} y2={arrow.to.y} stroke={groupColours[group] ?? inkSoft} strokeWidth={1.6} markerEnd={`url(#${id}${group})`} />}
          <circle cx={from.x} cy={from.y} r={radius * 0.75} fill={paper} stroke={groupColours[group] ?? inkSoft} strokeWidth={1.5} />
          <GroupMark group={group} x={to.x} y={to.y} radius={radius} />
        </g>
      ))}
      <g fontWeight={small ? 560 : 500} stroke={ground} strokeWidth={2.5} strokeLinejoin="round" paintOrder="stroke">
        {movements.map(({ effect, group, label, placement }) => placement && <text key={effect} x={placement.box.left + 0.5} y={placement.box.bottom - font * 0.25} fill={groupTextColours[group] ?? ink}>{label}</text>)}
      </g>
      {movements.length === 0 && <text x={(plot.left + plot.right) / 2} y={(plot.top + plot.bottom) / 2} textAnchor="middle" fill={inkSoft}>{speech.say(words.nothing)}</text>}
    </svg>
  )
}

export const MovementChart = memo(MovementPicture)
