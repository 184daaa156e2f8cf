import { action, fontFamily, ink, inkSoft, line, lineStrong, paper } from '../colours.ts'
import { textWidth } from '../textWidth.ts'

export interface CurveLine {
  readonly label: string
  /** Share of those invited, 0..1, on each day from the opening on. */
  readonly shares: readonly number[]
}

interface Props {
  readonly now: CurveLine
  readonly former: CurveLine | null
  readonly title: string
  /** Below the days. */
  readonly across: string
  readonly write: (share: number) => string
  readonly width: number
}

const height = 260
const font = 13
const margin = { top: 18, bottom: 44, left: 52 }

/** Steps of 1, 2 or 5 times a power of ten, at least `least`, so that at most `most` of them fit. */
function stepOf(extent: number, most: number, least: number): number {
  for (let power = 10 ** Math.floor(Math.log10(Math.max(least, extent / most))); ; power *= 10) {
    for (const factor of [1, 2, 5]) if (factor * power >= least && extent / (factor * power) <= most) return factor * power
  }
}

/** Complete answers day by day, as a stair, beside the wave before. The table with the numbers stands beside it. */
export function ResponseCurve({ now, former, title, across, write, width }: Props) {
  const days = Math.max(1, now.shares.length - 1, (former?.shares.length ?? 1) - 1)
  const highest = Math.max(0.01, ...now.shares, ...(former?.shares ?? []))
  const rise = stepOf(highest, 5, 0.01)
  const top = Math.ceil(highest / rise - 1e-9) * rise
  const labelOf = (one: CurveLine) => `${one.label} ${write(one.shares.at(-1) ?? 0)}`
  const right = 12
  const inner = { width: width - margin.left - right, height: height - margin.top - margin.bottom }
  const x = (day: number) => margin.left + (day / days) * inner.width
  const y = (share: number) => margin.top + (1 - share / top) * inner.height
  const stair = (shares: readonly number[]) => shares.map((share, day) => (day === 0 ? `M${x(0)} ${y(share)}` : `H${x(day)}V${y(share)}`)).join('')
  const dayStep = stepOf(days, Math.max(2, Math.floor(inner.width / 70)), 1)
  const dayMarks = Array.from({ length: Math.floor(days / dayStep) + 1 }, (_, place) => place * dayStep)
  const riseMarks = Array.from({ length: Math.round(top / rise) + 1 }, (_, place) => place * rise)
  const spoken = [now, ...(former === null ? [] : [former])].map((one) => `${labelOf(one)}`).join('. ')
  const end = (one: CurveLine) => ({ x: x(Math.max(0, one.shares.length - 1)), y: y(one.shares.at(-1) ?? 0) })
  const label = (one: CurveLine, colour: string, weight: number) => {
    const { x: at, y: up } = end(one)
    const text = labelOf(one)
    const fits = at + 10 + textWidth(text, font) < width
    return <text key={one.label} x={fits ? at + 8 : Math.max(margin.left + textWidth(text, font) + 4, at - 8)} y={Math.max(margin.top + 10, up - 8)} textAnchor={fits ? 'start' : 'end'} fill={colour} fontWeight={weight} stroke={paper} strokeWidth={4} paintOrder="stroke">{text}</text>
  }
  // Two ends at the same height: the former one is named below its line
  const isNear = former !== null && Math.abs(end(former).y - end(now).y) < 18 && Math.abs(end(former).x - end(now).x) < 200
  return (
    <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label={`${title}. ${spoken}`} width={width} height={height} viewBox={`0 0 ${width} ${height}`} fontFamily={fontFamily} fontSize={font}>
      <desc>{spoken}</desc>
      {riseMarks.map((share) => (
        <g key={share}>
          <line x1={margin.left} x2={width - right} y1={y(share)} y2={y(share)} stroke={share === 0 ? lineStrong : line} />
          <text x={margin.left - 8} y={y(share) + 4.5} textAnchor="end" fill={inkSoft} fontSize={font - 1}>{write(share)}</text>
        </g>
      ))}
      {dayMarks.map((day) => (
        <g key={day}>
          <line x1={x(day)} x2={x(day)} y1={height - margin.bottom} y2={height - margin.bottom + 4} stroke={lineStrong} />
          <text x={x(day)} y={height - margin.bottom + 18} textAnchor="middle" fill={inkSoft} fontSize={font - 1}>{day}</text>
        </g>
      ))}
      <text x={width - right} y={height - 6} textAnchor="end" fill={inkSoft} fontSize={font - 1}>{across}</text>
      {former === null ? null : <path d={stair(former.shares)} fill="none" stroke={lineStrong} strokeWidth={2} strokeDasharray="5 4" />}
      <path d={stair(now.shares)} fill="none" stroke={action} strokeWidth={3} strokeLinejoin="round" />
      <circle cx={end(now).x} cy={end(now).y} r={4.5} fill={action} stroke={paper} />
      {former === null ? null : (
        <g transform={isNear ? 'translate(0 26)' : undefined}>{label(former, ink, 400)}</g>
      )}
      {label(now, action, 650)}
    </svg>
  )
}
