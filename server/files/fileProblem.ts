/** One thing wrong with a file that was handed in. */
export interface FileProblem {
  /** Line in the file, the header being line 1. */
  readonly line: number
  /** Name of the column; empty when the whole row is meant. */
  readonly column: string
  readonly value: string
  readonly expected: string
}

const mostListed = 100
const longestValue = 60

/** Collects the problems of one file: the first hundred in full, the rest as a count. */
export class ProblemList {
  readonly listed: FileProblem[] = []
  count = 0

  add(line: number, column: string, value: string, expected: string): void {
    this.count++
    if (this.listed.length < mostListed) {
      this.listed.push({ line, column, value: value.length > longestValue ? `${value.slice(0, longestValue)}…` : value, expected })
    }
  }
}

/** The file is refused as a whole: nothing of it is used. */
export interface RefusedFile {
  readonly kind: 'refused'
  readonly path: string
  readonly problems: readonly FileProblem[]
  /** All problems, also those beyond the listed ones. */
  readonly problemCount: number
}

export const refused = (path: string, problems: ProblemList): RefusedFile => ({
  kind: 'refused',
  path,
  problems: problems.listed,
  problemCount: problems.count,
})

/** `line 12, size: "XL", expected KO or MGO` */
export function problemInWords({ line, column, value, expected }: FileProblem): string {
  return `line ${line}${column ? `, ${column}` : ''}: "${value}", expected ${expected}`
}
