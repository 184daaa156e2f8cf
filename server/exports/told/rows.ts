import { effects, shortDomainName, suppressedWords, whyNoFigure, type Language, type Text } from '../../../surveys/index.ts'
import type { DomainId, NotEstimable, Result, Suppressed } from '../../../analysis/index.ts'
import { empty, numberCell, textCell, type Cell } from '../tables/table.ts'

/** How the cells of a result are named and written: key, decimals, and whether it is a share. */
export type ResultColumn<Estimated> = readonly [key: keyof Estimated & string, decimals: number, percent?: boolean]

/** A cell for each part of a result; where there is none, the words of the screen in the first. */
export function resultCells<Estimated>(result: Result<Estimated>, columns: readonly ResultColumn<Estimated>[], language: Language): readonly Cell[] {
  if (result.kind !== 'estimated') return absentCells(result, columns.length, language)
  return columns.map(([key, decimals, percent]) => numberOrNothing(result[key] as number | null, decimals, percent))
}

/** Why there is no figure, then nothing. */
export const absentCells = (result: NotEstimable | Suppressed, count: number, language: Language): readonly Cell[] => [textCell(whyNoFigure(result)[language]), ...Array.from({ length: count - 1 }, () => empty)]

/** An adjusted p where there is a test. */
export const numberOrNothing = (value: number | null, decimals: number, percent = false): Cell => (value === null ? empty : numberCell(value, decimals, percent))

export const effectCells = (number: number, language: Language): readonly Cell[] => [numberCell(number), textCell(effects.find((one) => one.number === number)?.short[language] ?? '')]

export const say = (texts: readonly Text[], language: Language): readonly string[] => texts.map((text) => text[language])

/** `Alle leden: n = 269`, or the words of the screen. */
export const baseOf = (domain: DomainId, base: number | null, language: Language): string => namedBase(shortDomainName(domain)[language], base, language)

export const namedBase = (name: string, base: number | null, language: Language): string =>
  `${name}: ${base === null ? suppressedWords[language] : `n = ${base.toLocaleString(language === 'nl' ? 'nl-BE' : 'en-GB')}`}`

/** What the columns of nearly every table are called. */
export const columnNames = {
  number: { nl: 'Nummer', en: 'Number' },
  effect: { nl: 'Effect', en: 'Effect' },
  n: { nl: 'n', en: 'n' },
  mean: { nl: 'gemiddelde', en: 'mean' },
  difference: { nl: 'verschil', en: 'difference' },
  error: { nl: 'standaardfout', en: 'standard error' },
  lower: { nl: '95 %-interval, ondergrens', en: '95% interval, lower end' },
  upper: { nl: '95 %-interval, bovengrens', en: '95% interval, upper end' },
  t: { nl: 't', en: 't' },
  df: { nl: 'vrijheidsgraden', en: 'degrees of freedom' },
  p: { nl: 'p', en: 'p' },
  holm: { nl: 'p na Holm', en: 'p after Holm' },
  hochberg: { nl: 'q volgens Benjamini en Hochberg', en: 'q by Benjamini and Hochberg' },
  table: { nl: 'Tabel', en: 'Table' },
  tests: { nl: 'Toetsen', en: 'Tests' },
} as const satisfies Record<string, Text>
