import { addResponse, buildMemberRegister, emptyResponseMatrix, leftBlank, notAsked } from '../../../analysis/index.ts'
import type { ResponseMatrix } from '../../../analysis/index.ts'

/** One company as a test describes it; every variable not named is left blank. */
export interface Company {
  readonly cluster: string
  readonly call?: string
  readonly embedding?: string
  readonly size?: string
  readonly answers?: Readonly<Record<string, number>>
}

/** A wave in which every member answers, in this order. */
export function programme(companies: readonly Company[], statements = { strength: 1, benefit: 1, priority: 0 }): ResponseMatrix {
  const rows = companies.map(({ cluster, call = '1', embedding = 'zelfstandig', size = 'KO' }) => ({ clusterId: cluster, call, embedding, size }))
  const register = buildMemberRegister(rows)
  const matrix = emptyResponseMatrix(register, statements, companies.length)
  companies.forEach(({ answers = {} }, member) => {
    const row = addResponse(matrix, member)
    for (const [variable, code] of Object.entries(answers)) matrix.columns[variable]![row] = code
    for (let effect = 1; effect <= 11; effect++) {
      if (matrix.columns[`desired_${effect}`]![row] !== 0) continue
      matrix.columns[`realised_${effect}`]![row] = notAsked
      matrix.columns[`contribution_${effect}`]![row] = notAsked
    }
  })
  return matrix
}

/** The same responses in another order. */
export function reordered(matrix: ResponseMatrix, order: readonly number[]): ResponseMatrix {
  const bytes = (column: Uint8Array): Uint8Array => Uint8Array.from(order, (row) => column[row]!)
  return {
    ...matrix,
    cluster: Uint16Array.from(order, (row) => matrix.cluster[row]!),
    call: bytes(matrix.call),
    size: bytes(matrix.size),
    embedding: bytes(matrix.embedding),
    columns: Object.fromEntries(Object.entries(matrix.columns).map(([variable, column]) => [variable, bytes(column)])),
  }
}

export { leftBlank }
