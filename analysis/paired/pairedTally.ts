import { leftBlank, notAsked } from '../responseMatrix.ts'
import type { CellProfiles } from '../tallies/profiles.ts'
import type { Tally } from '../tallies/tally.ts'

/** What one member says of one effect: desired and realised taken together. */
export const pairedAnswers = { doesNotWant: 0, wantsExpectsNone: 1, wantsExpectsHelp: 2, wantsAndHas: 3 } as const

const values: readonly number[] = Object.values(pairedAnswers)
const unanswered = values.length

/** Place among the values for each pair of codes; a desired effect whose realisation was left blank counts as unanswered. */
const slotOfPair = (() => {
  const slots = new Uint8Array(256 * 256).fill(unanswered)
  for (let realised = 0; realised < 256; realised++) slots[realised] = pairedAnswers.doesNotWant
  for (const desired of [1, 2]) for (const realised of [0, 1, 2]) slots[desired * 256 + realised] = realised + 1
  return slots
})()

/**
 * How often each combination of desired and realised was answered for one effect, by profile: desired 0 does not want it;
 * desired 1 or 2 wants it, and then realised 0 expects no help, 1 expects help, 2 has it. One pass over two byte columns.
 * @throws RangeError when the matrix lacks the effect, or holds a code that its question does not have
 */
export function tallyPaired(profiles: CellProfiles, effect: number): Tally {
  const { ofResponse, count, matrix: { responses, columns } } = profiles
  const desired = columns[`desired_${effect}`]
  const realised = columns[`realised_${effect}`]
  if (!desired || !realised) throw new RangeError(`the response matrix has no effect ${effect}`)
  const stride = values.length + 2
  const counts = new Uint32Array(count * stride)
  for (let response = 0; response < responses; response++) {
    const wanted = desired[response]!
    const had = realised[response]!
    if ((wanted > 2 && wanted < notAsked) || (had > 2 && had < notAsked)) throw new RangeError(`effect ${effect} holds a byte that is none of its codes`)
    counts[ofResponse[response]! * stride + slotOfPair[(wanted === leftBlank ? notAsked : wanted) * 256 + had]!]!++
  }
  return { variable: `paired_${effect}`, profiles, values, counts, stride }
}
