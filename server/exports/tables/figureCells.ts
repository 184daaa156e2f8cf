import { suppressedWords, whyNoFigure, type Language, type Text } from '../../../surveys/index.ts'
import type { Interval, MeanFigure, Result } from '../../../analysis/index.ts'
import { numberCell, textCell, type Cell } from './table.ts'

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

/** In the units of the figure; a share's stays a fraction, as R prints it. */
export const deviationCell = (mean: MeanFigure['mean'], { language, decimals }: Style): Cell =>
  mean.kind !== 'estimated'
    ? textCell(whyNoFigure(mean)[language])
    : mean.standardDeviation === null
      ? textCell(whyNoFigure({ kind: 'notEstimable', reason: 'oneResponse' })[language])
      : numberCell(mean.standardDeviation, decimals + 2)

const noError = {
  nobodyOrEverybody: { nl: 'niemand of iedereen: geen standaardfout', en: 'nobody or everybody: no standard error' },
  notComputed: { nl: 'niet berekend', en: 'not computed' },
} satisfies Record<string, Text>

/**
 * The standard error, or why there is none.
 * @param interval that goes with the figure: without a standard error it tells why, except for a share of 0 or 1
 */
export function errorCell(result: WithError, interval: Interval | null, { language, decimals }: Style): Cell {
  if (result.kind !== 'estimated') return textCell(whyNoFigure(result)[language])
  if (result.standardError !== null) return numberCell(result.standardError, decimals + 2)
  if (interval === null) return textCell(noError.notComputed[language])
  return textCell(interval.kind === 'estimated' ? noError.nobodyOrEverybody[language] : whyNoFigure(interval)[language])
}

export const endCell = (interval: Interval, end: 'lower' | 'upper', { language, decimals, percent }: Style): Cell =>
  interval.kind === 'estimated' ? numberCell(interval[end], decimals, percent) : textCell(whyNoFigure(interval)[language])
