import { leftBlank } from './responseMatrix.ts'
import { tenureUnknown } from './tenure.ts'
import { variablesOf } from './variables.ts'
import type { MemberRegister, ResponseMatrix, StatementCounts } from './responseMatrix.ts'

/** A response matrix that is still being filled: only the number of responses may change. */
export interface FillableResponseMatrix extends ResponseMatrix {
  responses: number
  readonly tenure: Uint8Array
}

/**
 * Columns for `capacity` responses, all left blank; `responses` starts at 0.
 * @param memory gives the bytes of one column, all 0
 */
export function emptyResponseMatrix(register: MemberRegister, statements: StatementCounts, capacity: number, memory: (bytes: number) => ArrayBufferLike = (bytes) => new ArrayBuffer(bytes)): FillableResponseMatrix {
  const bytes = () => new Uint8Array(memory(capacity))
  return {
    register,
    responses: 0,
    cluster: new Uint16Array(memory(capacity * Uint16Array.BYTES_PER_ELEMENT)),
    call: bytes(),
    size: bytes(),
    embedding: bytes(),
    tenure: bytes().fill(tenureUnknown),
    columns: Object.fromEntries(variablesOf(statements).map((variable) => [variable, bytes().fill(leftBlank)])),
    statements,
  }
}

/**
 * Adds a response of this member of the register, with the member's classes and nothing that points back to it.
 * @returns the ordinal of the response
 * @throws RangeError when the columns are full or the register has no such member
 */
export function addResponse(matrix: FillableResponseMatrix, member: number): number {
  const ordinal = matrix.responses
  const { register } = matrix
  if (ordinal >= matrix.cluster.length) throw new RangeError(`the columns hold ${matrix.cluster.length} responses and are full`)
  if (!(member >= 0 && member < register.members)) throw new RangeError(`the register has ${register.members} members, not number ${member}`)
  matrix.cluster[ordinal] = register.cluster[member]!
  matrix.call[ordinal] = register.call[member]!
  matrix.size[ordinal] = register.size[member]!
  matrix.embedding[ordinal] = register.embedding[member]!
  matrix.responses = ordinal + 1
  return ordinal
}
