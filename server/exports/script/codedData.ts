import { leftBlank, tenureUnknown } from '../../../analysis/index.ts'
import type { ResponseMatrix } from '../../../analysis/index.ts'
import { empty, numberCell, textCell, type Cell, type Table } from '../tables/table.ts'

/** The coded answers that a script needs: no member, no moment, nothing beside the classes and the variables it uses. */
export interface CodedData extends Pick<Table, 'head' | 'rows'> {
  readonly variables: readonly string[]
}

/**
 * One row a response: an ordinal that holds for this file only, cluster, members of that cluster, size, call, embedding and
 * the codes; empty where left blank, 254 where not asked.
 * @param order every ordinal of the matrix once, by chance: the place of a row then tells nothing
 */
export function codedData(matrix: ResponseMatrix, variables: readonly string[], order: readonly number[]): CodedData {
  const { register } = matrix
  const members = new Float64Array(register.clusterIds.length)
  for (let member = 0; member < register.members; member++) members[register.cluster[member]!]!++
  const columns = variables.map((variable) => {
    const column = variable === 'tenure' ? (matrix.tenure ?? new Uint8Array(matrix.responses).fill(tenureUnknown)) : matrix.columns[variable]
    if (!column) throw new RangeError(`the response matrix has no variable ${variable}`)
    return column
  })
  return {
    variables,
    head: ['response', 'cluster', 'members_of_cluster', 'size', 'call', 'embedding', ...variables],
    rows: order.map((response, place): readonly Cell[] => [
      numberCell(place + 1),
      textCell(register.clusterIds[matrix.cluster[response]!]!),
      numberCell(members[matrix.cluster[response]!]!),
      textCell(register.levels.size[matrix.size[response]!]!),
      textCell(register.levels.call[matrix.call[response]!]!),
      textCell(register.levels.embedding[matrix.embedding[response]!]!),
      ...columns.map((column) => (column[response] === leftBlank ? empty : numberCell(column[response]!))),
    ]),
  }
}
