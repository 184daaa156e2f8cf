import { isTotal } from './headings.ts'
import { problem } from './tableProblem.ts'
import type { Heading } from './headings.ts'
import type { CellRow } from './splitCells.ts'
import type { TableProblem } from './tableProblem.ts'
import type { TypedTable } from './typedCell.ts'

/** One figure a row, with columns for its measure, crossing, level and value. */
export function longTable(headings: readonly (Heading | null)[], rows: readonly CellRow[], problems: TableProblem[]): TypedTable {
  const cells = rows.map(({ line, cells: texts }) => {
    const text = (heading: Heading): string => texts[headings.indexOf(heading)] ?? ''
    const total = (text('crossing') === '' || isTotal(text('crossing'))) && (text('level') === '' || isTotal(text('level')))
    if (text('measure') === '') problems.push(problem(line, 'measure', '', 'de naam van een maat', 'the name of a measure'))
    if (!total && text('crossing') === '') problems.push(problem(line, 'crossing', '', `de uitsplitsing van ${text('level')}`, `the crossing of ${text('level')}`))
    if (!total && text('level') === '') problems.push(problem(line, 'level', '', `een groep van ${text('crossing')}`, `a group of ${text('crossing')}`))
    return {
      line,
      column: 'printed',
      id: text('id') || `line ${line}`,
      measure: text('measure'),
      crossing: total ? null : text('crossing'),
      level: total ? null : text('level'),
      text: text('printed'),
      base: text('base'),
      mark: text('mark'),
      chart: text('chart'),
      source: text('source') || `line ${line}`,
    }
  })
  const measures = rows.map(({ line, cells: texts }) => {
    const text = (heading: Heading): string => texts[headings.indexOf(heading)] ?? ''
    return { line, id: text('measure'), kind: text('kind'), scale: text('scale'), step: text('step'), population: text('population'), desiredBy: text('desiredBy') }
  })
  return { cells, measures }
}
