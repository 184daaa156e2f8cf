import { questionsOf } from '../questionnaire/questionnaire.ts'
import { questionnaire } from '../versions/versions.ts'
import { byQuestion, type AnswerDocument, type AnswerValue, type RowAnswers } from './answerDocument.ts'

/**
 * The answers without those to rows that are no longer chosen, and without empty lists and objects: what a page may send.
 * SurveyJS cannot be left to do this: it keeps the rows of an effect that was unchosen, on completion it keeps those with
 * code 0, and its clearIncorrectValues deletes valid answers with code 0.
 * @throws RangeError for a version that does not exist
 */
export function withoutStrays(version: string, answers: AnswerDocument): AnswerDocument {
  const given = byQuestion(answers)
  const kept: Record<string, AnswerValue> = {}
  for (const question of questionsOf(questionnaire(version))) {
    let answer = given[question.id]
    if (answer === undefined || answer === null) continue
    if (question.kind === 'matrix' && question.rowsChosenIn !== undefined) {
      const chosen = given[question.rowsChosenIn]
      const asked = Array.isArray(chosen) ? (chosen as readonly string[]) : []
      answer = Object.fromEntries(Object.entries(answer as RowAnswers).filter(([row]) => asked.includes(row)))
    }
    if (typeof answer === 'object' && Object.keys(answer).length === 0) continue
    kept[question.id] = answer
  }
  return kept as AnswerDocument
}
