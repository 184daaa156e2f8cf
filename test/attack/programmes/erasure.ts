import { codesOf, variablesOf, type ResponseMatrix } from '../../../analysis/index.ts'
import { groupsOf } from './openRelease.ts'

/** The wave after these responses were erased. */
export function withoutResponses(matrix: ResponseMatrix, erased: ReadonlySet<number>): ResponseMatrix {
  const stay = Array.from({ length: matrix.responses }, (_, response) => response).filter((response) => !erased.has(response))
  return {
    ...matrix,
    responses: stay.length,
    cluster: Uint16Array.from(stay, (response) => matrix.cluster[response]!),
    call: Uint8Array.from(stay, (response) => matrix.call[response]!),
    size: Uint8Array.from(stay, (response) => matrix.size[response]!),
    embedding: Uint8Array.from(stay, (response) => matrix.embedding[response]!),
    columns: Object.fromEntries(Object.entries(matrix.columns).map(([variable, column]) => [variable, Uint8Array.from(stay, (response) => column[response]!)])),
  }
}

/** The rule after freezing: a release is made again only if the base of every figure changes by 0 or by at least this many. */
export function mayPublishAgain(matrix: ResponseMatrix, erased: ReadonlySet<number>, least = 5): boolean {
  return [...groupsOf(matrix).values()].every((responses) => {
    const gone = responses.filter((response) => erased.has(response))
    return variablesOf(matrix.statements).every((variable) => {
      const lost = gone.filter((response) => codesOf(variable).includes(matrix.columns[variable]![response]!)).length
      return lost === 0 || lost >= least
    })
  })
}
