import { action, fontFamily, ground, ink, inkSoft, line, lineStrong, paper } from '../colours.ts'
import { ticks } from '../effectMatrix/axes.ts'
import { OtherMark } from '../rows/PairedMeans.tsx'
import type { Speech } from '../speech.ts'
import { textWidth } from '../textWidth.ts'

export interface MoveRow {
  readonly label: string
  /** Part of the length of the scale, signed. */
  readonly moved: number
  readonly before: string
  readonly after: string
}

interface Props {
  readonly rows: readonly MoveRow[]
  readonly marks: readonly [string, string]
  /** Under the axis: that it counts in parts of each scale. */
  readonly axis: string
  readonly speech: Speech
  readonly title: string
  readonly width: number
}

const font = 13
const rowHeight = 46
/** More where the figures stand on a line of their own. */
const moreHeight = 17
const top = 28

/** From every mean as published (on one line) to where raking puts it, in parts of its own scale, so that unlike scales compare. */
export function MoveRows({ rows, marks, axis, speech, title, width }: Props) {
  const extent = Math.max(0.005, ...rows.map(({ moved }) => Math.abs(moved))) * 1.08
  const edge = 12
  const place = (moved: number) => width / 2 + (moved / extent) * (width / 2 - edge)
  const writtenOf = ({ before, after }: MoveRow) => `${before} → ${after}`
  const stacked = rows.some((row) => textWidth(row.label, font) + textWidth(writtenOf(row), font) + 8 > width)
  const lead = stacked ? moreHeight : 0
  const bottom = top + rows.length * (rowHeight + lead)
  const height = bottom + 40
  const spoken = rows.map((row) => `${row.label}: ${writtenOf(row)}`).join('. ')
  const decimals = extent < 0.02 ? 1 : 0
  return (
    <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label={`${title}. ${spoken}`} width={width} height={height} viewBox={`0 0 ${width} ${height}`} fontFamily={fontFamily} fontSize={font}>
      <desc>{spoken}</desc>
      <g fill={inkSoft} fontSize={font - 1}>
        <OtherMark x={8} y={10} />
        <text x={20} y={14.5}>{marks[0]}</text>
        <circle cx={44 + textWidth(marks[0], font - 1)} cy={10} r={5.5} fill={action} />
        <text x={56 + textWidth(marks[0], font - 1)} y={14.5}>{marks[1]}</text>
      </g>
      {rows.map((row, index) => {
        const y = top + index * (rowHeight + lead) + lead
        const middle = y + 32
        const [from, to] = [place(0), place(row.moved)]
        return (
          <g key={row.label}>
            <rect x={0} y={y + 22} width={width} height={20} fill={ground} />
            <line x1={from} x2={from} y1={y + 22} y2={y + 42} stroke={lineStrong} strokeDasharray="3 2" />
            <text x={0} y={y - lead + 16} fill={ink} fontWeight={500}>{shortened(row.label, width)}</text>
            <text x={stacked ? 0 : width} y={y + 16} textAnchor={stacked ? 'start' : 'end'} fill={ink} fontWeight={620}>{writtenOf(row)}</text>
            <line x1={from} x2={to} y1={middle} y2={middle} stroke={action} strokeWidth={2} />
            <OtherMark x={from} y={middle} />
            <circle cx={to} cy={middle} r={5.5} fill={action} stroke={paper} />
          </g>
        )
      })}
      <line x1={edge} x2={width - edge} y1={bottom + 2} y2={bottom + 2} stroke={line} />
      <g fill={inkSoft} fontSize={font - 1} textAnchor="middle">
        {ticks([-extent, extent], 4).map((mark) => (
          <g key={mark}>
            <line x1={place(mark)} x2={place(mark)} y1={bottom + 2} y2={bottom + 6} stroke={lineStrong} />
            <text x={Math.min(Math.max(place(mark), 18), width - 18)} y={bottom + 19}>{`${mark > 0 ? '+' : ''}${speech.share(mark, decimals)}`}</text>
          </g>
        ))}
        <text x={width / 2} y={bottom + 35}>{axis}</text>
      </g>
    </svg>
  )
}

function shortened(label: string, room: number): string {
  if (textWidth(label, font) <= room) return label
  let end = label.length
  while (end > 1 && textWidth(`${label.slice(0, end)}…`, font) > room) end--
  return `${label.slice(0, end).trimEnd()}…`
}
