import { suppressedWords, whyNoFigure, type Language } from '../../../surveys/index.ts'
import type { Interval, Result } from '../../../analysis/index.ts'
import { empty, numberCell, textCell, type Cell } from './table.ts'

/** How the numbers of one figure are written. */
export interface Style {
  readonly language: Language
  readonly decimals: number
  readonly percent: boolean
}

type WithError = Result<{ readonly value: number; readonly standardError: number | null }>

/** A count, or the words of the screen where it is withheld. */
export const countCell = (count: number | null, { language }: Style): Cell => (count === null ? textCell(suppressedWords[language]) : numberCell(count))

export const valueCell = (result: Result<{ readonly value: number }>, { language, decimals, percent }: Style): Cell =>
  result.kind === 'estimated' ? numberCell(result.value, decimals, percent) : textCell(whyNoFigure(result)[language])

/** A standard error and a standard deviation are in the units of the figure; a share's stay fractions, as R prints them. */
export const spreadCell = (result: Result<object>, spread: number | null, { language, decimals }: Style): Cell =>
  result.kind !== 'estimated' ? textCell(whyNoFigure(result)[language]) : spread === null ? empty : numberCell(spread, decimals + 2)

export const errorCell = (result: WithError, style: Style): Cell => spreadCell(result, result.kind === 'estimated' ? result.standardError : null, style)

export const endCell = (interval: Interval, end: 'lower' | 'upper', { language, decimals, percent }: Style): Cell =>
  interval.kind === 'estimated' ? numberCell(interval[end], decimals, percent) : textCell(whyNoFigure(interval)[language])
