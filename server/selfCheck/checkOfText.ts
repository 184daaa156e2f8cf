import { readTypedTable } from '../../analysis/index.ts'
import type { TableCheck } from '../api/selfCheck.ts'
import { checkedTable, mostFigures } from './checkedTable.ts'

/** Most problems that are told at once: who mends these sees the next. */
const mostProblems = 20

/** Reads and checks a table that was typed or pasted, or says where it cannot be read. */
export function checkOfText(text: string, decimalMark?: ',' | '.'): TableCheck {
  const read = readTypedTable(text, decimalMark === undefined ? {} : { decimalMark })
  if (read.kind === 'refused') return { kind: 'refused', problems: read.problems.slice(0, mostProblems).map(({ expected, value, ...place }) => ({ ...place, value: value.slice(0, 80), expected: { ...expected } })) }
  const { figures } = read.table
  if (figures.length > mostFigures) {
    return { kind: 'refused', problems: [{ line: 1, column: '', value: `${figures.length}`, expected: { nl: `hoogstens ${mostFigures} cijfers in één keer`, en: `at most ${mostFigures} figures at a time` } }] }
  }
  return checkedTable(read.table)
}
