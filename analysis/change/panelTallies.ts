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
  const add = ({ counts, stride }: Tally, profile: number, slot: number) => counts[profile * stride + slot]!++
  pairs.later.forEach((laterOrdinal, pair) => {
    const from = before.slots[pairs.earlier[pair]!]!
    const to = after.slots[laterOrdinal]!
    const profile = profiles.ofResponse[pair]!
    const both = from !== noAnswer && to !== noAnswer
    add(tallies.earlier, profile, both ? from : before.values.length)
    add(tallies.later, profile, both ? to : after.values.length)
    add(tallies.difference, profile, both ? slotOfPair[from * after.values.length + to]! : steps.length)
  })
  return tallies
}
