import { codesOf, leftBlank } from '../../../analysis/index.ts'
import type { ResponseMatrix } from '../../../analysis/index.ts'
import type { ReleaseDocument } from '../../../analysis/release/releaseDocument.ts'
import { rowsOf } from '../reading/rows.ts'
import type { Profiles } from '../reading/profiles.ts'
import type { Sighting } from '../reading/sighting.ts'

/** One inequality over the counts of a block: least <= sum over the profiles in the group of weights · counts <= most. */
export interface Row {
  readonly holds: Uint8Array
  readonly weights: Float64Array
  readonly least: number
  readonly most: number
  /** Its value at the true answers. */
  readonly value: number
  readonly told: string
}

/** How many companies of each profile gave each answer to one question, and all that the releases say about it. */
export interface Block {
  readonly variable: string
  readonly codes: readonly number[]
  readonly profiles: Profiles
  /** Codes, then no answer. */
  readonly width: number
  /** The truth: counts[profile · width + place of the code]. */
  readonly counts: Int32Array
  readonly rows: readonly Row[]
  readonly rowsOfProfile: readonly (readonly number[])[]
  /** The attacker knows which companies answered this question. */
  readonly itemsKnown: boolean
}

/** A release that contradicts the answers it was made of: the attacker reads it wrongly, or it is wrong. */
export class Contradiction extends Error {}

/** Are the counts of this document as they are, not rounded? */
export function hasExactCounts({ document }: Sighting): boolean {
  const { countsRoundedTo } = document.rules
  let exact = exactDocuments.get(document)
  if (exact === undefined) {
    exact = countsRoundedTo <= 1 || document.figures.some(({ shown }) => 'counts' in shown && shown.counts.some(([, count]) => count % countsRoundedTo !== 0))
    exactDocuments.set(document, exact)
  }
  return exact
}

const exactDocuments = new WeakMap<ReleaseDocument, boolean>()

const byVariable = new WeakMap<ReleaseDocument, Map<string, ReleaseDocument['figures'][number][]>>()

function figuresOf({ document }: Sighting, variable: string): ReleaseDocument['figures'][number][] {
  let figures = byVariable.get(document)
  if (!figures) byVariable.set(document, (figures = Map.groupBy(document.figures, (figure) => figure.variable)))
  return figures.get(variable) ?? []
}

/** The row of a block that says a sum of answers exactly, over which companies. */
export function exactSums(block: Block): number[][] {
  const sums = new Map<string, number[]>()
  for (const { holds, least, most } of block.rows) {
    if (least === most) sums.set(holds.join(''), Array.from(holds))
  }
  return [...sums.values()]
}

export interface BlockOptions {
  readonly itemsKnown: boolean
  /** Groups whose figures the attacker cannot place; the activity groups, for who does not know the activity. */
  readonly leaveOut?: (group: string) => boolean
  /** The counts need not be the truth: a data set to be repaired. */
  readonly mayContradict?: boolean
}

/** @throws Contradiction when the truth is not among the answers that the releases allow */
export function blockOf(variable: string, matrix: ResponseMatrix, profiles: Profiles, sightings: readonly Sighting[], { itemsKnown, leaveOut, mayContradict }: BlockOptions): Block {
  const codes = codesOf(variable)
  const width = codes.length + 1
  const counts = new Int32Array(profiles.count * width)
  const column = matrix.columns[variable]!
  const place = new Int32Array(256).fill(codes.length)
  codes.forEach((code, index) => (place[code] = index))
  for (let response = 0; response < matrix.responses; response++) {
    const code = column[response]!
    if (place[code] === codes.length && code < leftBlank - 1) throw new RangeError(`${variable} has an answer ${code} that its scale does not have`)
    counts[profiles.ofResponse[response]! * width + place[code]!]!++
  }
  const rows: Row[] = []
  sightings.forEach((sighting, index) => {
    const exactCounts = hasExactCounts(sighting)
    for (const figure of figuresOf(sighting, variable)) {
      if (leaveOut?.(figure.group)) continue
      const holds = profiles.holds(figure.group, index)
      const base = itemsKnown ? sumOver(holds, codes.map(() => 1), counts, width) : null
      for (const { weights, least, most } of rowsOf(figure.shown, codes, sighting.document.rules, base, exactCounts)) {
        const value = sumOver(holds, weights, counts, width)
        const told = `${variable} ${figure.group} ${JSON.stringify(figure.shown)}`
        if (!mayContradict && (value < least || value > most)) {
          throw new Contradiction(`${told} says ${least} … ${most} for weights ${weights.join(' ')}, but it is ${value}`)
        }
        if (itemsKnown && weights.every((weight) => weight === weights[0])) continue
        rows.push({ holds, weights: Float64Array.from([...weights, 0]), least, most, value, told })
      }
    }
  })
  const rowsOfProfile = Array.from({ length: profiles.count }, (_, profile) => rows.flatMap((row, index) => (row.holds[profile] ? [index] : [])))
  return { variable, codes, profiles, width, counts, rows, rowsOfProfile, itemsKnown }
}

function sumOver(holds: Uint8Array, weights: readonly number[], counts: Int32Array, width: number): number {
  let sum = 0
  for (let profile = 0; profile < holds.length; profile++) {
    if (holds[profile]) for (let place = 0; place < weights.length; place++) sum += weights[place]! * counts[profile * width + place]!
  }
  return sum
}
