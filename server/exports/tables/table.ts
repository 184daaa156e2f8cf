/** One value of a table that leaves: a real number, or words. */
export type Cell = NumberCell | TextCell

export interface NumberCell {
  readonly kind: 'number'
  readonly value: number
  /** As on the screen; the file holds the whole number. */
  readonly decimals: number
  /** A share 0..1 that a spreadsheet shows in percent. */
  readonly percent: boolean
}

export interface TextCell {
  readonly kind: 'text'
  readonly text: string
}

export interface Table {
  readonly name: string
  /** As many as every row has cells. */
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

export const textCell = (text: string): TextCell => ({ kind: 'text', text })
export const empty: TextCell = textCell('')

export const numberCell = (value: number, decimals = 0, percent = false): NumberCell => ({ kind: 'number', value, decimals, percent })
