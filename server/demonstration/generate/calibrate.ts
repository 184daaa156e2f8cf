import type { Random } from './random.ts'

/** A figure counts as reached from `from` up to, not including, `below`. */
export interface Band {
  readonly from: number
  readonly below: number
}

/**
 * One figure read from the entries: per domain the mean over the columns of the column means of `of(code)`,
 * which for a battery without gaps is the mean over everything.
 */
export interface Measure {
  of(code: number): number
  /** By domain; undefined where nothing is asked of the domain. */
  readonly domains: readonly (Band | undefined)[]
  /** By column, over everybody: keeps the profile of the columns while the domains move. */
  readonly columns: readonly Band[]
  /** Bands for the mean of one column in one domain. */
  readonly cells?: readonly { readonly domain: number; readonly column: number; readonly band: Band }[]
}

export interface Calibration {
  /** By row and column, changed in place; undefined entries stay undefined. */
  readonly entries: (number | undefined)[][]
  /** The domains each row belongs to, as positions in `Measure.domains`; domain 0 holds every row. */
  readonly domainsOfRow: readonly (readonly number[])[]
  /** The codes in order; one change moves an entry to a neighbouring code. */
  readonly codes: readonly number[]
  readonly measures: readonly Measure[]
}

/** Squared distance to the band, in half widths. */
const miss = (value: number, band: Band | undefined): number => {
  if (!band) return 0
  const half = (band.below - band.from) / 2
  const outside = value < band.from ? band.from - value : value >= band.below ? value - band.below + half * 1e-6 : 0
  return (outside / half) ** 2
}

interface Change {
  readonly row: number
  readonly column: number
  readonly from: number
  readonly to: number
}

const stepLimit = 300_000

/**
 * Seeded local search: changes of one entry or a pair to a neighbouring code, kept when they bring the figures closer to their
 * bands, or now and then take them a little further away, until every figure lies within its band.
 * @returns the number of changes kept
 * @throws Error when the bands are not reached, with the distance left
 */
export function calibrate({ entries, domainsOfRow, codes, measures }: Calibration, random: Random): number {
  const columns = entries[0]!.length
  const domains = measures[0]!.domains.length
  const counts = new Int32Array(domains * columns)
  const sums = measures.map(() => new Float64Array(domains * columns))
  const present: (readonly [row: number, column: number])[] = []
  entries.forEach((row, index) =>
    row.forEach((code, column) => {
      if (code === undefined) return
      present.push([index, column])
      for (const domain of domainsOfRow[index]!) {
        counts[domain * columns + column]!++
        measures.forEach((measure, m) => (sums[m]![domain * columns + column]! += measure.of(code)))
      }
    }),
  )
  const domainMiss = (m: number, domain: number): number => {
    const band = measures[m]!.domains[domain]
    if (!band) return 0
    let total = 0
    let used = 0
    for (let at = domain * columns; at < (domain + 1) * columns; at++) {
      if (counts[at] === 0) continue
      total += sums[m]![at]! / counts[at]!
      used++
    }
    return miss(total / used, band)
  }
  const columnMiss = (m: number, column: number): number => miss(sums[m]![column]! / counts[column]!, measures[m]!.columns[column])
  const change = ({ row, column, from, to }: Change): void => {
    entries[row]![column] = to
    for (let m = 0; m < measures.length; m++) {
      const shift = measures[m]!.of(to) - measures[m]!.of(from)
      for (const domain of domainsOfRow[row]!) sums[m]![domain * columns + column]! += shift
    }
  }
  const distance = (): number => {
    let total = 0
    for (let m = 0; m < measures.length; m++) {
      for (let domain = 0; domain < domains; domain++) total += domainMiss(m, domain)
      for (let column = 0; column < columns; column++) total += columnMiss(m, column)
      for (const { domain, column, band } of measures[m]!.cells ?? []) {
        const at = domain * columns + column
        total += miss(sums[m]![at]! / counts[at]!, band)
      }
    }
    return total
  }
  const drawn = entries.map((row) => row.map((code) => (code === undefined ? -1 : codes.indexOf(code))))
  const neighbour = (row: number, column: number, direction: number): Change | undefined => {
    const from = entries[row]![column]
    if (from === undefined) return undefined
    const place = codes.indexOf(from) + direction
    // At most one code from where it was drawn, so that what hangs together in the draw still does
    if (place < 0 || place >= codes.length || Math.abs(place - drawn[row]![column]!) > 1) return undefined
    return { row, column, from, to: codes[place]! }
  }
  const proposal = (): Change[] => {
    const [row, column] = present[random.integer(present.length)]!
    const direction = random.integer(2) === 0 ? -1 : 1
    const kind = random.integer(3)
    const first = neighbour(row, column, direction)
    if (kind === 0) return first ? [first] : []
    // A pair in opposite directions, within one response or within one column, moves the figures in finer steps
    const second = kind === 1 ? neighbour(row, random.integer(columns), -direction) : neighbour(random.integer(entries.length), column, -direction)
    return first && second && !(second.row === row && second.column === column) ? [first, second] : []
  }

  let left = distance()
  let kept = 0
  for (let step = 0; step < stepLimit && left > 0; step++) {
    const changes = proposal()
    if (changes.length === 0) continue
    changes.forEach(change)
    const now = distance()
    const tolerated = random.integer(50) === 0 ? 0.15 : 0
    if (now < left || (now > left && now - left < tolerated)) {
      kept++
      left = now
    } else changes.forEach(({ row, column, from, to }) => change({ row, column, from: to, to: from }))
  }
  if (left > 0) throw new Error(`The bands were not reached in ${stepLimit} steps; squared distance left ${left.toFixed(3)} half widths`)
  return kept
}
