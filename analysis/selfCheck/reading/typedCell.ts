/** A figure of a typed table with the place where it stands. */
export interface TypedCell {
  readonly line: number
  readonly column: string
  readonly id: string
  readonly measure: string
  readonly crossing: string | null
  readonly level: string | null
  readonly text: string
  readonly base: string
  readonly mark: string
  readonly chart: string
  readonly source: string
}

/** What a typed table says of a measure beside its figures; empty texts where it says nothing. */
export interface TypedMeasure {
  readonly line: number
  readonly id: string
  readonly kind: string
  readonly scale: string
  readonly step: string
  readonly population: string
  readonly desiredBy: string
}

export interface TypedTable {
  readonly cells: readonly TypedCell[]
  readonly measures: readonly TypedMeasure[]
}
