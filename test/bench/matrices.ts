import { effectMatrices, effectNumbers, type ResponseMatrix, type View } from '../../analysis/index.ts'
import { generatedWave } from './generatedWave.ts'
import { measurement, medianMs, type Measurement } from './measurement.ts'

/** The limit: one plain loop over the same bytes that only counts codes, by the 16 combinations of the four classifications. */
function plainLoop(matrix: ResponseMatrix): number {
  const { responses, call, size, embedding, columns } = matrix
  const active = columns['q1_active']!
  const counts = new Uint32Array(16 * 256)
  let checksum = 0
  for (const axis of ['desired', 'realised', 'contribution']) {
    for (const effect of effectNumbers) {
      const column = columns[`${axis}_${effect}`]!
      counts.fill(0)
      for (let row = 0; row < responses; row++) {
        const group = (call[row]! & 1) | ((size[row]! & 1) << 1) | ((embedding[row]! & 1) << 2) | ((active[row]! & 1) << 3)
        counts[(group << 8) | column[row]!]!++
      }
      checksum += counts[1]!
    }
  }
  return checksum
}

export async function matrices(responses = 1_000_000): Promise<Measurement[]> {
  const { matrix } = generatedWave({ seed: 20261121, members: Math.round(responses * 1.5), clusters: 400, responses })
  const limitMs = await medianMs(5, () => plainLoop(matrix))
  const rows: Measurement[] = []
  for (const view of ['published', 'stratified', 'raked'] as const satisfies readonly View[]) {
    const ms = await medianMs(view === 'published' ? 5 : 3, () => effectMatrices(matrix, view))
    rows.push(
      measurement({
        name: `18 effect matrices of ${responses.toLocaleString('en')} responses, ${view}`,
        value: ms,
        unit: 'ms',
        beside: 'a plain typed-array loop that only counts',
        besideValue: limitMs,
        better: 'lower',
      }),
    )
  }
  return rows
}
