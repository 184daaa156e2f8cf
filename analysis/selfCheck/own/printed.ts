import type { Result } from '../../result.ts'
import type { Name, PrintedFigure, PublishedTable } from '../publishedTable.ts'

type Place = Pick<PrintedFigure, 'id' | 'measure' | 'crossing' | 'level'>

export const inTotal = (measure: string): Place => ({ id: measure, measure, crossing: null, level: null })

export const inLevel = (measure: string, crossing: string, level: string): Place => ({ id: `${measure}, ${crossing}=${level}`, measure, crossing, level })

/** A figure as it is printed, rounded to its decimals. */
export function print(place: Place, exact: number, decimals: number, base: number | null): PrintedFigure {
  const printed = exact.toFixed(decimals)
  return { ...place, printed: printed.replace('.', ','), value: Number(printed), decimals, ...(base !== null && { base }) }
}

export const valueIn = (result: Result<{ readonly value: number }>): number | null => (result.kind === 'estimated' ? result.value : null)

/** One number that a figure gives twice: a difference and the two means it is of, a whole and the sum of its parts. */
export interface GivenTwice {
  readonly id: string
  readonly name?: Name
  readonly given: number | null
  readonly computed: number | null
}

const decimals = 6

/** Each pair has to be one number; what is not shown takes no part. */
export function givenTwice(pairs: readonly GivenTwice[]): PublishedTable {
  const known = pairs.flatMap(({ id, name, given, computed }) => (given === null || computed === null ? [] : [{ id, name, given, computed }]))
  return {
    measures: known.map(({ id, name }) => ({ id, kind: 'mean', weighted: true, ...(name === undefined ? {} : { name }) })),
    crossings: [],
    figures: known.flatMap(({ id, given, computed }) => [print(inTotal(id), given, decimals, null), { ...print(inTotal(id), computed, decimals, null), id: `${id}, computed` }]),
  }
}

/** Null where one of them is not known. */
export const minus = (second: number | null, first: number | null): number | null => (second === null || first === null ? null : second - first)
