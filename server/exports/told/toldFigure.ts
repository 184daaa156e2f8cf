import type { Language } from '../../../surveys/index.ts'
import type { Table } from '../tables/table.ts'

/** What a figure says of itself in one language. */
export interface ToldFigure {
  readonly title: string
  readonly what: string
  readonly whom: string
  readonly base: string
  /** How sure it is; null for counts. */
  readonly interval: string | null
  readonly tests: string | null
  /** Which places the rules took out, never how many answers; null where nothing is ever withheld. */
  readonly withheld: readonly string[] | null
  /** The figure, and the tests that go with it. */
  readonly tables: readonly [Table, ...Table[]]
}

/** Answers that a script for R reads, and the lines that compute the figure of them. */
export interface ToldScript {
  readonly variables: readonly string[]
  readonly lines: (language: Language) => readonly string[]
}
