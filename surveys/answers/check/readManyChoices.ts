import type { ManyChoicesQuestion } from '../../questionnaire/questionnaire.ts'
import { isPlainProperty, keysOf } from './plain.ts'
import type { ReadAnswer } from './reading.ts'

/** A list of row ids without repeats, or none of them alone. Keeps the order of the document. */
export function readManyChoices({ id, rows, none }: ManyChoicesQuestion): ReadAnswer {
  const rowIds = new Set(rows.map((row) => row.id))
  const known = new Set([...rowIds, none.id])
  const list = `a list of ${rows.map((row) => row.id).join(', ')}, or of ${none.id} alone`
  return (value, reading) => {
    if (!Array.isArray(value) || Object.getPrototypeOf(value) !== Array.prototype) return reading.refuse(id, value, 'wrongType', list)
    const { length } = value
    if (length === 0) return reading.refuse(id, value, 'empty', list)
    // Everything chosen and nothing twice is the longest list there can be
    if (length > rows.length) return reading.refuse(id, value, 'duplicate', `at most ${rows.length} choices`)
    if (keysOf(value).length !== length + 1) return reading.refuse(id, value, 'notPlain', 'a list without gaps or other properties')
    const chosen = new Set<string>()
    const before = reading.problems.length
    for (let index = 0; index < length; index += 1) {
      const property = Object.getOwnPropertyDescriptor(value, index)
      if (property === undefined || !isPlainProperty(property)) reading.refuse(`${id}.${index}`, undefined, 'notPlain', 'a plain value')
      else if (typeof property.value !== 'string') reading.refuse(`${id}.${index}`, property.value, 'wrongType', list)
      else if (!known.has(property.value)) reading.refuse(`${id}.${index}`, property.value, 'unknownCode', list)
      else if (chosen.has(property.value)) reading.refuse(`${id}.${index}`, property.value, 'duplicate', 'each choice once')
      else chosen.add(property.value)
    }
    if (chosen.has(none.id) && chosen.size > 1) reading.refuse(id, none.id, 'notTogether', `${none.id} alone`)
    if (reading.problems.length > before) return undefined
    const answer = [...chosen]
    chosen.delete(none.id)
    reading.chosen.set(id, chosen)
    return answer
  }
}
