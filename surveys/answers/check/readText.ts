import type { TextQuestion } from '../../questionnaire/questionnaire.ts'
import type { ReadAnswer } from './reading.ts'

// Half a character, or one that no keyboard types and PostgreSQL refuses; tab and line breaks are fine
const unprintable = /[\p{Cs}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u

export function readText({ id, maximumLength }: TextQuestion): ReadAnswer {
  const expected = `text of at most ${maximumLength} characters`
  return (value, reading) => {
    if (typeof value !== 'string') return reading.refuse(id, value, 'wrongType', expected)
    if (value === '') return reading.refuse(id, value, 'empty', expected)
    if (value.length > maximumLength) return reading.refuse(id, value, 'tooLong', expected)
    if (unprintable.test(value)) return reading.refuse(id, value, 'wrongType', `${expected}, without control characters`)
    return value
  }
}
