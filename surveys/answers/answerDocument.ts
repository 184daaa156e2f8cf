/** The codes given to the rows of a matrix, by row id. */
export type RowAnswers = Readonly<Record<string, number>>

/**
 * The answers of one member as one flat JSON object. What was not answered is absent.
 * The questions about effects (q4, q5, q6) have rows only for the effects chosen in q3.
 */
export interface AnswerDocument {
  readonly q1?: number
  readonly q2?: number
  /** 'e1'..'e11' in any order, or 'none' alone. */
  readonly q3?: readonly string[]
  readonly q4?: RowAnswers
  readonly q5?: RowAnswers
  readonly q6?: RowAnswers
  readonly q7?: RowAnswers
  readonly q8?: RowAnswers
  readonly q9?: number
  readonly q10?: RowAnswers
}

export type AnswerValue = number | string | readonly string[] | RowAnswers
/** The same document where it is read by question rather than by name. */
export type AnswersByQuestion = Readonly<Record<string, AnswerValue | undefined>>

export const byQuestion = (answers: AnswerDocument): AnswersByQuestion => answers as AnswersByQuestion
