import { action, ground, inkSoft, lineStrong, paper } from '../colours.ts'

interface Props {
  readonly earlier: number | null
  readonly later: number | null
  readonly scale: readonly [number, number]
  readonly width: number
  /** The question changed in between: the line is broken. */
  readonly broken: boolean
}

const height = 22

/** From an earlier mean to a later one on their scale; the numbers stand beside it, so it is silent for a screen reader. */
export function ChangeLine({ earlier, later, scale, width, broken }: Props) {
  const place = (value: number) => 7 + ((value - scale[0]) / (scale[1] - scale[0])) * (width - 14)
  const middle = height / 2
  return (
    <svg xmlns="http://www.w3.org/2000/svg" aria-hidden width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <rect width={width} height={height} fill={ground} />
      {broken && (
        <g stroke={inkSoft} strokeWidth={1.5}>
          <line x1={7} x2={width / 2 - 6} y1={middle} y2={middle} strokeDasharray="3 3" />
          <line x1={width / 2 + 6} x2={width - 7} y1={middle} y2={middle} strokeDasharray="3 3" />
          <line x1={width / 2 - 5} x2={width / 2 - 1} y1={middle + 6} y2={middle - 6} />
          <line x1={width / 2 + 1} x2={width / 2 + 5} y1={middle + 6} y2={middle - 6} />
        </g>
      )}
      {earlier !== null && later !== null && <line x1={place(earlier)} x2={place(later)} y1={middle} y2={middle} stroke={lineStrong} strokeWidth={2} />}
      {earlier !== null && <circle cx={place(earlier)} cy={middle} r={4} fill={paper} stroke={action} strokeWidth={1.5} />}
      {later !== null && !broken && <circle cx={place(later)} cy={middle} r={5} fill={action} stroke={paper} />}
    </svg>
  )
}
