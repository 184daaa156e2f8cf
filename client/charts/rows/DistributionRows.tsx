import type { Shade } from '../colours.ts'
import { fontFamily, ink, inkSoft, line, lineStrong, paper } from '../colours.ts'
import type { Speech } from '../speech.ts'
import { textWidth } from '../textWidth.ts'

export interface DistributionRow {
  readonly label: string
  /** Said at the end of the row's first line: the base. */
  readonly base: string
  /** 0..1 in the order of the categories; null where there is no distribution to show. */
  readonly shares: readonly number[] | null
  /** Instead of the bar, where there is none. */
  readonly instead?: string
  /** Set apart from the rows under it: the total. */
  readonly strong?: boolean
}

interface Props {
  readonly rows: readonly DistributionRow[]
  readonly categories: readonly string[]
  readonly shades: readonly Shade[]
  readonly speech: Speech
  readonly title: string
  readonly width: number
}

const font = 13
const rowHeight = 50
const barHeight = 22

/** Parts of 100 % a row, the shares written in them where they fit. */
export function DistributionRows({ rows, categories, shades, speech, title, width }: Props) {
  const height = rows.length * rowHeight
  const spoken = rows.map((row) => `${row.label}: ${row.shares ? row.shares.map((share, index) => `${categories[index]} ${speech.share(share)}`).join(', ') : row.instead ?? ''}`).join('. ')
  return (
    <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label={`${title}. ${spoken}`} width={width} height={height} viewBox={`0 0 ${width} ${height}`} fontFamily={fontFamily} fontSize={font}>
      <desc>{spoken}</desc>
      {rows.map((row, index) => {
        const top = index * rowHeight
        let left = 0
        return (
          <g key={row.label}>
            <text x={0} y={top + 15} fill={ink} fontWeight={row.strong ? 650 : 500}>{row.label}</text>
            <text x={width} y={top + 15} fill={inkSoft} textAnchor="end" fontSize={font - 1}>{row.base}</text>
            {row.shares === null ? (
              <g>
                <rect x={0.5} y={top + 21.5} width={width - 1} height={barHeight - 1} fill="none" stroke={line} strokeDasharray="4 3" />
                <text x={10} y={top + 37} fill={inkSoft} fontSize={font - 1}>{row.instead}</text>
              </g>
            ) : row.shares.map((share, category) => {
              const long = share * width
              const from = left
              left += long
              const written = speech.share(share)
              const shade = shades[category]!
              return share > 0 && (
                <g key={categories[category]}>
                  <rect x={from} y={top + 21} width={long} height={barHeight} fill={shade.fill} stroke={paper} strokeWidth={1} />
                  {textWidth(written, font - 1) + 8 <= long && <text x={from + long / 2} y={top + 36.5} fill={shade.text} textAnchor="middle" fontSize={font - 1}>{written}</text>}
                </g>
              )
            })}
            {row.strong && index < rows.length - 1 && <line x1={0} x2={width} y1={top + rowHeight - 0.5} y2={top + rowHeight - 0.5} stroke={lineStrong} strokeWidth={0.6} />}
          </g>
        )
      })}
    </svg>
  )
}
