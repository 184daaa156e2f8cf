import { action, fontFamily, ground, ink, inkSoft, line, lineStrong, paper } from '../colours.ts'
import { ticks } from '../effectMatrix/axes.ts'
import type { Speech } from '../speech.ts'
import { textWidth } from '../textWidth.ts'

export interface MeanRow {
  readonly label: string
  readonly base: string
  readonly mean: number | null
  readonly interval: { readonly lower: number; readonly upper: number } | null
  /** Instead of the mean, where there is none. */
  readonly instead?: string
  readonly strong?: boolean
}

interface Props {
  readonly rows: readonly MeanRow[]
  /** The ends of the scale, in its own units. */
  readonly scale: readonly [number, number]
  /** What the ends mean, in a few words each; null where they are too long to write there. */
  readonly ends: readonly [string, string] | null
  /** Where disagreeing turns into agreeing, on scales that have such a point. */
  readonly neutral?: { readonly at: number; readonly label: string }
  /** Writes a value of this scale. */
  readonly write: (value: number) => string
  readonly speech: Speech
  readonly title: string
  readonly width: number
}

const font = 13
const rowHeight = 50
const edge = 8

/** The mean of each row as a dot with its 95 % interval as a whisker. */
export function MeanRows({ rows, scale, ends, neutral, write, speech, title, width }: Props) {
  const top = neutral ? 24 : 6
  const bottom = top + rows.length * rowHeight
  const height = bottom + (ends === null ? 24 : 40)
  const place = (value: number) => edge + ((Math.min(Math.max(value, scale[0]), scale[1]) - scale[0]) / (scale[1] - scale[0])) * (width - 2 * edge)
  const spoken = rows.map((row) => `${row.label}: ${row.mean === null ? row.instead ?? '' : write(row.mean)}${row.interval ? ` (${write(row.interval.lower)} – ${write(row.interval.upper)})` : ''}`).join('. ')
  const marks = ticks(scale, 4)
  const neutralAt = neutral ? place(neutral.at) : 0
  return (
    <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label={`${title}. ${spoken}`} width={width} height={height} viewBox={`0 0 ${width} ${height}`} fontFamily={fontFamily} fontSize={font}>
      <desc>{spoken}</desc>
      {neutral && (
        <g>
          <text x={Math.min(Math.max(neutralAt, textWidth(neutral.label, font - 1) / 2), width - textWidth(neutral.label, font - 1) / 2)} y={14} textAnchor="middle" fill={inkSoft} fontSize={font - 1}>{neutral.label}</text>
          <line x1={neutralAt} x2={neutralAt} y1={top - 4} y2={bottom} stroke={inkSoft} strokeDasharray="4 3" />
        </g>
      )}
      {rows.map((row, index) => {
        const y = top + index * rowHeight
        const middle = y + 34
        return (
          <g key={row.label}>
            <rect x={0} y={y + 24} width={width} height={20} fill={ground} />
            {neutral && <line x1={neutralAt} x2={neutralAt} y1={y + 24} y2={y + 44} stroke={inkSoft} strokeDasharray="4 3" />}
            <text x={0} y={y + 17} fill={ink} fontWeight={row.strong ? 650 : 500} stroke={paper} strokeWidth={4} paintOrder="stroke">{row.label}</text>
            <text x={width} y={y + 17} textAnchor="end" fill={inkSoft} fontSize={font - 1} stroke={paper} strokeWidth={4} paintOrder="stroke">{row.base}</text>
            {row.mean === null ? (
              <text x={10} y={middle + 4.5} fill={inkSoft} fontSize={font - 1} stroke={ground} strokeWidth={4} paintOrder="stroke">{row.instead}</text>
            ) : (
              <g>
                {row.interval && <path d={`M${place(row.interval.lower)} ${middle}H${place(row.interval.upper)}M${place(row.interval.lower)} ${middle - 5}v10M${place(row.interval.upper)} ${middle - 5}v10`} stroke={action} strokeWidth={2} fill="none" />}
                <circle cx={place(row.mean)} cy={middle} r={5.5} fill={row.interval ? action : paper} stroke={action} strokeWidth={2} />
                <MeanText row={row} write={write} place={place} width={width} middle={middle} />
              </g>
            )}
          </g>
        )
      })}
      <g stroke={lineStrong}>
        <line x1={place(scale[0])} x2={place(scale[1])} y1={bottom} y2={bottom} stroke={line} />
        {marks.map((mark) => <line key={mark} x1={place(mark)} x2={place(mark)} y1={bottom} y2={bottom + 4} />)}
      </g>
      <g fill={inkSoft} fontSize={font - 1}>
        {marks.map((mark) => <text key={mark} x={place(mark)} y={bottom + 17} textAnchor={mark === scale[0] ? 'start' : mark === scale[1] ? 'end' : 'middle'}>{speech.number(mark, Number.isInteger(mark) ? 0 : 1)}</text>)}
        {ends && <text x={place(scale[0])} y={bottom + 33}>{ends[0]}</text>}
        {ends && <text x={place(scale[1])} y={bottom + 33} textAnchor="end">{ends[1]}</text>}
      </g>
    </svg>
  )
}

interface MeanTextProps {
  readonly row: MeanRow
  readonly write: (value: number) => string
  readonly place: (value: number) => number
  readonly width: number
  readonly middle: number
}

/** The figure beside its whisker: to the right, or to the left where there is no room. */
function MeanText({ row, write, place, width, middle }: MeanTextProps) {
  if (row.mean === null) return null
  const text = write(row.mean)
  const right = place(row.interval?.upper ?? row.mean) + 11
  const fits = right + textWidth(text, font) <= width - 2
  const x = fits ? right : place(row.interval?.lower ?? row.mean) - 11
  return <text x={x} y={middle + 4.5} textAnchor={fits ? 'start' : 'end'} fill={ink} fontWeight={620} stroke={ground} strokeWidth={4} paintOrder="stroke">{text}</text>
}
