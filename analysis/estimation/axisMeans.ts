import { mean as plainAverage } from 'simple-statistics'
import { scoreMoments } from '../linearisation/rowScores.ts'
import type { PackedAxis } from '../tallies/packedAxis.ts'
import type { Partition } from '../tallies/partition.ts'
import type { CellProfiles } from '../tallies/profiles.ts'
import type { Tally } from '../tallies/tally.ts'
import type { ScoreMoments } from '../linearisation/rowScores.ts'

/** The two means of an axis in one domain, with the moments of their linearised variables, by profile. */
export interface AxisMeans {
  readonly effectsUsed: number
  /** Responses in the domain. */
  readonly responses: number
  /** Pairs of response and effect with an answer. */
  readonly pairs: number
  /** Mean of the effect means; null when no effect has an answer. */
  readonly mean: number | null
  readonly linearised: Group
  /** Mean over all pairs. */
  readonly pooledMean: number | null
  readonly pooledLinearised: Group
  /** Whether some effect has two different answers: else the standard error of the mean is falsely 0. */
  readonly varies: boolean
  /** Whether some two pairs differ. */
  readonly pooledVaries: boolean
}

export type Spread = 'none' | 'mean' | 'both'

/** Moments by profile, of the profiles of one group of the partition. */
export interface Group extends ScoreMoments {
  readonly inGroup: Uint8Array
}

interface EffectSums {
  readonly weight: Float64Array
  readonly total: Float64Array
  readonly lowest: Float64Array
  readonly highest: Float64Array
  readonly pairs: Float64Array
}

/**
 * Axis means of every domain of a partition: the mean of the effect means over effects with an answer, whose linearised
 * variable is the average of those of the effects, and the pooled mean over all pairs.
 * @param tallies of the 11 effects on this axis
 * @param weightOf weight of a response, by profile
 * @param spread which linearised variables are wanted: each costs one more pass over the packed columns
 */
export function axisMeans(profiles: CellProfiles, partition: Partition<unknown>, packed: PackedAxis, tallies: readonly Tally[], weightOf: Float64Array, spread: Spread): AxisMeans[] {
  const groups = partition.domains.length
  const sums = tallies.map((tally) => effectSums(tally, partition, weightOf))
  const answers = packed.values.length
  const meanScores = tallies.map(() => new Float64Array(groups * answers))
  const pooledScores = tallies.map(() => new Float64Array(groups * answers))
  const described = Array.from({ length: groups }, (_, group) => {
    const used = sums.filter((effect) => effect.pairs[group]! > 0)
    const pooledWeight = add(used, (effect) => effect.weight[group]!)
    const pooledMean = used.length > 0 ? add(used, (effect) => effect.total[group]!) / pooledWeight : null
    const mean = used.length > 0 ? plainAverage(used.map((effect) => effect.total[group]! / effect.weight[group]!)) : null
    sums.forEach((effect, place) => {
      if (effect.pairs[group] === 0) return
      const own = effect.total[group]! / effect.weight[group]!
      packed.values.forEach((value, slot) => {
        meanScores[place]![group * answers + slot] = (value - own) / effect.weight[group]! / used.length
        pooledScores[place]![group * answers + slot] = (value - pooledMean!) / pooledWeight
      })
    })
    const lowest = Math.min(...used.map((effect) => effect.lowest[group]!))
    const highest = Math.max(...used.map((effect) => effect.highest[group]!))
    return {
      effectsUsed: used.length,
      pairs: add(used, (effect) => effect.pairs[group]!),
      mean,
      pooledMean,
      varies: used.some((effect) => effect.highest[group]! > effect.lowest[group]!),
      pooledVaries: used.length > 0 && highest > lowest,
    }
  })
  const linearised = spread !== 'none' ? scoreMoments(profiles, partition, packed, meanScores) : noMoments
  const pooledLinearised = spread === 'both' ? scoreMoments(profiles, partition, packed, pooledScores) : noMoments
  return described.map((one, group) => {
    const inGroup = Uint8Array.from(partition.groupOf, (own) => (own === group ? 1 : 0))
    let responses = 0
    inGroup.forEach((inside, profile) => (responses += inside * profiles.responses[profile]!))
    return { ...one, responses, linearised: { ...linearised, inGroup }, pooledLinearised: { ...pooledLinearised, inGroup } }
  })
}

const noMoments: ScoreMoments = { count: new Float64Array(0), mean: new Float64Array(0), squares: new Float64Array(0) }

const add = (effects: readonly EffectSums[], value: (effect: EffectSums) => number): number => effects.reduce((sum, effect) => sum + value(effect), 0)

function effectSums(tally: Tally, partition: Partition<unknown>, weightOf: Float64Array): EffectSums {
  const groups = partition.domains.length
  const sums = {
    weight: new Float64Array(groups),
    total: new Float64Array(groups),
    pairs: new Float64Array(groups),
    lowest: new Float64Array(groups).fill(Infinity),
    highest: new Float64Array(groups).fill(-Infinity),
  }
  for (let profile = 0; profile < tally.profiles.count; profile++) {
    const group = partition.groupOf[profile]!
    if (group >= groups) continue
    tally.values.forEach((value, slot) => {
      const times = tally.counts[profile * tally.stride + slot]!
      if (times === 0) return
      sums.pairs[group]! += times
      sums.weight[group]! += times * weightOf[profile]!
      sums.total[group]! += times * weightOf[profile]! * value
      sums.lowest[group] = Math.min(sums.lowest[group]!, value)
      sums.highest[group] = Math.max(sums.highest[group]!, value)
    })
  }
  return sums
}
