import { kindOfView, rakingTotals } from '../../../analysis/index.ts'
import type { ResponseMatrix } from '../../../analysis/index.ts'
import { whyNoFigure, type Language, type Text } from '../../../surveys/index.ts'
import { definitionOf } from '../definition/definition.ts'
import { fileName } from '../definition/permalink.ts'
import { describedVariable, type DescribedVariable } from '../describedVariable.ts'
import { csvOf } from '../files/csv.ts'
import type { Occasion, ScriptedFigure } from '../takenFigure.ts'
import { codedData } from './codedData.ts'
import { crossingLines, variablesOfCrossings } from './crossingScript.ts'
import { designLines } from './designLines.ts'
import { effectMatrixLines, variablesOfEffectMatrix } from './effectMatrixScript.ts'
import { meanLines } from './meanLines.ts'
import { comment, rText } from './rText.ts'

const words = {
  run: { nl: 'In de map waar dit script en de gegevens staan:', en: 'In the folder that holds this script and the data:' },
  needs: { nl: 'Nodig: R met het pakket survey (gemaakt met 4.1-1).', en: 'Needed: R with the package survey (made with 4.1-1).' },
  secret: {
    nl: 'De gegevens zijn vertrouwelijk: gecodeerde antwoorden, alleen voor de databeheerder. Publiceer niets op minder dan 5 antwoorden.',
    en: 'The data are confidential: coded answers, for the data steward only. Publish nothing on fewer than 5 responses.',
  },
  codes: {
    nl: 'Gegevens: een rij per volledig antwoord, in willekeurige volgorde. Leeg is niet ingevuld, 254 is niet gevraagd.',
    en: 'Data: one row for each complete response, in random order. Empty is left blank, 254 is not asked.',
  },
  noRaking: { nl: 'Er zijn geen herwogen cijfers', en: 'There are no raked figures' },
} satisfies Record<string, Text>

export interface NamedText {
  readonly name: string
  readonly text: string
}

/**
 * A script for R, with the coded data it reads, that computes the figures of the screen again with the survey package and
 * prints them as CSV; the figures that the screen withholds are left out.
 * @param order every ordinal of the matrix once, by chance
 */
export function rFilesOf(figure: ScriptedFigure, occasion: Occasion, matrix: ResponseMatrix, order: readonly number[], language: Language): { readonly script: NamedText; readonly data: NamedText } {
  const name = fileName(figure, occasion)
  const described = figure.kind === 'crossings' ? describedVariable(occasion.wave.questionnaireVersion, figure.variable) : null
  const variables = figure.kind === 'crossings' ? variablesOfCrossings(figure, described!, matrix) : variablesOfEffectMatrix(figure)
  const script = [
    ...definitionOf(figure, occasion, language).flatMap(({ term, text }) => comment(`${term}: ${text}`)),
    '#',
    ...comment(words.secret[language]),
    ...comment(words.codes[language]),
    ...comment(words.needs[language]),
    ...comment(words.run[language]),
    `#   Rscript ${name}.R`,
    '',
    ...bodyOf(figure, described, matrix, variables, name, language),
  ]
  return {
    script: { name: `${name}.R`, text: `${script.join('\n')}\n` },
    data: { name: `${name}-data.csv`, text: csvOf(codedData(matrix, variables, order), 'en') },
  }
}

function bodyOf(figure: ScriptedFigure, described: DescribedVariable | null, matrix: ResponseMatrix, variables: readonly string[], name: string, language: Language): readonly string[] {
  if (matrix.responses === 0) return comment(`${whyNoFigure({ kind: 'notEstimable', reason: 'noResponse' })[language]}.`)
  // Without weights there is no figure, and R's rake would give some all the same
  if (figure.raking !== undefined && figure.raking.kind !== 'estimated') return comment(`${words.noRaking[language]}: ${whyNoFigure(figure.raking)[language]}.`)
  return [
    'suppressMessages(library(survey))',
    `d <- read.csv(${rText(`${name}-data.csv`)}, fileEncoding = "UTF-8-BOM", na.strings = "", colClasses = c(cluster = "character", size = "character", call = "character", embedding = "character"))`,
    `for (variable in c(${variables.map((variable) => rText(variable)).join(', ')})) d[[variable]][d[[variable]] %in% 254] <- NA`,
    ...designLines(figure.view, kindOfView(figure.view) === 'raked' ? rakingTotals(matrix, figure.view) : []),
    '',
    ...meanLines(figure.view),
    '',
    ...(figure.kind === 'crossings' ? crossingLines(figure, described!, language) : effectMatrixLines(figure, language)),
  ]
}
