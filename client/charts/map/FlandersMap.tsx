import { fontFamily, ink, lineStrong, paper, shadesOf } from '../colours.ts'
import shapes from './flanders.json' with { type: 'json' }

interface Props {
  /** Counts by the name of the municipality, or by the key of the province. */
  readonly counts: ReadonlyMap<string, number>
  readonly by: 'municipality' | 'province'
  /** What a key of a province is called. */
  readonly nameOf: (province: string) => string
  readonly number: (value: number) => string
  readonly title: string
  readonly width: number
}

const classes = 4
const legendHeight = 46

/** Upper ends of the classes, the last the largest count: in equal steps, or growing by the same factor where a few cities hold most. */
function endsOf(largest: number, growing: boolean): number[] {
  if (largest <= classes) return Array.from({ length: Math.max(1, largest) }, (_, place) => place + 1)
  const end = (part: number) => Math.round(growing ? largest ** part : largest * part)
  return [...new Set(Array.from({ length: classes }, (_, place) => Math.max(place + 1, end((place + 1) / classes))))]
}

/**
 * Companies by municipality or province: the darker, the more. Flanders and Brussels; what lies elsewhere stands in the table beside it.
 * Shapes: Statbel, CC BY 4.0 (see flanders.json).
 */
export function FlandersMap({ counts, by, nameOf, number, title, width }: Props) {
  const keys = new Set(by === 'municipality' ? shapes.municipalities.map(({ name }) => name) : Object.keys(shapes.provinces))
  const ends = endsOf(Math.max(0, ...[...counts].filter(([key]) => keys.has(key)).map(([, count]) => count)), by === 'municipality')
  const shades = shadesOf('amount', ends.length + 1)
  const shadeOf = (count: number) => (count === 0 ? paper : shades[ends.findIndex((end) => count <= end) + 1]!.fill)
  const height = (shapes.height / shapes.width) * width
  const stroke = shapes.width / width
  const steps = ends.map((end, place) => ({ label: place === 0 ? (end === 1 ? '1' : `1–${number(end)}`) : ends[place - 1]! + 1 === end ? number(end) : `${number(ends[place - 1]! + 1)}–${number(end)}`, fill: shades[place + 1]!.fill }))
  const step = width / (steps.length + 1)
  const filled = by === 'municipality' ? shapes.municipalities.map(({ name, path }) => ({ key: name, name, path })) : Object.entries(shapes.provinces).map(([key, path]) => ({ key, name: nameOf(key), path }))
  return (
    <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label={title} width={width} height={height + legendHeight} viewBox={`0 0 ${width} ${height + legendHeight}`} fontFamily={fontFamily} fontSize={12}>
      <g transform={`scale(${width / shapes.width})`}>
        {filled.map(({ key, name, path }) => (
          <path key={key} d={path} fill={shadeOf(counts.get(key) ?? 0)} stroke={lineStrong} strokeWidth={0.5 * stroke}><title>{`${name}: ${number(counts.get(key) ?? 0)}`}</title></path>
        ))}
        {Object.entries(shapes.provinces).map(([key, path]) => <path key={key} d={path} fill="none" stroke={ink} strokeWidth={1.25 * stroke} />)}
      </g>
      {[{ label: '0', fill: paper }, ...steps].map(({ label, fill }, place) => (
        <g key={label} transform={`translate(${place * step} ${height + 12})`}>
          <rect x={0.5} y={0.5} width={16} height={14} fill={fill} stroke={lineStrong} />
          <text x={22} y={12} fill={ink}>{label}</text>
        </g>
      ))}
    </svg>
  )
}
