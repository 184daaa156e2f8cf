/**
 * notPlain: not an object as JSON has them · wrongType · unknownQuestion, unknownRow, unknownCode: not in this version ·
 * notAsked: the row or question is not shown with these answers · duplicate, notTogether: in a list of choices ·
 * empty: an answer without content, leave it out · tooLong · missing: required (complete mode only)
 */
export type AnswerRule =
  | 'notPlain'
  | 'wrongType'
  | 'unknownQuestion'
  | 'unknownRow'
  | 'unknownCode'
  | 'notAsked'
  | 'duplicate'
  | 'notTogether'
  | 'empty'
  | 'tooLong'
  | 'missing'

export interface AnswerProblem {
  /** `q2`, `q4.e1`, `q3.0`; empty for the document itself. Shortened and stripped like the value. */
  readonly path: string
  /** What stood there: short, one line, printable. */
  readonly value: string
  readonly rule: AnswerRule
  /** What would have fitted, in English. */
  readonly expected: string
}

/** No more are looked for: a document with this many is not a slip. */
export const mostProblems = 20
const longest = 40

const printable = (text: string): string => {
  const line = text.slice(0, longest).replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '?')
  return text.length > longest ? `${line}…` : line
}

/** A value as it may be shown and logged. Never calls anything of the value's own. */
export function showValue(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `'${printable(value)}'`
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value)
    case 'boolean':
    case 'undefined':
      return String(value)
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? 'a list' : 'an object'
    default:
      return `a ${typeof value}`
  }
}

export const showKey = (key: string | symbol): string => (typeof key === 'symbol' ? 'a symbol' : printable(key))
