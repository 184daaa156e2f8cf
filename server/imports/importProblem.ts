import { problemInWords } from '../files/fileProblem.ts'
import type { Wave } from '../../db/identity/waves/wave.ts'
import type { FileProblem, RefusedFile } from '../files/fileProblem.ts'

/** An import that was refused: nothing of it is stored. The message is one line that says what is wrong and what to do. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused'
}

/** @throws ImportRefused when the wave is frozen: then nothing may come to it */
export function assertNotFrozen({ id, frozenAt }: Wave): void {
  if (frozenAt !== null) throw new ImportRefused(`wave ${id} was frozen on ${frozenAt} and takes nothing more: nothing is stored; use a wave of its own`)
}

/** Says which file, how many problems, and each of the listed ones with line, column, value and what was expected. */
export function refusedFile({ path, problems, problemCount }: Pick<RefusedFile, 'path' | 'problems' | 'problemCount'>): ImportRefused {
  const more = problemCount > problems.length ? ` (and ${problemCount - problems.length} more)` : ''
  const count = `${problemCount} problem${problemCount === 1 ? '' : 's'}`
  return new ImportRefused(`${path} is refused and nothing is stored, ${count}: ${problems.map(problemInWords).join('; ')}${more}`)
}

const mostListed = 100

export function refusedRows(path: string, problems: readonly FileProblem[]): ImportRefused {
  return refusedFile({ path, problems: problems.slice(0, mostListed), problemCount: problems.length })
}
