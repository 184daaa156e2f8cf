/** What differs from one kind of figure to the other. */
export interface AboutFigure {
  readonly what: string
  readonly whom: string
  readonly base: string
  /** How sure it is; null for counts. */
  readonly interval: string | null
  readonly tests: string | null
  /** Places that the rules took out; null where nothing is ever withheld. */
  readonly withheld: readonly string[] | null
}
