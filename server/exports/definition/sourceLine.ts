import { kindOfView } from '../../../analysis/index.ts'
import { domainName, suppressedWords, type Language } from '../../../surveys/index.ts'
import type { Occasion, TakenFigure } from '../takenFigure.ts'
import { viewNames, written } from './viewWords.ts'
import { waveInWords } from './waveInWords.ts'

/** The line under a picture: how many answers, how they count, where they come from. */
export function sourceLine(figure: TakenFigure, occasion: Occasion, language: Language): string {
  const nl = language === 'nl'
  const source = `${nl ? 'Bron: bevraging' : 'Source: survey'} ${waveInWords(occasion, language)}`
  const view = figure.view === null ? '' : `; ${viewNames[kindOfView(figure.view)][language]}`
  if (figure.kind === 'told') return `${figure.tell(language).base.replace(/\.$/, '')}${view}. ${source}`
  const domain = figure.kind === 'effectMatrix' ? figure.matrix.domain : 'total'
  const base = figure.kind === 'effectMatrix' ? figure.matrix.base : figure.kind === 'table' ? figure.table.responses : (figure.crossings[0]?.columns.find((column) => column.domain === 'total')?.figure.base ?? null)
  const count = base === null ? suppressedWords[language] : `n = ${written(base, language)}`
  const whom = figure.kind === 'table' && figure.table.layer !== null ? (nl ? 'De leden van deze laag' : 'The members in this layer') : domainName(domain)[language]
  return `${whom}, ${count}${view}. ${source}`
}
