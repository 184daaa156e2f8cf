export type DecimalMark = ',' | '.'

/** A figure as it stands in a cell. */
export interface CellNumber {
  readonly value: number
  readonly decimals: number
  readonly percent: boolean
  readonly approximate: boolean
  readonly mark: string | null
}

const cellPattern = /^(?<about>±|~|≈|>|<|ca\.?|circa|bijna|ruim|zowat|ongeveer|meer dan|minder dan|about|almost|nearly|over|more than|less than)?\s*(?<digits>[-−]?\d[\d.,\s]*)\s*(?<percent>%)?\s*(?<mark>[*†‡]+)?$/i

/** Cells in which a report says that there is no figure. */
export const isEmptyCell = (cell: string): boolean => /^(|-|–|—|\.|n\.?a\.?|nvt|n\.v\.t\.)$/i.test(cell.trim())

const digitsIn = (cell: string): string | null => cellPattern.exec(cell.trim())?.groups!['digits']!.trim() ?? null

/** The mark that all these cells can have; null where 1.065 could be a thousand as well as one, and nothing tells which. */
export function decimalMarkOf(cells: readonly string[]): DecimalMark | null {
  const numbers = cells.flatMap((cell) => digitsIn(cell) ?? [])
  const marked = numbers.filter((digits) => /[.,]/.test(digits))
  if (marked.length === 0) return ','
  for (const digits of marked) {
    const marks = digits.replace(/[^.,]/g, '')
    const last = marks.at(-1) as DecimalMark
    const behind = digits.length - 1 - digits.lastIndexOf(last)
    const several = [...marks].filter((mark) => mark === last).length > 1
    if (several) return last === '.' ? ',' : '.'
    if (behind !== 3 || /^[-−]?0[.,]/.test(digits) || marks.length > 1) return last
  }
  return null
}

/** Null where the cell is not a number with that decimal mark. */
export function readNumber(cell: string, decimalMark: DecimalMark): CellNumber | null {
  const parts = cellPattern.exec(cell.trim())?.groups
  if (!parts) return null
  const digits = parts['digits']!.trim().replace('−', '-')
  const group = decimalMark === ',' ? '.' : ','
  const grouped = new RegExp(`^-?\\d{1,3}([${group}\\s]\\d{3})+(\\${decimalMark}\\d+)?$`)
  const plain = new RegExp(`^-?\\d+(\\${decimalMark}\\d+)?$`)
  if (!grouped.test(digits) && !plain.test(digits)) return null
  const [whole, fraction = ''] = digits.split(decimalMark)
  return {
    value: Number(`${whole!.replace(/[^\d-]/g, '')}.${fraction || '0'}`),
    decimals: fraction.length,
    percent: parts['percent'] !== undefined,
    approximate: parts['about'] !== undefined,
    mark: parts['mark'] ?? null,
  }
}
