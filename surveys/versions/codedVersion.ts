import type { MatrixQuestion, Questionnaire, Row } from '../questionnaire/questionnaire.ts'
import type { Text } from '../questionnaire/text.ts'
import { questionnaire2020 } from './2020.1/questionnaire.ts'

/** How many statements each battery of an imported wave has; read from the header of its file. */
export interface StatementNumbers {
  readonly strength: number
  readonly benefit: number
  readonly priority: number
}

/** The version under which an imported wave is kept: its scales are known, the wording of its statements is not. */
export const codedVersionName = ({ strength, benefit, priority }: StatementNumbers): string => `coded:${strength}/${benefit}/${priority}`

const pattern = /^coded:(0|[1-9]\d{0,2})\/(0|[1-9]\d{0,2})\/(0|[1-9]\d{0,2})$/

const itemWords: Readonly<Record<string, { readonly letter: string; readonly word: Text }>> = {
  strength: { letter: 's', word: { nl: 'Stelling', en: 'Statement' } },
  benefit: { letter: 'b', word: { nl: 'Voordeel', en: 'Benefit' } },
  priority: { letter: 'p', word: { nl: 'Prioriteit', en: 'Priority' } },
}

function numberedRows(stem: string, count: number): readonly Row[] {
  const { letter, word } = itemWords[stem]!
  return Array.from({ length: count }, (_, index) => {
    const label: Text = { nl: `${word.nl} ${index + 1}`, en: `${word.en} ${index + 1}` }
    return { id: `${letter}${index + 1}`, text: { ...label, status: 'proposed' }, short: label }
  })
}

/** The questionnaire of 2020 with numbered statements; undefined when the name is no coded version. */
export function codedVersion(name: string): Questionnaire | undefined {
  const found = pattern.exec(name)
  if (!found) return undefined
  const numbers: Readonly<Record<string, number>> = { strength: Number(found[1]), benefit: Number(found[2]), priority: Number(found[3]) }
  const numbered = (question: MatrixQuestion): MatrixQuestion => ({ ...question, rows: numberedRows(question.variable.stem, numbers[question.variable.stem]!) })
  const pages = questionnaire2020.pages.map((page) => ({
    ...page,
    questions: page.questions
      .map((question) => (question.kind === 'matrix' && question.variable.stem in numbers ? numbered(question) : question))
      .filter((question) => question.kind !== 'matrix' || question.rows.length > 0),
  }))
  return { ...questionnaire2020, version: name, pages: pages.filter((page) => page.questions.length > 0) }
}
