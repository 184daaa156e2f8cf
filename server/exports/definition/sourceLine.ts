import { kindOfView } from '../../../analysis/index.ts'
import { domainName, suppressedWords, type Language } from '../../../surveys/index.ts'
import type { Occasion, ScriptedFigure } from '../takenFigure.ts'
import { viewNames, written } from './viewWords.ts'
import { waveInWords } from './waveInWords.ts'

/** The line under a picture: how many answers, how they count, where they come from. */
export function sourceLine(figure: ScriptedFigure, occasion: Occasion, language: Language): string {
  const domain = figure.kind === 'effectMatrix' ? figure.matrix.domain : 'total'
  const base = figure.kind === 'effectMatrix' ? figure.matrix.base : (figure.crossings[0]?.columns.find((column) => column.domain === 'total')?.figure.base ?? null)
  const count = base === null ? suppressedWords[language] : `n = ${written(base, language)}`
  return `${domainName(domain)[language]}, ${count}; ${viewNames[kindOfView(figure.view)][language]}. ${language === 'nl' ? 'Bron: bevraging' : 'Source: survey'} ${waveInWords(occasion, language)}`
}
