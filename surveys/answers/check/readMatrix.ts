import type { MatrixQuestion } from '../../questionnaire/questionnaire.ts'
import { codeTable, isCode, refuseCode } from './codes.ts'
import { isPlainObject, isPlainProperty, keysOf, refuseOtherKeys } from './plain.ts'
import type { ReadAnswer } from './reading.ts'

const noRows: ReadonlySet<string> = new Set()

/** Codes by row, for the rows that are asked. */
export function readMatrix({ id, rows, choices, required, rowsChosenIn }: MatrixQuestion): ReadAnswer {
  const table = codeTable(choices)
  const rowIds = rows.map((row) => row.id)
  const paths = rowIds.map((row) => `${id}.${row}`)
  const known = new Set(rowIds)
  const byRow = `an object of codes by row (${rowIds[0]}..${rowIds.at(-1)})`
  const onlyChosen = `nothing: asked only for what is chosen in ${rowsChosenIn}`
  return (value, reading) => {
    const asked = rowsChosenIn === undefined ? undefined : (reading.chosen.get(rowsChosenIn) ?? noRows)
    if (value === undefined) {
      if (reading.complete && required) {
        for (let index = 0; index < rowIds.length; index += 1) if (asked === undefined || asked.has(rowIds[index]!)) reading.missing(paths[index]!, table.expected)
      }
      return undefined
    }
    if (!isPlainObject(value)) return reading.refuse(id, value, 'wrongType', byRow)
    if (asked?.size === 0) return reading.refuse(id, value, 'notAsked', onlyChosen)
    const answer: Record<string, number> = {}
    let found = 0
    for (let index = 0; index < rowIds.length; index += 1) {
      const row = rowIds[index]!
      const isAsked = asked === undefined || asked.has(row)
      const property = Object.getOwnPropertyDescriptor(value, row)
      if (property === undefined) {
        if (reading.complete && required && isAsked) reading.missing(paths[index]!, table.expected)
        continue
      }
      found += 1
      if (!isPlainProperty(property)) reading.refuse(paths[index]!, undefined, 'notPlain', 'a plain value')
      else if (!isAsked) reading.refuse(paths[index]!, property.value, 'notAsked', onlyChosen)
      else if (!isCode(property.value, table)) refuseCode(paths[index]!, property.value, table, reading)
      else answer[row] = property.value
    }
    const keys = keysOf(value)
    if (keys.length === 0) return reading.refuse(id, value, 'empty', byRow)
    if (found !== keys.length) refuseOtherKeys(value, keys, known, `${id}.`, 'unknownRow', byRow, reading)
    return answer
  }
}
