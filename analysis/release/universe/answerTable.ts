import { leftBlank, notAsked } from '../../responseMatrix.ts'
import { codesOf } from '../../variables.ts'
import type { Universe } from './universe.ts'

/** How often each code of one variable was answered, by profile: all that a release knows of a question. */
export interface AnswerTable {
  readonly variable: string
  readonly universe: Universe
  /** Ascending. */
  readonly codes: readonly number[]
  /** Row-major: profile x code. Who left the question blank or was not asked is in no cell. */
  readonly counts: Int32Array
}

/**
 * One pass over one column.
 * @throws RangeError when the matrix lacks the variable, or holds a byte outside its codes
 */
export function answerTableOf(universe: Universe, variable: string): AnswerTable {
  const { matrix, profiles, profileOf } = universe
  const column = matrix.columns[variable]
  if (!column) throw new RangeError(`the response matrix has no variable ${variable}`)
  const codes = codesOf(variable)
  const placeOf = new Int16Array(256).fill(-2)
  codes.forEach((code, place) => (placeOf[code] = place))
  placeOf[leftBlank] = -1
  placeOf[notAsked] = -1
  const counts = new Int32Array(profiles.length * codes.length)
  for (let response = 0; response < matrix.responses; response++) {
    const place = placeOf[column[response]!]!
    if (place >= 0) counts[profileOf[response]! * codes.length + place]!++
    else if (place === -2) throw new RangeError(`${variable} holds a byte that is none of its codes`)
  }
  return { variable, universe, codes, counts }
}

/** Answers by group and code, row-major. */
export function countsByGroup({ universe, codes, counts }: AnswerTable): Int32Array {
  const width = codes.length
  const sums = new Int32Array(universe.groups.length * width)
  universe.profiles.forEach(({ groups }, profile) => {
    for (const group of groups) {
      for (let place = 0; place < width; place++) sums[group * width + place]! += counts[profile * width + place]!
    }
  })
  return sums
}

/** Answers by group. */
export function basesOf(table: AnswerTable): number[] {
  const sums = countsByGroup(table)
  const width = table.codes.length
  return table.universe.groups.map((_, group) => {
    let base = 0
    for (let place = 0; place < width; place++) base += sums[group * width + place]!
    return base
  })
}
