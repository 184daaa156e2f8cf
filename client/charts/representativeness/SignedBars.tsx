import { agreement, fontFamily, ink, inkSoft, lineStrong, paper } from '../colours.ts'
import type { Speech } from '../speech.ts'
import { textWidth } from '../textWidth.ts'

export interface SignedBar {
  readonly label: string
  /** Null starts a group: a label without a bar. */
  readonly value: number | null
  /** Half the width of the 95 % interval. */
  readonly margin?: number | null
}

interface Props {
  readonly rows: readonly SignedBar[]
  /** What bars to the left and to the right mean. */
  readonly sides: readonly [string, string]
  readonly write: (value: number) => string
  readonly speech: Speech
  readonly title: string
  readonly width: number
}

const font = 13
const rowHeight = 44
const headHeight = 30
const top = 24
const [, tooFew, tooMany] = agreement

/** Bars to both sides of nothing, with their interval: to the left too few, to the right more than its part. */
export function SignedBars({ rows, sides, write, title, width }: Props) {
  const extent = Math.max(1e-9, ...rows.map(({ value, margin }) => Math.abs(value ?? 0) + (margin ?? 0))) * 1.02
  const room = 62
  const place = (value: number) => width / 2 + (value / extent) * (width / 2 - room)
  const tops: number[] = []
  let height = top
  for (const { value } of rows) {
    tops.push(height)
    height += value === null ? headHeight : rowHeight
  }
  const spoken = rows.filter(({ value }) => value !== null).map(({ label, value, margin }) => `${label}: ${write(value!)}${margin ? ` (± ${write(margin)})` : ''}`).join('. ')
  return (
    <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label={`${title}. ${spoken}`} width={width} height={height} viewBox={`0 0 ${width} ${height}`} fontFamily={fontFamily} fontSize={font}>
      <desc>{spoken}</desc>
      <g fill={inkSoft} fontSize={font - 1}>
        <text x={width / 2 - 8} y={13} textAnchor="end">{`← ${sides[0]}`}</text>
        <text x={width / 2 + 8} y={13}>{`${sides[1]} →`}</text>
      </g>
      <line x1={width / 2} x2={width / 2} y1={top - 4} y2={height} stroke={lineStrong} />
      {rows.map(({ label, value, margin }, index) => {
        const y = tops[index]!
        if (value === null) return <text key={label} x={0} y={y + 21} fill={ink} fontWeight={650} stroke={paper} strokeWidth={4} paintOrder="stroke">{label}</text>
        const end = place(value)
        const middle = y + 30
        const written = write(value)
        const outer = place(value < 0 ? Math.min(value, value - (margin ?? 0)) : value + (margin ?? 0))
        return (
          <g key={label}>
            <text x={0} y={y + 14} fill={ink} stroke={paper} strokeWidth={4} paintOrder="stroke">{label}</text>
            <rect x={Math.min(end, width / 2)} y={middle - 7} width={Math.abs(end - width / 2)} height={14} fill={(value < 0 ? tooFew : tooMany)!.fill} />
            {margin ? <path d={`M${place(value - margin)} ${middle}H${place(value + margin)}M${place(value - margin)} ${middle - 4}v8M${place(value + margin)} ${middle - 4}v8`} stroke={ink} strokeWidth={1.5} fill="none" /> : null}
            <text x={value < 0 ? Math.max(outer - 8, textWidth(written, font)) : Math.min(outer + 8, width - textWidth(written, font))} y={middle + 4.5} textAnchor={value < 0 ? 'end' : 'start'} fill={ink} fontWeight={620} stroke={paper} strokeWidth={4} paintOrder="stroke">{written}</text>
          </g>
        )
      })}
    </svg>
  )
}
