import type { AnswerDocument } from '../../../surveys/index.ts'
import type { Outline, OutlinePage, OutlineQuestion, OutlineRow } from './outline.ts'

export const checkStep = 'nakijken'
export const thanksStep = 'klaar'

const answerOf = (answers: AnswerDocument, question: string): unknown => (answers as Readonly<Record<string, unknown>>)[question]

/** What was chosen in the question that decides about the rows of another, or undefined before it is answered. */
function chosenIn(answers: AnswerDocument, question: string): readonly unknown[] | undefined {
  const chosen = answerOf(answers, question)
  return Array.isArray(chosen) && chosen.length > 0 ? chosen : undefined
}

/** The rows that are asked of this member. */
export function askedRows(question: OutlineQuestion, answers: AnswerDocument): readonly OutlineRow[] {
  if (question.rowsChosenIn === undefined) return question.rows
  const chosen = chosenIn(answers, question.rowsChosenIn) ?? []
  return question.rows.filter((row) => chosen.includes(row.name))
}

export const isAsked = (question: OutlineQuestion, answers: AnswerDocument): boolean =>
  question.rowsChosenIn === undefined || askedRows(question, answers).length > 0

/** Before it is known which rows will be asked, the question may still come. */
const mayBeAsked = (question: OutlineQuestion, answers: AnswerDocument): boolean =>
  isAsked(question, answers) || chosenIn(answers, question.rowsChosenIn!) === undefined

/**
 * The steps that this member goes through, the check at the end included. As long as the effects are not chosen, the pages
 * about them count: a road that turns out shorter pleases, a longer one does not.
 */
export function stepsOf(outline: Outline, answers: AnswerDocument): string[] {
  const pages = outline.pages.filter((page) => page.questions.some((question) => mayBeAsked(question, answers)))
  return [...pages.map((page) => page.name), checkStep]
}

/** The value given to one row, or undefined. */
export function rowAnswer(answers: AnswerDocument, question: OutlineQuestion, row: string): number | undefined {
  const given = answerOf(answers, question.name)
  return typeof given === 'object' && given !== null ? (given as Readonly<Record<string, number>>)[row] : undefined
}

export interface Missing {
  readonly question: OutlineQuestion
  /** `q2`, or `q4.e1` for a row. */
  readonly path: string
  readonly row?: OutlineRow
}

/** What is still to be answered on a page, in its order. */
export function missingOn(page: OutlinePage, answers: AnswerDocument): Missing[] {
  return page.questions
    .filter((question) => question.required && isAsked(question, answers))
    .flatMap((question): Missing[] => {
      if (question.kind === 'matrix') {
        return askedRows(question, answers)
          .filter((row) => rowAnswer(answers, question, row.name) === undefined)
          .map((row) => ({ question, path: `${question.name}.${row.name}`, row }))
      }
      const given = answerOf(answers, question.name)
      const empty = given === undefined || given === '' || (Array.isArray(given) && given.length === 0)
      return empty ? [{ question, path: question.name }] : []
    })
}

/**
 * The step to show when one is asked for by name, from the address or from where the member left. A page of which nothing is
 * asked (yet) gives way to the first one with an answer missing.
 */
export function openStep(outline: Outline, answers: AnswerDocument, named: string | null, isComplete: boolean): string {
  if (named === thanksStep && isComplete) return thanksStep
  if (named === checkStep) return checkStep
  const page = outline.pages.find((one) => one.name === named)
  if (page?.questions.some((question) => isAsked(question, answers))) return page.name
  if (named === null || named === '') return outline.pages[0]!.name
  return outline.pages.find((one) => missingOn(one, answers).length > 0)?.name ?? checkStep
}
