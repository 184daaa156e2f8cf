import { noAnswer } from './answerSlots.ts'
import type { CellProfiles } from '../tallies/profiles.ts'
import type { Tally } from '../tallies/tally.ts'
import type { AnswerSlots } from './answerSlots.ts'
import type { PanelPairs } from './panel.ts'

export interface PanelTallies {
  /** Earlier and later answers of the members who gave both. */
  readonly earlier: Tally
  readonly later: Tally
  /** Later minus earlier, of the same members. */
  readonly difference: Tally
}

/** Differences of codes are whole; those of battery means are not, and two ways to the same difference must meet. */
const exact = 1e9

/** One variable on the members of the panel who answered it both times: one pass over the pairs. */
export function panelTallies(profiles: CellProfiles, pairs: PanelPairs, variable: string, before: AnswerSlots, after: AnswerSlots): PanelTallies {
  const rounded = (from: number, to: number) => Math.round((to - from) * exact)
  const steps = [...new Set(before.values.flatMap((from) => after.values.map((to) => rounded(from, to))))].sort((a, b) => a - b)
  const stepOf = new Map(steps.map((step, slot) => [step, slot]))
  const slotOfPair = Uint32Array.from({ length: before.values.length * after.values.length }, (_, at) =>
    stepOf.get(rounded(before.values[Math.floor(at / after.values.length)]!, after.values[at % after.values.length]!))!,
  )
  const empty = (values: readonly number[]): Tally => ({ variable, profiles, values, counts: new Uint32Array(profiles.count * (values.length + 2)), stride: values.length + 2 })
  const tallies = { earlier: empty(before.values), later: empty(after.values), difference: empty(steps.map((step) => step / exact)) }
  const { ofResponse } = profiles
  const { earlier, later } = pairs
  const [beforeCodes, beforeSlot, afterCodes, afterSlot] = [before.codes, before.slotOf, after.codes, after.slotOf]
  const [earlierCounts, laterCounts, differenceCounts] = [tallies.earlier.counts, tallies.later.counts, tallies.difference.counts]
  const [earlierAnswers, laterAnswers, differences] = [before.values.length, after.values.length, steps.length]
  for (let pair = 0; pair < later.length; pair++) {
    const from = beforeSlot[beforeCodes[earlier[pair]!]!]!
    const to = afterSlot[afterCodes[later[pair]!]!]!
    const profile = ofResponse[pair]!
    const both = from !== noAnswer && to !== noAnswer
    earlierCounts[profile * (earlierAnswers + 2) + (both ? from : earlierAnswers)]!++
    laterCounts[profile * (laterAnswers + 2) + (both ? to : laterAnswers)]!++
    differenceCounts[profile * (differences + 2) + (both ? slotOfPair[from * laterAnswers + to]! : differences)]!++
  }
  return tallies
}
