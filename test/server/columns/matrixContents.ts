import type { ResponseMatrix } from '../../../analysis/index.ts'

/** The frame, and every response as text in an order of its own: two matrices that differ in ordinals only have the same contents. */
export function matrixContents(matrix: ResponseMatrix) {
  const names = Object.keys(matrix.columns).sort()
  const { register } = matrix
  const row = (ordinal: number) =>
    [
      register.clusterIds[matrix.cluster[ordinal]!],
      register.levels.call[matrix.call[ordinal]!],
      register.levels.size[matrix.size[ordinal]!],
      register.levels.embedding[matrix.embedding[ordinal]!],
      ...names.map((name) => matrix.columns[name]![ordinal]),
    ].join(' ')
  const member = (place: number) => [register.clusterIds[register.cluster[place]!], register.levels.call[register.call[place]!], register.levels.size[register.size[place]!], register.levels.embedding[register.embedding[place]!]].join(' ')
  const members = Array.from({ length: register.members }, (_, place) => member(place)).sort()
  return { names, clusterIds: register.clusterIds, levels: register.levels, members, statements: matrix.statements, rows: Array.from({ length: matrix.responses }, (_, ordinal) => row(ordinal)).sort() }
}
