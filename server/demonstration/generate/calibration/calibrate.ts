import type { Random } from '../random.ts'
import { runningMeans, type Entries, type Measure } from './runningMeans.ts'

interface Change {
  readonly row: number
  readonly column: number
  readonly from: number
  readonly to: number
}

const stepLimit = 300_000
/** How far, in squared half widths, and one step in how many, the search may go the wrong way to get out of a corner. */
const detour = { distance: 0.15, oneIn: 50 }

/**
 * Seeded local search: changes of one entry, or of two in opposite directions, to a neighbouring code of `scale`,
 * kept when they bring the figures closer to their bands, until every figure lies within its band.
 * @param entries changed in place; what was not asked stays so
 * @throws Error when the bands are not reached, with the distance left
 */
export function calibrate(entries: Entries, scale: readonly number[], measures: readonly Measure[], random: Random): void {
  const { codes } = entries
  const columns = codes[0]!.length
  const means = runningMeans(entries, measures)
  const drawn = codes.map((row) => row.map((code) => (code === undefined ? -1 : scale.indexOf(code))))
  const filled = codes.flatMap((row, index) => row.flatMap((code, column) => (code === undefined ? [] : [[index, column] as const])))

  const neighbour = (row: number, column: number, direction: number): Change | undefined => {
    const from = codes[row]![column]
    if (from === undefined) return undefined
    const place = scale.indexOf(from) + direction
    // At most one code from where it was drawn, so that what hangs together in the draw still does
    if (place < 0 || place >= scale.length || Math.abs(place - drawn[row]![column]!) > 1) return undefined
    return { row, column, from, to: scale[place]! }
  }
  const proposal = (): Change[] => {
    const [row, column] = filled[random.integer(filled.length)]!
    const direction = random.integer(2) === 0 ? -1 : 1
    const kind = random.integer(3)
    const first = neighbour(row, column, direction)
    if (kind === 0) return first ? [first] : []
    // A pair within one response or within one column moves the figures in finer steps
    const second = kind === 1 ? neighbour(row, random.integer(columns), -direction) : neighbour(random.integer(codes.length), column, -direction)
    return first && second && !(second.row === row && second.column === column) ? [first, second] : []
  }

  let left = means.distance()
  for (let step = 0; step < stepLimit && left > 0; step++) {
    const changes = proposal()
    if (changes.length === 0) continue
    for (const { row, column, to } of changes) means.replace(row, column, to)
    const now = means.distance()
    const tolerated = random.integer(detour.oneIn) === 0 ? detour.distance : 0
    if (now < left || (now > left && now - left < tolerated)) left = now
    else for (const { row, column, from } of changes) means.replace(row, column, from)
  }
  if (left > 0) throw new Error(`The bands were not reached in ${stepLimit} steps; squared distance left ${left.toFixed(3)} half widths`)
}
