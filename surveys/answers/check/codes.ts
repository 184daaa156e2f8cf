import type { Choice } from '../../questionnaire/questionnaire.ts'
import type { Reading } from './reading.ts'

/** The codes of a scale, ready to be looked up. */
export interface CodeTable {
  readonly valid: Uint8Array
  readonly expected: string
}

export function codeTable(choices: readonly Choice[]): CodeTable {
  const valid = new Uint8Array(256)
  for (const { code } of choices) valid[code] = 1
  return { valid, expected: `one of ${choices.map((choice) => choice.code).sort((a, b) => a - b).join(', ')}` }
}

/** -0 is no code: it is written as 0 and would come back as another value. */
export const isCode = (value: unknown, { valid }: CodeTable): value is number =>
  typeof value === 'number' && valid[value] === 1 && !Object.is(value, -0)

export function refuseCode(path: string, value: unknown, { expected }: CodeTable, reading: Reading): undefined {
  const rule = typeof value === 'number' && Number.isInteger(value) && !Object.is(value, -0) ? 'unknownCode' : 'wrongType'
  return reading.refuse(path, value, rule, expected)
}
