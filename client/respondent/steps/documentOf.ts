import type { AnswerDocument } from '../../../surveys/index.ts'
import type { Outline } from './outline.ts'
import { askedRows } from './steps.ts'

/**
 * The answers as they may be sent: what was said about an effect that is no longer chosen stays behind on the page,
 * where it comes back when the effect is chosen again.
 */
export function documentOf(outline: Outline, answers: AnswerDocument): AnswerDocument {
  const document: Record<string, unknown> = {}
  for (const question of outline.pages.flatMap((page) => page.questions)) {
    const answer = (answers as Readonly<Record<string, unknown>>)[question.name]
    if (answer === undefined || answer === null || answer === '') continue
    if (question.kind === 'matrix') {
      const asked = new Set(askedRows(question, answers).map((row) => row.name))
      const rows = Object.entries(answer as Readonly<Record<string, number>>).filter(([row]) => asked.has(row))
      if (rows.length > 0) document[question.name] = Object.fromEntries(rows)
    } else if (!Array.isArray(answer) || answer.length > 0) document[question.name] = answer
  }
  return document as AnswerDocument
}
