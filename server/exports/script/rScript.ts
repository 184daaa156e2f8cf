import { kindOfView, rakingTotals } from '../../../analysis/index.ts'
import type { ResponseMatrix } from '../../../analysis/index.ts'
import { whyNoFigure, type Language, type Text } from '../../../surveys/index.ts'
import { definitionOf } from '../definition/definition.ts'
import { fileName } from '../definition/permalink.ts'
import { describedVariable } from '../describedVariable.ts'
import { csvOf } from '../files/csv.ts'
import type { Occasion, TakenFigure } from '../takenFigure.ts'
import { codedData } from './codedData.ts'
import { crossingLines, variablesOfCrossings } from './figures/crossingScript.ts'
import { designLines } from './designLines.ts'
import { effectMatrixLines, variablesOfEffectMatrix } from './figures/effectMatrixScript.ts'
import { meanLines } from './meanLines.ts'
import { comment, rText } from './rText.ts'
import { tableLines, variablesOfTable } from './figures/tableScript.ts'

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

/** Whether there is a script for R of this figure. */
export const hasScript = (figure: TakenFigure): boolean => figure.kind !== 'told' || figure.script !== null

/**
 * A script for R, with the coded data it reads, that computes the figures of the screen again with the survey package and
 * prints them as CSV; the figures that the screen withholds are left out.
 * @param order every ordinal of the matrix once, by chance
 * @throws RangeError for a figure without a script
 */
export function rFilesOf(figure: TakenFigure, occasion: Occasion, matrix: ResponseMatrix, order: readonly number[], language: Language): { readonly script: NamedText; readonly data: NamedText } {
  const name = fileName(figure, occasion)
  const { variables, lines } = scriptOf(figure, occasion.wave.questionnaireVersion, matrix, language)
  const script = [
    ...definitionOf(figure, occasion, language).flatMap(({ term, text }) => comment(`${term}: ${text}`)),
    '#',
    ...comment(words.secret[language]),
    ...comment(words.codes[language]),
    ...comment(words.needs[language]),
    ...comment(words.run[language]),
    `#   Rscript ${name}.R`,
    '',
    ...bodyOf(figure, lines, matrix, variables, name, language),
  ]
  return {
    script: { name: `${name}.R`, text: `${script.join('\n')}\n` },
    data: { name: `${name}-data.csv`, text: csvOf(codedData(matrix, variables, order), 'en') },
  }
}

interface ScriptParts {
  readonly variables: readonly string[]
  readonly lines: () => readonly string[]
}

function scriptOf(figure: TakenFigure, version: string, matrix: ResponseMatrix, language: Language): ScriptParts {
  switch (figure.kind) {
    case 'crossings': {
      const described = describedVariable(version, figure.variable)
      return { variables: variablesOfCrossings(figure, described, matrix), lines: () => crossingLines(figure, described, language) }
    }
    case 'effectMatrix':
      return { variables: variablesOfEffectMatrix(figure), lines: () => effectMatrixLines(figure, language) }
    case 'table':
      return { variables: variablesOfTable(figure, version, matrix), lines: () => tableLines(figure, version, language) }
    case 'told': {
      const { script } = figure
      if (script === null) throw new RangeError('this figure has no script')
      return { variables: script.variables, lines: () => script.lines(language) }
    }
  }
}

function bodyOf({ view, raking }: TakenFigure, lines: () => readonly string[], matrix: ResponseMatrix, variables: readonly string[], name: string, language: Language): readonly string[] {
  if (matrix.responses === 0) return comment(`${whyNoFigure({ kind: 'notEstimable', reason: 'noResponse' })[language]}.`)
  // Without weights there is no figure, and R's rake would give some all the same
  if (raking !== undefined && raking.kind !== 'estimated') return comment(`${words.noRaking[language]}: ${whyNoFigure(raking)[language]}.`)
  return [
    'suppressMessages(library(survey))',
    `d <- read.csv(${rText(`${name}-data.csv`)}, fileEncoding = "UTF-8-BOM", na.strings = "", colClasses = c(cluster = "character", size = "character", call = "character", embedding = "character"))`,
    `for (variable in c(${variables.map((variable) => rText(variable)).join(', ')})) d[[variable]][d[[variable]] %in% 254] <- NA`,
    ...designLines(view ?? 'published', view !== null && kindOfView(view) === 'raked' ? rakingTotals(matrix, view) : []),
    '',
    ...meanLines(view ?? 'published'),
    '',
    ...lines(),
  ]
}
