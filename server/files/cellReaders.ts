import { codesOf, competitiveCategories, effectNumbers, leftBlank, notAsked } from '../../analysis/index.ts'
import type { ProblemList } from './fileProblem.ts'

/** Fills `codes`, one byte per variable, from the cells of a row. */
export type ReadCells = (cells: readonly string[], line: number, codes: Uint8Array) => void

const unreadable = 253

/**
 * Reads the answers of a row and says which do not fit. An effect that is not desired has no realisation and no contribution:
 * there the cell must be empty and the code is notAsked; everywhere else an empty cell is leftBlank.
 */
export function cellReaders(variables: readonly string[], places: ReadonlyMap<string, number>, problems: ProblemList): ReadCells {
  const cellOf = Int32Array.from(variables, (variable) => places.get(variable)!)
  const wordsOf = variables.map(wordsFor)
  // Most answers are one digit: they need no look-up of a text
  const digits = wordsOf.map((words) => Uint8Array.from({ length: 10 }, (_, digit) => words.get(String(digit)) ?? unreadable))
  const conditional = effectNumbers.flatMap((effect) =>
    ['realised', 'contribution'].map((axis) => ({ desired: variables.indexOf(`desired_${effect}`), asked: variables.indexOf(`${axis}_${effect}`), effect })))
  return (cells, line, codes) => {
    for (let variable = 0; variable < cellOf.length; variable++) {
      const cell = cells[cellOf[variable]!]!
      if (cell.length === 0) {
        codes[variable] = leftBlank
        continue
      }
      const digit = cell.charCodeAt(0) - 48
      const code = cell.length === 1 && digit >= 0 && digit <= 9 ? digits[variable]![digit]! : (wordsOf[variable]!.get(cell) ?? unreadable)
      codes[variable] = code
      if (code === unreadable) problems.add(line, variables[variable]!, cell, `${[...wordsOf[variable]!.keys()].join(', ')}, or empty`)
    }
    for (const { desired, asked, effect } of conditional) {
      if (codes[desired] !== 0) continue
      if (codes[asked] !== leftBlank) problems.add(line, variables[asked]!, cells[cellOf[asked]!]!, `empty, as desired_${effect} is 0`)
      codes[asked] = notAsked
    }
  }
}

/** What may stand in a cell of this variable, and its code. */
function wordsFor(variable: string): Map<string, number> {
  if (variable === 'competitive') return new Map(competitiveCategories.map(({ word, code }) => [word, code]))
  return new Map(codesOf(variable).map((code) => [String(code), code]))
}
