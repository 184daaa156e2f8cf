import { action, ground, ink, inkSoft, line, paper } from '../colours.ts'

interface Props {
  readonly own: number | null
  readonly other: number | null
  readonly scale: readonly [number, number]
  readonly neutral?: number | undefined
  readonly width: number
}

const height = 20

export function OwnMark({ x, y }: { readonly x: number; readonly y: number }) {
  return <circle cx={x} cy={y} r={5.5} fill={action} stroke={paper} />
}

export function OtherMark({ x, y }: { readonly x: number; readonly y: number }) {
  return <path d={`M${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}L${x - 6} ${y}Z`} fill={paper} stroke={ink} strokeWidth={1.5} />
}

/** Two means on one scale, the numbers of which stand beside it: silent for a screen reader. */
export function PairedMeans({ own, other, scale, neutral, width }: Props) {
  const place = (value: number) => 8 + ((value - scale[0]) / (scale[1] - scale[0])) * (width - 16)
  return (
    <svg xmlns="http://www.w3.org/2000/svg" aria-hidden width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <rect width={width} height={height} fill={ground} />
      {neutral === undefined ? null : <line x1={place(neutral)} x2={place(neutral)} y1={0} y2={height} stroke={inkSoft} strokeDasharray="3 2" />}
      {own !== null && other !== null && <line x1={place(own)} x2={place(other)} y1={height / 2} y2={height / 2} stroke={line} strokeWidth={2} />}
      {other !== null && <OtherMark x={place(other)} y={height / 2} />}
      {own !== null && <OwnMark x={place(own)} y={height / 2} />}
    </svg>
  )
}
