/** What differs from one kind of figure to the other. */
export interface AboutFigure {
  readonly what: string
  readonly whom: string
  readonly base: string
  readonly withShares: boolean
  readonly tests: string | null
}
