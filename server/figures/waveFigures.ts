import { cronbachAlpha, crossings, effectMatrices, pairedEffects, raking, smallestBase, withholdInPairedEffects, withholdSmallBases } from '../../analysis/index.ts'
import type { Crossing, CrossingBy, EffectMatrix, PairedEffects, RakingReport, Reliability, ResponseMatrix, View } from '../../analysis/index.ts'
import type { ColumnResponse } from '../columns/growingColumns.ts'
import type { TwoWaves, WaveColumns } from '../columns/waveColumns.ts'
import { Problem } from '../problem.ts'
import { clusterFigures, type ClusterFigures } from './clusterFigures.ts'

interface EffectMatrices {
  readonly view: View
  readonly matrices: readonly EffectMatrix[]
  readonly raking?: RakingReport
}

/** Figures of one state of the answers. */
export interface FiguresOfMoment {
  effectMatrices(view: View): EffectMatrices
  /** Every variable by one classification. */
  crossings(by: CrossingBy, view: View): readonly Crossing[]
  /** What was made under this key of the same answers, or what `make` makes of them now. */
  kept<Made>(key: string, make: () => Made): Made
}

/** An analyst can ask for more tables than memory should hold: the oldest go first. */
const mostKept = 200

/** The figures of each wave as people may see them: computed on the columns, withheld by the rules, kept until an answer comes in. */
export class WaveFigures {
  readonly #columns: WaveColumns
  /** Figures made from a matrix, by what was asked; a matrix read again from the store is another key. */
  readonly #kept = new WeakMap<ResponseMatrix, { readonly change: number; readonly figures: Map<string, unknown> }>()
  /** How many answers came in during this run, by wave. */
  readonly #changes = new Map<string, number>()

  /** Tells one matrix from another of the same wave. */
  readonly #numbers = new WeakMap<ResponseMatrix, number>()
  #numbered = 0

  constructor(columns: WaveColumns) {
    this.#columns = columns
  }

  async effectMatrices(waveId: string, view: View): Promise<EffectMatrices> {
    return this.atOneMoment(waveId, (figures) => figures.effectMatrices(view))
  }

  async crossings(waveId: string, by: CrossingBy, view: View): Promise<readonly Crossing[]> {
    return this.atOneMoment(waveId, (figures) => figures.crossings(by, view))
  }

  /**
   * Several figures of the same answers, although more come in, and for those who may have them the coded answers themselves.
   * @param make awaits nothing: the matrix goes on changing with every answer
   */
  async atOneMoment<Made>(waveId: string, make: (figures: FiguresOfMoment, matrix: ResponseMatrix) => Made): Promise<Made> {
    const matrix = await this.#columns.matrixOf(waveId)
    if (matrix === undefined) throw new Problem('notFound')
    return make(
      {
        effectMatrices: (view) => this.#keep(waveId, matrix, `effectMatrices ${view}`, () => ({
          view,
          matrices: withholdSmallBases(effectMatrices(matrix, view)),
          ...(view === 'raked' ? { raking: raking(matrix) } : {}),
        })),
        crossings: (by, view) => this.#keep(waveId, matrix, `crossings ${by} ${view}`, () => withholdSmallBases(crossings(matrix, by, view))),
        kept: (key, compute) => this.#keep(waveId, matrix, key, compute),
      },
      matrix,
    )
  }

  async ofCluster(waveId: string, clusterId: string): Promise<ClusterFigures> {
    return this.atOneMoment(waveId, (_, matrix) => this.#keep(waveId, matrix, `cluster ${clusterId}`, () => clusterFigures(matrix, clusterId)))
  }

  async pairedEffects(waveId: string, view: View): Promise<PairedEffects> {
    return this.atOneMoment(waveId, (_, matrix) => this.#keep(waveId, matrix, `pairedEffects ${view}`, () => withholdInPairedEffects(pairedEffects(matrix, view))))
  }

  /** Cronbach's alpha of the two batteries, nothing on one to four answers. */
  async reliability(waveId: string): Promise<{ readonly strength: Reliability; readonly benefit: Reliability }> {
    const shown = (alpha: Reliability): Reliability => (alpha.kind === 'estimated' && alpha.base < smallestBase ? { kind: 'suppressed', reason: 'baseBelowFive' } : alpha)
    return this.atOneMoment(waveId, (_, matrix) => this.#keep(waveId, matrix, 'reliability', () => ({ strength: shown(cronbachAlpha(matrix, 'strength')), benefit: shown(cronbachAlpha(matrix, 'benefit')) })))
  }

  /**
   * A figure of two waves and of the members who answered both, kept until an answer comes in to one of them.
   * @param make awaits nothing: both matrices go on changing with every answer
   */
  async ofTwoWaves<Made>(earlierId: string, laterId: string, key: string, make: (waves: TwoWaves) => Made): Promise<Made> {
    const waves = await this.#columns.twoWaves(earlierId, laterId)
    if (waves === undefined) throw new Problem('notFound')
    if (!this.#numbers.has(waves.earlier)) this.#numbers.set(waves.earlier, ++this.#numbered)
    return this.#keep(laterId, waves.later, `${key} since ${earlierId} ${this.#numbers.get(waves.earlier)} ${this.#changeOf(earlierId)}`, () => make(waves))
  }

  /** A complete answer that has just been committed: it counts in the next figure. */
  take(response: ColumnResponse & { readonly waveId: string }, coded: Uint8Array): void {
    this.#columns.take(response, coded)
    this.#changes.set(response.waveId, this.#changeOf(response.waveId) + 1)
  }

  #changeOf(waveId: string): number {
    return this.#changes.get(waveId) ?? 0
  }

  #keep<Figure>(waveId: string, matrix: ResponseMatrix, key: string, compute: () => Figure): Figure {
    const change = this.#changeOf(waveId)
    let kept = this.#kept.get(matrix)
    if (kept === undefined || kept.change !== change) {
      kept = { change, figures: new Map() }
      this.#kept.set(matrix, kept)
    }
    if (!kept.figures.has(key)) {
      kept.figures.set(key, compute())
      if (kept.figures.size > mostKept) kept.figures.delete(kept.figures.keys().next().value!)
    }
    return kept.figures.get(key) as Figure
  }
}
