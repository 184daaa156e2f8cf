import { fillClusterName, questionnaire, type Question, type Row } from '../../../surveys/index.ts'
import type { Outline, OutlineChoice, OutlineQuestion, OutlineRow } from './outline.ts'

/** An effect is known by its short name, with the wording under it; a statement only by its wording. */
export function outlineOf(version: string, clusterName: string): Outline {
  const filled = (wording: Parameters<typeof fillClusterName>[0]) => fillClusterName(wording, clusterName)

  const rowOf = (row: Row, byShortName: boolean): OutlineRow =>
    byShortName
      ? { name: row.id, short: row.short, label: row.short, text: filled(row.text) }
      : { name: row.id, short: row.short, label: filled(row.text), text: undefined }

  const choicesOf = (question: Question): OutlineChoice[] => {
    if (question.kind === 'text') return []
    if (question.kind === 'manyChoices') {
      return [...question.rows.map((row) => ({ value: row.id, label: row.short })), { value: question.none.id, label: filled(question.none.label) }]
    }
    return question.choices.map((choice) => ({ value: choice.code, label: filled(choice.label) }))
  }

  const questionOf = (question: Question): OutlineQuestion => {
    const rowsChosenIn = question.kind === 'matrix' ? question.rowsChosenIn : undefined
    const rows = question.kind === 'matrix' || question.kind === 'manyChoices' ? question.rows : []
    const byShortName = rowsChosenIn !== undefined || question.kind === 'manyChoices'
    return {
      name: question.id,
      kind: question.kind,
      title: filled(question.text),
      short: question.short,
      required: question.required,
      rowsChosenIn,
      rows: rows.map((row) => rowOf(row, byShortName)),
      choices: choicesOf(question),
    }
  }

  return {
    pages: questionnaire(version).pages.map((page) => ({
      name: page.id,
      title: filled(page.title),
      questions: page.questions.map(questionOf),
    })),
  }
}
