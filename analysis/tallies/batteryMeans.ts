import type { ResponseMatrix } from '../responseMatrix.ts'
import type { Battery } from '../variables.ts'

/** No statement of the battery was answered. */
export const noStatementAnswered = 65_535

/**
 * Per response the mean of the statements answered, as a place in the ascending list of the means that occur.
 * Two responses with the same sum and count of answers share a place.
 * @throws RangeError for a battery of more than 100 statements
 */
export function batteryMeans(matrix: ResponseMatrix, battery: Battery): { values: number[]; slots: Uint16Array } {
  const statements = matrix.statements[battery]
  if (statements > 100) throw new RangeError(`a battery of ${statements} statements; at most 100`)
  const { responses } = matrix
  const sums = new Uint16Array(responses)
  const answers = new Uint8Array(responses)
  for (let statement = 1; statement <= statements; statement++) {
    const column = matrix.columns[`${battery}_${statement}`]!
    for (let response = 0; response < responses; response++) {
      const code = column[response]!
      if (code <= 4) {
        sums[response]! += code
        answers[response]!++
      }
    }
  }
  const width = 4 * statements + 1
  const meansByKey = new Map<number, number>()
  for (let response = 0; response < responses; response++) {
    const count = answers[response]!
    if (count > 0) {
      const key = count * width + sums[response]!
      if (!meansByKey.has(key)) meansByKey.set(key, sums[response]! / count)
    }
  }
  const values = [...new Set(meansByKey.values())].sort((a, b) => a - b)
  const slotOfValue = new Map(values.map((value, slot) => [value, slot]))
  const slotOfKey = new Uint16Array((statements + 1) * width)
  for (const [key, mean] of meansByKey) slotOfKey[key] = slotOfValue.get(mean)!
  const slots = new Uint16Array(responses)
  for (let response = 0; response < responses; response++) {
    const count = answers[response]!
    slots[response] = count > 0 ? slotOfKey[count * width + sums[response]!]! : noStatementAnswered
  }
  return { values, slots }
}
