import { noGroup } from '../tallies/partition.ts'
import type { Partition } from '../tallies/partition.ts'
import type { Profiles } from '../tallies/profiles.ts'

/** What one response adds to a score, by variable, group and byte code: `table[variable][group * 256 + code]`. */
export type ScoreTables = readonly Float64Array[]

export interface ScoreMoments {
  readonly count: Float64Array
  readonly mean: Float64Array
  readonly squares: Float64Array
}

const block = 8192

/**
 * Moments by profile of a score that adds up over several variables of the same response: their covariance is then
 * counted. One pass over the columns for all groups of a partition. Responses in no group have no score.
 */
export function scoreMoments(profiles: Profiles, partition: Partition, variables: readonly string[], tables: ScoreTables): ScoreMoments {
  const { ofResponse, matrix } = profiles
  const columns = variables.map((variable) => matrix.columns[variable]!)
  const count = new Float64Array(profiles.count)
  const reference = new Float64Array(profiles.count)
  const sums = new Float64Array(profiles.count)
  const squares = new Float64Array(profiles.count)
  const scores = new Float64Array(block)
  const offsets = new Uint16Array(block)
  const offsetOf = Uint16Array.from(partition.groupOf, (group) => (group === noGroup ? 0 : group * 256))
  for (let from = 0; from < matrix.responses; from += block) {
    const length = Math.min(block, matrix.responses - from)
    scores.fill(0)
    for (let row = 0; row < length; row++) offsets[row] = offsetOf[ofResponse[from + row]!]!
    for (let variable = 0; variable < columns.length; variable++) {
      const column = columns[variable]!
      const table = tables[variable]!
      for (let row = 0; row < length; row++) scores[row]! += table[offsets[row]! | column[from + row]!]!
    }
    for (let row = 0; row < length; row++) {
      const profile = ofResponse[from + row]!
      if (partition.groupOf[profile] === noGroup) continue
      const score = scores[row]!
      // Sums around the first score of the profile: equal scores then have exactly no spread
      if (count[profile] === 0) reference[profile] = score
      const deviation = score - reference[profile]!
      count[profile]!++
      sums[profile]! += deviation
      squares[profile]! += deviation * deviation
    }
  }
  const mean = new Float64Array(profiles.count)
  for (let profile = 0; profile < profiles.count; profile++) {
    const times = count[profile]!
    if (times === 0) continue
    mean[profile] = reference[profile]! + sums[profile]! / times
    squares[profile] = Math.max(0, squares[profile]! - sums[profile]! ** 2 / times)
  }
  return { count, mean, squares }
}
