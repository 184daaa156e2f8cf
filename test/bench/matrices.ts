import Database from 'better-sqlite3'
import { effectMatrices, effectNumbers, type ResponseMatrix } from '../../analysis/index.ts'
import { generatedWave } from './generatedWave.ts'
import { measurement, medianMs, type Measurement } from './measurement.ts'
import { plainLoop } from './plainLoop.ts'

const effectColumns = ['desired', 'realised', 'contribution'].flatMap((axis) => effectNumbers.map((effect) => `${axis}_${effect}`))

/** The rival: the same bytes as a wide table in SQLite's memory, and one query for all sums by the same 16 combinations. */
function sqliteQuery(matrix: ResponseMatrix): { ask: () => unknown; close: () => void } {
  const database = new Database(':memory:')
  const names = ['call', 'size', 'embedding', 'active', ...effectColumns]
  database.exec(`create table answers (${names.map((name) => `${name} integer`).join(', ')})`)
  const insert = database.prepare(`insert into answers values (${names.map(() => '?').join(', ')})`)
  const classes = [matrix.call, matrix.size, matrix.embedding, matrix.columns['q1_active']!]
  const columns = effectColumns.map((name) => matrix.columns[name]!)
  database.transaction(() => {
    for (let row = 0; row < matrix.responses; row++) {
      insert.run(...classes.map((column) => column[row]!), ...columns.map((column) => (column[row]! > 100 ? null : column[row]!)))
    }
  })()
  const query = database.prepare(`select call, size, embedding, active, ${effectColumns.map((name) => `count(${name}), sum(${name})`).join(', ')} from answers group by call, size, embedding, active`)
  return { ask: () => query.all(), close: () => database.close() }
}

const bytesOf = (matrix: ResponseMatrix): number =>
  [matrix.cluster, matrix.call, matrix.size, matrix.embedding, ...Object.values(matrix.columns)].reduce((sum, column) => sum + column.byteLength, 0)

const sizes = [
  { responses: 10_000, clusters: 20 },
  { responses: 100_000, clusters: 400 },
  { responses: 1_000_000, clusters: 2_000 },
]

/** All effect matrices of waves from ten thousand to a million responses: how each view grows, beside the limit and the rival. */
export async function matrices(progress: (text: string) => void): Promise<Measurement[]> {
  const rows: Measurement[] = []
  for (const { responses, clusters } of sizes) {
    const wave = `18 effect matrices, ${responses.toLocaleString('en')} responses in ${clusters.toLocaleString('en')} clusters`
    progress(wave)
    const { matrix } = generatedWave({ seed: 20261121, members: Math.round(responses * 1.5), clusters, responses })
    const limitMs = await medianMs(5, () => plainLoop(matrix, effectColumns))
    const row = (name: string, value: number, beside: string, besideValue: number) =>
      measurement({ name: `${wave}, ${name}`, value, unit: 'ms', beside, besideValue, better: 'lower' })
    const publishedMs = await medianMs(5, () => effectMatrices(matrix, 'published'))
    const loop = 'a plain typed-array loop that only counts'
    rows.push(row('as published', publishedMs, loop, limitMs))
    for (const view of ['stratified', 'raked'] as const) rows.push(row(`${view}, with intervals`, await medianMs(3, () => effectMatrices(matrix, view)), loop, limitMs))
    const sqlite = sqliteQuery(matrix)
    rows.push(row('as published', publishedMs, 'one SQLite query for the same sums', await medianMs(1, sqlite.ask)))
    sqlite.close()
    rows.push(measurement({ name: `memory of a wave, ${responses.toLocaleString('en')} responses`, value: bytesOf(matrix) / responses, unit: 'bytes a response', beside: 'one byte a variable', besideValue: Object.keys(matrix.columns).length, better: 'lower' }))
  }
  return rows
}
