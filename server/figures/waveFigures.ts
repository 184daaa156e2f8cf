import { crossings, effectMatrices, raking, withholdSmallBases } from '../../analysis/index.ts'
import type { Crossing, CrossingBy, EffectMatrix, RakingReport, ResponseMatrix, View } from '../../analysis/index.ts'
import type { ColumnResponse } from '../columns/growingColumns.ts'
import type { WaveColumns } from '../columns/waveColumns.ts'
import { Problem } from '../problem.ts'
import { clusterFigures, type ClusterFigures } from './clusterFigures.ts'

interface EffectMatrices {
  readonly view: View
  readonly matrices: readonly EffectMatrix[]
  readonly raking?: RakingReport
}

/** The figures of each wave as people may see them: computed on the columns, withheld by the rules, kept until an answer comes in. */
export class WaveFigures {
  readonly #columns: WaveColumns
  /** Figures made from a matrix, by what was asked; a matrix read again from the store is another key. */
  readonly #kept = new WeakMap<ResponseMatrix, { readonly change: number; readonly figures: Map<string, unknown> }>()
  /** How many answers came in during this run, by wave. */
  readonly #changes = new Map<string, number>()

  constructor(columns: WaveColumns) {
    this.#columns = columns
  }

  async effectMatrices(waveId: string, view: View): Promise<EffectMatrices> {
    return this.#figure(waveId, `effectMatrices ${view}`, (matrix) => ({
      view,
      matrices: withholdSmallBases(effectMatrices(matrix, view)),
      ...(view === 'raked' ? { raking: raking(matrix) } : {}),
    }))
  }

  async crossings(waveId: string, by: CrossingBy, view: View): Promise<readonly Crossing[]> {
    return this.#figure(waveId, `crossings ${by} ${view}`, (matrix) => withholdSmallBases(crossings(matrix, by, view)))
  }

  async ofCluster(waveId: string, clusterId: string): Promise<ClusterFigures> {
    return this.#figure(waveId, `cluster ${clusterId}`, (matrix) => clusterFigures(matrix, clusterId))
  }

  /** A complete answer that has just been committed: it counts in the next figure. */
  take(response: ColumnResponse & { readonly waveId: string }, coded: Uint8Array): void {
    this.#columns.take(response, coded)
    this.#changes.set(response.waveId, this.#changeOf(response.waveId) + 1)
  }

  #changeOf(waveId: string): number {
    return this.#changes.get(waveId) ?? 0
  }

  async #figure<Figure>(waveId: string, key: string, compute: (matrix: ResponseMatrix) => Figure): Promise<Figure> {
    const matrix = await this.#columns.matrixOf(waveId)
    if (matrix === undefined) throw new Problem('notFound')
    // From here on nothing is awaited: the matrix goes on changing with every answer
    const change = this.#changeOf(waveId)
    let kept = this.#kept.get(matrix)
    if (kept === undefined || kept.change !== change) {
      kept = { change, figures: new Map() }
      this.#kept.set(matrix, kept)
    }
    if (!kept.figures.has(key)) kept.figures.set(key, compute(matrix))
    return kept.figures.get(key) as Figure
  }
}
