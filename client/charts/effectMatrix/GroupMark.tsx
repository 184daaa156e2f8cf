import { groupColours, inkSoft, paper } from '../colours.ts'

interface Props {
  readonly group: string
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly strong?: boolean
}

/** A dot in the colour and the shape of its group of effects: the shape tells them apart where colour does not. */
export function GroupMark({ group, x, y, radius, strong = false }: Props) {
  const paint = { fill: groupColours[group] ?? inkSoft, stroke: paper, strokeWidth: strong ? 2 : 1 }
  const grown = strong ? radius + 2 : radius
  if (group === 'networking') {
    const half = grown * 0.9
    return <rect x={x - half} y={y - half} width={half * 2} height={half * 2} {...paint} />
  }
  if (group === 'leverage') {
    const high = grown * 1.15
    return <path d={`M${x} ${y - high}L${x + high} ${y + high * 0.8}L${x - high} ${y + high * 0.8}Z`} {...paint} />
  }
  return <circle cx={x} cy={y} r={grown} {...paint} />
}
