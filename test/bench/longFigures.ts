import { changeBetweenWaves, crossTable, crossings, effectMatrices, responseSpread, rowNames, type ResponseMatrix } from '../../analysis/index.ts'
import { generatedWave, seededRandom } from './generatedWave.ts'
import { measurement, medianMs, type Measurement } from './measurement.ts'
import { plainLoop } from './plainLoop.ts'

const views = ['published', 'stratified', 'raked'] as const
const banner = ['call', 'size', 'embedding', 'activity', 'clusterMembers']

const waveOf = (seed: number, responses: number, clusters: number): ResponseMatrix =>
  generatedWave({ seed, members: Math.round(responses * 1.5), clusters, responses }).matrix

/** Every second response of both waves is of one member. */
const panelOf = (responses: number) => {
  const random = seededRandom(responses)
  const picked = () => Uint32Array.from({ length: Math.floor(responses / 2) }, (_, pair) => 2 * pair + (random() < 0.5 ? 0 : 1))
  return { earlier: picked(), later: picked() }
}

const sizes = [
  { responses: 10_000, clusters: 20 },
  { responses: 100_000, clusters: 400 },
  { responses: 1_000_000, clusters: 2_000 },
]

/** What used to take over a second: whole banner tables, nonresponse for the first time, the change of everything between two waves. */
export async function longFigures(progress: (text: string) => void): Promise<Measurement[]> {
  const rows: Measurement[] = []
  for (const { responses, clusters } of sizes) {
    const size = `${responses.toLocaleString('en')} responses in ${clusters.toLocaleString('en')} clusters`
    progress(`long figures, ${size}`)
    const later = waveOf(20261121, responses, clusters)
    const names = Object.keys(later.columns)
    const loopMs = await medianMs(3, () => plainLoop(later, names))
    const row = (name: string, value: number, besideValue = loopMs, beside = 'a plain loop that counts the same columns') =>
      rows.push(measurement({ name: `${name}, ${size}`, value, unit: 'ms', beside, besideValue, better: 'lower' }))
    if (responses <= 100_000) {
      const table = (view: (typeof views)[number]) => () => crossTable(later, { rows: rowNames(later), banner, layer: null, view, withhold: true })
      for (const view of views) row(`banner table, ${rowNames(later).length} rows by ${banner.length} questions, ${view}`, await medianMs(1, table(view)))
      row('nonresponse for the first time', await medianMs(1, () => {
        for (const view of views) crossings(later, 'size', view)
        for (const view of views) effectMatrices(later, view)
        responseSpread(later, 'size')
      }))
    }
    if (responses === 100_000) {
      row('matrices with standard errors, stratified', await medianMs(3, () => effectMatrices(later, 'stratified')), 260, "a hundredth of R's 26 s")
      row('matrices with standard errors, raked', await medianMs(3, () => effectMatrices(later, 'raked')), 1140, "a fiftieth of R's 57 s of processor time")
    }
    const earlier = waveOf(20251121, responses, clusters)
    const pairs = panelOf(responses)
    for (const view of views) {
      row(`change of every question between two waves, ${view}`, await medianMs(1, () => changeBetweenWaves({ changed: new Set(), responses: earlier }, later, pairs, 'size=KO', view)), 2 * loopMs, 'a plain loop that counts the columns of both')
    }
  }
  return rows
}
