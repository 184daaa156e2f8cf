import { batteryMeans, noStatementAnswered } from '../tallies/batteryMeans.ts'
import { codesOf } from '../variables.ts'
import type { ResponseMatrix } from '../responseMatrix.ts'

/** Without an answer: left blank, or not asked. */
export const noAnswer = noStatementAnswered

/** One variable, response by response, as places in a list of the values that it can have. */
export interface AnswerSlots {
  readonly values: readonly number[]
  readonly slots: Uint16Array
}

/** A column of the matrix, the mean of a battery, or the share within three years. */
export function answerSlots(matrix: ResponseMatrix, variable: string): AnswerSlots {
  if (variable === 'strength_mean' || variable === 'benefit_mean') {
    return batteryMeans(matrix, variable === 'strength_mean' ? 'strength' : 'benefit')
  }
  const within3 = variable === 'competitive_within3'
  const name = within3 ? 'competitive' : variable
  const column = matrix.columns[name]
  if (!column) throw new RangeError(`the response matrix has no variable ${name}`)
  const codes = codesOf(name)
  const values = within3 ? [0, 1] : codes
  const slotOf = new Uint16Array(256).fill(noAnswer)
  codes.forEach((code, slot) => (slotOf[code] = within3 ? (code <= 3 ? 1 : 0) : slot))
  const slots = new Uint16Array(matrix.responses)
  for (let response = 0; response < slots.length; response++) slots[response] = slotOf[column[response]!]!
  return { values, slots }
}
