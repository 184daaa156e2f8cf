import { questionsOf, type Question, type Questionnaire } from '../../surveys/questionnaire/questionnaire.ts'
import type { Seeded } from './seeded.ts'

export type LooseDocument = Record<string, unknown>

const words = ['meer', 'contact', 'met', 'klanten', 'é', '😀', '"', '<b>', '{q1}', '\n', 'sneller']

function answerTo(question: Question, document: LooseDocument, seeded: Seeded, answered: number): unknown {
  switch (question.kind) {
    case 'oneChoice':
      return seeded.pick(question.choices).code
    case 'manyChoices': {
      // None and all are edges that chance would seldom reach
      const share = seeded.pick([0, 0.1, 0.4, 0.8, 1])
      const chosen = seeded.shuffle(question.rows.map((row) => row.id)).filter(() => seeded.chance(share))
      return chosen.length > 0 ? chosen : [question.none.id]
    }
    case 'matrix': {
      const chosen = question.rowsChosenIn === undefined ? undefined : ((document[question.rowsChosenIn] ?? []) as readonly string[])
      const rows = seeded.shuffle(question.rows).filter((row) => (chosen?.includes(row.id) ?? true) && seeded.chance(answered))
      return rows.length > 0 ? Object.fromEntries(rows.map((row) => [row.id, seeded.pick(question.choices).code])) : undefined
    }
    case 'text':
      return Array.from({ length: 1 + seeded.below(8) }, () => seeded.pick(words)).join(' ')
  }
}

/** An answer document as JSON.parse gives it, that fits; `answered` is the share of questions and rows with an answer. */
export function generatedAnswers(questionnaire: Questionnaire, seeded: Seeded, answered = 1): LooseDocument {
  const document: LooseDocument = {}
  for (const question of questionsOf(questionnaire)) {
    if (question.required ? !seeded.chance(answered) : seeded.chance(0.5)) continue
    const answer = answerTo(question, document, seeded, answered)
    if (answer !== undefined) document[question.id] = answer
  }
  return JSON.parse(JSON.stringify(document)) as LooseDocument
}
