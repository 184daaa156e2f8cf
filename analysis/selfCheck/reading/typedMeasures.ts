import { kindOf, kindsInWords } from './headings.ts'
import { readNumber } from './printedNumber.ts'
import { problem } from './tableProblem.ts'
import type { DecimalMark } from './printedNumber.ts'
import type { Measure, PrintedFigure } from '../publishedTable.ts'
import type { TableProblem } from './tableProblem.ts'
import type { TypedMeasure } from './typedCell.ts'

interface ReadFigure {
  readonly figure: PrintedFigure
  readonly percent: boolean
}

/** The measures of a typed table, each as the first row that says something of it; percentages are shares of respondents unless it says otherwise. */
export function typedMeasures(typed: readonly TypedMeasure[], figures: readonly ReadFigure[], decimalMark: DecimalMark, problems: TableProblem[]): Measure[] {
  return [...Map.groupBy(typed, ({ id }) => id).entries()].map(([id, rows]) => {
    const said = (what: 'kind' | 'scale' | 'step' | 'population' | 'desiredBy') => rows.find((row) => row[what] !== '') ?? rows[0]!
    const own = figures.filter(({ figure }) => figure.measure === id)
    const percents = own.filter(({ percent }) => percent)
    if (percents.length > 0 && percents.length < own.length) {
      const odd = own.find(({ percent }) => percent !== own[0]!.percent)!
      problems.push(problem(rows[0]!.line, odd.figure.id, odd.figure.printed, `overal of nergens een % bij ${id}`, `a % with every figure of ${id} or with none`))
    }
    const kind = said('kind').kind === '' ? (percents.length > 0 ? 'share' : 'mean') : kindOf(said('kind').kind)
    if (kind === null) problems.push(problem(said('kind').line, 'kind', said('kind').kind, kindsInWords('nl'), kindsInWords('en')))
    const scale = scaleOf(said('scale'), decimalMark, problems) ?? (kind === 'share' ? { lowest: 0, highest: 100 } : null)
    const step = stepOf(said('step'), decimalMark, problems) ?? (kind === 'share' && scale?.highest === 100 ? 100 : null)
    const desiredBy = said('desiredBy').desiredBy
    if (desiredBy !== '' && !typed.some((row) => row.id === desiredBy)) problems.push(problem(said('desiredBy').line, 'desired by', desiredBy, 'een maat die in de tabel staat', 'a measure that stands in the table'))
    const population = said('population').population
    return { id, kind: kind ?? 'mean', ...(scale && { scale }), ...(step !== null && { step }), ...(population !== '' && { population }), ...(desiredBy !== '' && { desiredBy }) }
  })
}

function scaleOf({ line, scale }: TypedMeasure, decimalMark: DecimalMark, problems: TableProblem[]): { lowest: number; highest: number } | null {
  if (scale === '') return null
  const [lowest, highest] = (/^(.+?)\s*(?:-|–|\.\.|tot|to)\s*(.+)$/.exec(scale)?.slice(1) ?? []).map((end) => readNumber(end, decimalMark)?.value)
  if (lowest !== undefined && highest !== undefined && lowest < highest) return { lowest, highest }
  problems.push(problem(line, 'scale', scale, 'laagste en hoogste waarde, zoals 1-4', 'lowest and highest value, such as 1-4'))
  return null
}

function stepOf({ line, step }: TypedMeasure, decimalMark: DecimalMark, problems: TableProblem[]): number | null {
  if (step === '') return null
  const number = readNumber(step, decimalMark)?.value
  if (number !== undefined && number > 0) return number
  problems.push(problem(line, 'step', step, 'een getal boven 0', 'a number above 0'))
  return null
}
