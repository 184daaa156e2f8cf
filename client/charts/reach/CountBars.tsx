import { action, fontFamily, ink, inkSoft } from '../colours.ts'
import { textWidth } from '../textWidth.ts'

export interface CountBar {
  readonly label: string
  readonly count: number
}

interface Props {
  readonly rows: readonly CountBar[]
  /** All that the rows are parts of; null where they are no parts of anything. */
  readonly of: number | null
  readonly number: (value: number) => string
  readonly share: (value: number) => string
  readonly title: string
  readonly width: number
}

const font = 13
const rowHeight = 28
const narrow = 480

/** Counts as bars from one line, each with its number and its share; on a narrow screen the label stands above its bar. */
export function CountBars({ rows, of, number, share, title, width }: Props) {
  const written = rows.map(({ count }) => (of === null || of === 0 ? number(count) : `${number(count)} (${share(count / of)})`))
  const above = width < narrow
  const height = above ? 50 : rowHeight
  const room = above ? 0 : Math.max(...rows.map(({ label }) => textWidth(label, font))) + 12
  const end = Math.max(...written.map((text) => textWidth(text, font))) + 8
  const longest = Math.max(1, ...rows.map(({ count }) => count))
  const scale = Math.max(10, width - room - end) / longest
  const spoken = rows.map(({ label }, place) => `${label}: ${written[place]}`).join('. ')
  return (
    <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label={`${title}. ${spoken}`} width={width} height={rows.length * height} viewBox={`0 0 ${width} ${rows.length * height}`} fontFamily={fontFamily} fontSize={font}>
      {rows.map(({ label, count }, place) => {
        const top = place * height + (above ? 18 : 0)
        return (
          <g key={label}>
            <text x={above ? 0 : room - 12} y={above ? place * height + 13 : top + 19} textAnchor={above ? 'start' : 'end'} fill={ink}>{label}</text>
            <rect x={room} y={top + 4} width={Math.max(count === 0 ? 0 : 1, count * scale)} height={20} fill={action} />
            <text x={room + count * scale + 6} y={top + 19} fill={inkSoft}>{written[place]}</text>
          </g>
        )
      })}
    </svg>
  )
}
