import { resultsDocument } from '../../analysis/index.ts'
import { readCodedAnswers } from '../../server/files/codedAnswers.ts'
import { problemInWords } from '../../server/files/fileProblem.ts'
import { readMemberRegister } from '../../server/files/memberRegister.ts'
import type { JsonObject, ResponseMatrix } from '../../analysis/index.ts'

export interface ReadWave {
  readonly matrix: ResponseMatrix
  readonly employees: Int32Array
  readonly partial: number
}

/** A wave from its two data files; a problem in them fails the test. */
export async function readWave(folder: string): Promise<ReadWave> {
  const register = await readMemberRegister(`${folder}/members.csv`)
  if (register.kind === 'refused') throw new Error(register.problems.map(problemInWords).join('; '))
  const answers = await readCodedAnswers(`${folder}/responses.csv`, register)
  if (answers.kind === 'refused') throw new Error(answers.problems.map(problemInWords).join('; '))
  return {
    matrix: answers.matrix,
    employees: Int32Array.from(answers.memberOfResponse, (member) => register.rows[member]!.employees ?? -1),
    partial: answers.partial.length,
  }
}

export const documentOf = ({ matrix, employees, partial }: ReadWave): JsonObject => resultsDocument(matrix, { employees, partial })
