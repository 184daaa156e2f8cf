import type { ResponseMatrix } from '../../analysis/index.ts'

/** The limit: one plain loop over these columns that only counts codes, by the 16 combinations of the four classifications. */
export function plainLoop(matrix: ResponseMatrix, names: readonly string[]): number {
  const { responses, call, size, embedding, columns } = matrix
  const active = columns['q1_active']!
  const counts = new Uint32Array(16 * 256)
  let checksum = 0
  for (const name of names) {
    const column = columns[name]!
    counts.fill(0)
    for (let row = 0; row < responses; row++) {
      const group = (call[row]! & 1) | ((size[row]! & 1) << 1) | ((embedding[row]! & 1) << 2) | ((active[row]! & 1) << 3)
      counts[(group << 8) | column[row]!]!++
    }
    checksum += counts[1]!
  }
  return checksum
}
