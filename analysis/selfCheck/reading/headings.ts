import type { MeasureKind } from '../publishedTable.ts'

/** The columns of a typed table other than its figures. */
export type Heading = 'measure' | 'kind' | 'scale' | 'step' | 'population' | 'desiredBy' | 'crossing' | 'level' | 'printed' | 'base' | 'mark' | 'chart' | 'source' | 'id'

const headingWords: Record<Heading, readonly string[]> = {
  measure: ['measure', 'question', 'maat', 'vraag', 'meting'],
  kind: ['kind', 'soort'],
  scale: ['scale', 'schaal'],
  step: ['step', 'stap'],
  population: ['population', 'populatie'],
  desiredBy: ['desired by', 'gewenst volgens'],
  crossing: ['crossing', 'uitsplitsing'],
  level: ['level', 'group', 'groep', 'niveau'],
  printed: ['printed', 'value', 'figure', 'waarde', 'cijfer'],
  base: ['n', 'base', 'basis', 'aantal antwoorden'],
  mark: ['mark', 'teken'],
  chart: ['chart', 'grafiek', 'figuur'],
  source: ['source', 'line', 'bron', 'regel', 'lijn'],
  id: ['id'],
}

const kindWords: Record<MeasureKind, readonly string[]> = {
  mean: ['mean', 'gemiddelde'],
  share: ['share', 'percent', 'aandeel', 'percentage'],
  pooledPairs: ['pooled pairs', 'pooledpairs', 'gemiddelde van paren'],
  meanOfEffects: ['mean of effects', 'meanofeffects', 'gemiddelde van effecten'],
  effectAxis: ['effect axis', 'effectaxis', 'gemiddelde as'],
  count: ['count', 'aantal'],
}

const totalWords = ['total', 'totaal', 'all', 'alle', 'allen', 'iedereen', 'everyone']

const plain = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ')

export const headingOf = (text: string): Heading | null => (Object.keys(headingWords) as Heading[]).find((heading) => headingWords[heading].includes(plain(text))) ?? null

export const kindOf = (text: string): MeasureKind | null => (Object.keys(kindWords) as MeasureKind[]).find((kind) => kindWords[kind].includes(plain(text))) ?? null

export const kindsInWords = (language: 'nl' | 'en'): string => Object.values(kindWords).map((words) => (language === 'nl' ? words.at(-1)! : words[0]!)).join(', ')

export const isTotal = (text: string): boolean => totalWords.includes(plain(text))

/** `call: 1` or `call=1`; null where it is neither. */
export function crossingAndLevel(text: string): { readonly crossing: string; readonly level: string } | null {
  const parts = /^\s*([^:=]+?)\s*[:=]\s*(\S.*?)\s*$/.exec(text)
  return parts ? { crossing: parts[1]!, level: parts[2]! } : null
}

/** The measure that a row of bases is for: '' for every measure; null where the row is one of figures. */
export function basesFor(text: string): string | null {
  const parts = /^(?:n|base|basis)(?:\s*[:=]?\s+(\S.*))?$/i.exec(text.trim())
  return parts ? (parts[1] ?? '').trim() : null
}
