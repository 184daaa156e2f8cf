import { createContext, useContext } from 'react'
import type { AnswerDocument } from '../../../surveys/index.ts'
import type { Outline, OutlineQuestion, OutlineRow } from '../steps/outline.ts'

export interface Answering {
  readonly outline: Outline
  readonly answers: AnswerDocument
  /** What the last press on Next found missing, by path, and the words for it. */
  readonly missing: ReadonlyMap<string, string>
}

/** SurveyJS keeps the model; the questions are drawn again when the answers or the missing ones change. */
export const AnsweringContext = createContext<Answering>({ outline: { pages: [] }, answers: {} as AnswerDocument, missing: new Map() })

interface QuestionAnswering {
  readonly given: unknown
  /** The words of the error for this question, or for one of its rows, while it has no answer. */
  readonly error: (row?: string) => string | undefined
  readonly row: (name: string) => OutlineRow | undefined
}

export function useAnswering(name: string): QuestionAnswering {
  const { outline, answers, missing } = useContext(AnsweringContext)
  const question: OutlineQuestion | undefined = outline.pages.flatMap((page) => page.questions).find((one) => one.name === name)
  return {
    given: (answers as Readonly<Record<string, unknown>>)[name],
    error: (row) => missing.get(row === undefined ? name : `${name}.${row}`),
    row: (rowName) => question?.rows.find((row) => row.name === rowName),
  }
}
