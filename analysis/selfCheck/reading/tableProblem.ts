/** One thing wrong with a table that was typed or pasted. */
export interface TableProblem {
  /** Line of the text, the first being 1. */
  readonly line: number
  /** Name of the column, or its number where it has none; empty when the whole line is meant. */
  readonly column: string
  readonly value: string
  readonly expected: { readonly nl: string; readonly en: string }
}

export const problem = (line: number, column: string, value: string, nl: string, en: string): TableProblem => ({ line, column, value, expected: { nl, en } })
