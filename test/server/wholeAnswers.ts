import { currentVersion, questionnaire, questionsOf, type AnswerDocument } from '../../surveys/index.ts'

/** A whole, fitting answer document: every question answered with the choice at `place`, the first `effects` effects desired. */
export function wholeAnswers(place = 0, effects = 2): AnswerDocument {
  const answers: Record<string, unknown> = {}
  for (const question of questionsOf(questionnaire(currentVersion))) {
    if (question.kind === 'oneChoice') answers[question.id] = question.choices[place % question.choices.length]!.code
    if (question.kind === 'manyChoices') answers[question.id] = question.rows.slice(0, effects).map((row) => row.id)
    if (question.kind === 'matrix') {
      const rows = question.rowsChosenIn === undefined ? question.rows : question.rows.slice(0, effects)
      answers[question.id] = Object.fromEntries(rows.map((row) => [row.id, question.choices[place % question.choices.length]!.code]))
    }
  }
  return answers
}
