import { packSize, slotInPack } from '../tallies/packedAxis.ts'
import { noGroup } from '../tallies/partition.ts'
import type { PackedAxis } from '../tallies/packedAxis.ts'
import type { Partition } from '../tallies/partition.ts'
import type { CellProfiles } from '../tallies/profiles.ts'

/** What an answer adds to the score of its response: by effect, then group x place of the value. */
export type Scores = readonly Float64Array[]

/** Moments of a score by profile, over the responses of the profile. */
export interface ScoreMoments {
  readonly count: Float64Array
  readonly mean: Float64Array
  readonly squares: Float64Array
}

/**
 * Moments by profile of a score that adds up over the effects of the same response, so that the covariance of the effects
 * is counted. One pass over the packed columns serves all groups of a partition. Responses in no group have no score.
 */
export function scoreMoments(profiles: CellProfiles, partition: Partition<unknown>, packed: PackedAxis, scores: Scores): ScoreMoments {
  const { ofResponse, firstResponse, count: profileCount, matrix: { responses } } = profiles
  const groups = partition.domains.length
  // CellProfiles outside every group score 0 in a group of their own
  const offsetOf = Uint32Array.from(partition.groupOf, (group) => (group === noGroup ? groups : group) * packSize)
  const [table0, table1, table2, table3] = packed.packs.map((_, pack) => packedScores(packed, pack, groups, scores)) as [Float64Array, Float64Array, Float64Array, Float64Array]
  const [bytes0, bytes1, bytes2, bytes3] = packed.packs.map((pack) => pack.bytes) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]
  const scoreOf = (offset: number, response: number) =>
    table0[offset + bytes0[response]!]! + table1[offset + bytes1[response]!]! + table2[offset + bytes2[response]!]! + table3[offset + bytes3[response]!]!
  // Sums around the first score of the profile: equal scores then have exactly no spread
  const reference = Float64Array.from(firstResponse, (response, profile) => scoreOf(offsetOf[profile]!, response))
  const sums = new Float64Array(profileCount)
  const squares = new Float64Array(profileCount)
  for (let response = 0; response < responses; response++) {
    const profile = ofResponse[response]!
    const offset = offsetOf[profile]!
    const deviation = table0[offset + bytes0[response]!]! + table1[offset + bytes1[response]!]!
      + table2[offset + bytes2[response]!]! + table3[offset + bytes3[response]!]! - reference[profile]!
    sums[profile]! += deviation
    squares[profile]! += deviation * deviation
  }
  const count = profiles.responses.map((times, profile) => (partition.groupOf[profile] === noGroup ? 0 : times))
  const mean = new Float64Array(profileCount)
  for (let profile = 0; profile < profileCount; profile++) {
    const times = count[profile]!
    if (times === 0) continue
    mean[profile] = reference[profile]! + sums[profile]! / times
    squares[profile] = Math.max(0, squares[profile]! - sums[profile]! ** 2 / times)
  }
  return { count, mean, squares }
}

/** The scores of up to three effects together, by group and packed byte; 0 in the group after the last. */
function packedScores(packed: PackedAxis, pack: number, groups: number, scores: Scores): Float64Array {
  const table = new Float64Array((groups + 1) * packSize)
  const answers = packed.values.length
  const own = packed.packs[pack]!
  const used = (answers + 1) ** own.effects.length
  own.effects.forEach((effect, place) => {
    for (let byte = 0; byte < used; byte++) {
      const slot = slotInPack(packed, own, place, byte)
      if (slot === answers) continue
      for (let group = 0; group < groups; group++) table[group * packSize + byte]! += scores[effect]![group * answers + slot]!
    }
  })
  return table
}
