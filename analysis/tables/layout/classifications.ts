import { tenureLevels, tenureUnknown } from '../../tenure.ts'
import { codesOf, variablesOf } from '../../variables.ts'
import type { ResponseMatrix } from '../../responseMatrix.ts'

/** In no level of the classification: left blank, not asked, or in a class that has no members. */
export const noLevel = 65_535

/** A cluster up to this many members counts as small. */
export const fewMembers = 70

/** Levels next to each other in a banner, or one of them as a layer. */
export interface Classification {
  readonly name: string
  /** Calls, sizes and embeddings as the register names them, cluster ids, codes of an answer. */
  readonly levels: readonly string[]
  /** Where a response finds its level: by its cluster, its size, or a byte column. */
  readonly source:
    | { readonly kind: 'cluster'; readonly levelOfCluster: Uint16Array }
    | { readonly kind: 'size' }
    | { readonly kind: 'column'; readonly column: Uint8Array; readonly levelOfByte: Uint16Array }
}

/** Every classification of a matrix; an answer qualifies with at most seven categories. `activity` is the answer to question 1. */
export function classificationNames(matrix: ResponseMatrix): string[] {
  const answers = variablesOf(matrix.statements).filter((variable) => variable !== 'q1_active' && codesOf(variable).length <= 7)
  return ['call', 'size', 'embedding', 'activity', 'cluster', 'clusterMembers', 'tenure', ...answers]
}

/** @throws RangeError for a name that is not in classificationNames */
export function classificationOf(matrix: ResponseMatrix, name: string): Classification {
  const { register } = matrix
  if (name === 'cluster') {
    return { name, levels: register.clusterIds, source: { kind: 'cluster', levelOfCluster: Uint16Array.from(register.clusterIds.keys()) } }
  }
  if (name === 'clusterMembers') {
    const members = new Uint32Array(register.clusterIds.length)
    for (let member = 0; member < register.members; member++) members[register.cluster[member]!]!++
    return { name, levels: ['upTo70', 'above70'], source: { kind: 'cluster', levelOfCluster: Uint16Array.from(members, (count) => (count <= fewMembers ? 0 : 1)) } }
  }
  if (name === 'size') return { name, levels: register.levels.size, source: { kind: 'size' } }
  if (name === 'call' || name === 'embedding') return inColumn(name, matrix[name], register.levels[name], register.levels[name].map((_, ordinal) => ordinal))
  if (name === 'tenure') {
    const column = matrix.tenure ?? new Uint8Array(matrix.responses).fill(tenureUnknown)
    return inColumn(name, column, tenureLevels, tenureLevels.map((_, place) => place))
  }
  if (!classificationNames(matrix).includes(name)) throw new RangeError(`${JSON.stringify(name)} is not a classification of this wave`)
  const variable = name === 'activity' ? 'q1_active' : name
  const codes = codesOf(variable)
  return inColumn(name, matrix.columns[variable]!, codes.map(String), codes)
}

/** Whether nobody's joining date is known: the classification has then only the level that says so. */
export function tenureIsUnknown({ tenure, responses }: ResponseMatrix): boolean {
  return tenure === undefined || tenure.subarray(0, responses).every((place) => place === tenureUnknown)
}

function inColumn(name: string, column: Uint8Array, levels: readonly string[], bytes: readonly number[]): Classification {
  const levelOfByte = new Uint16Array(256).fill(noLevel)
  bytes.forEach((byte, level) => (levelOfByte[byte] = level))
  return { name, levels, source: { kind: 'column', column, levelOfByte } }
}
