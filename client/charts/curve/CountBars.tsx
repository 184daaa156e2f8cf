import { action, fontFamily, ink, inkSoft, line } from '../colours.ts'

export interface CountBar {
  readonly label: string
  readonly count: number
}

interface Props {
  readonly bars: readonly CountBar[]
  readonly title: string
  readonly write: (count: number) => string
  readonly width: number
}

const font = 13
const rowHeight = 28
const labelWidth = 150

/** How many of each, in rows; as wide as the largest. */
export function CountBars({ bars, title, write, width }: Props) {
  const most = Math.max(1, ...bars.map(({ count }) => count))
  const room = Math.max(40, width - labelWidth - 56)
  const height = bars.length * rowHeight + 4
  const spoken = bars.map(({ label, count }) => `${label}: ${write(count)}`).join('. ')
  return (
    <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label={`${title}. ${spoken}`} width={width} height={height} viewBox={`0 0 ${width} ${height}`} fontFamily={fontFamily} fontSize={font}>
      <desc>{spoken}</desc>
      <line x1={labelWidth} x2={labelWidth} y1={0} y2={height} stroke={line} />
      {bars.map(({ label, count }, row) => (
        <g key={label}>
          <text x={labelWidth - 10} y={row * rowHeight + 19} textAnchor="end" fill={inkSoft}>{label}</text>
          <rect x={labelWidth} y={row * rowHeight + 6} width={(count / most) * room} height={18} fill={action} />
          <text x={labelWidth + (count / most) * room + 8} y={row * rowHeight + 19} fill={ink} fontWeight={620}>{write(count)}</text>
        </g>
      ))}
    </svg>
  )
}
