import { batteryMeans, noStatementAnswered } from '../tallies/batteryMeans.ts'
import { codesOf } from '../variables.ts'
import type { ResponseMatrix } from '../responseMatrix.ts'

/** Without an answer: left blank, or not asked. */
export const noAnswer = noStatementAnswered

/** One variable, response by response, as places in a list of the values that it can have: `slotOf[codes[response]]`. */
export interface AnswerSlots {
  readonly values: readonly number[]
  readonly codes: Uint8Array | Uint16Array
  readonly slotOf: Uint16Array
}

const sameSlot = Uint16Array.from({ length: 65_536 }, (_, slot) => slot)

/** A column of the matrix as it is, the mean of a battery, or the share within three years. */
export function answerSlots(matrix: ResponseMatrix, variable: string): AnswerSlots {
  if (variable === 'strength_mean' || variable === 'benefit_mean') {
    const { values, slots } = batteryMeans(matrix, variable === 'strength_mean' ? 'strength' : 'benefit')
    return { values, codes: slots, slotOf: sameSlot }
  }
  const within3 = variable === 'competitive_within3'
  const name = within3 ? 'competitive' : variable
  const column = matrix.columns[name]
  if (!column) throw new RangeError(`the response matrix has no variable ${name}`)
  const codes = codesOf(name)
  const slotOf = new Uint16Array(256).fill(noAnswer)
  codes.forEach((code, slot) => (slotOf[code] = within3 ? (code <= 3 ? 1 : 0) : slot))
  return { values: within3 ? [0, 1] : codes, codes: column, slotOf }
}
