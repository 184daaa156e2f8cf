import { reportTrouble } from '../log.ts'
import { Problem } from '../problem.ts'
import { onThisThread } from './computation/computation.ts'
import { SharedRuns } from './computation/sharedRuns.ts'
import { isStandard } from './standard/standardTables.ts'
import type { Crossing, CrossingBy, PairedEffects, ResponseMatrix, View } from '../../analysis/index.ts'
import type { ColumnResponse } from '../columns/growingColumns.ts'
import type { WaveColumns } from '../columns/waveColumns.ts'
import type { Computation } from './computation/computation.ts'
import type { EffectMatrices } from './jobs/figuresOfWave.ts'
import type { StandardTables, TablesOfWave } from './standard/standardTables.ts'
import type { Task, TwoWaveFigure, TwoWaveFigureArguments, TwoWaveFigureKind, WaveFigure, WaveFigureArguments, WaveFigureKind } from './jobs/task.ts'

/** Figures of one state of the answers. */
export interface FiguresOfMoment {
  effectMatrices(view: View): Promise<EffectMatrices>
  /** Every variable by one classification. */
  crossings(by: CrossingBy, view: View): Promise<readonly Crossing[]>
  /** Any figure of a wave, by its kind. */
  figure<Kind extends WaveFigureKind>(kind: Kind, asked: WaveFigureArguments<Kind>): Promise<WaveFigure<Kind>>
}

interface Kept {
  readonly figures: Map<string, unknown>
  readonly runs: SharedRuns
}

/** A state of the answers of one or two waves, held as long as somebody computes on it. */
interface Moment {
  /** What the figures of this state are kept with. */
  readonly state: ResponseMatrix
  /** Tells this state from others with the same `state`. */
  readonly name: string
  readonly hold: () => () => void
  /** Where standard tables of this state are kept for good. */
  readonly tables: TablesOfWave | undefined
}

/** An analyst can ask for more tables than memory should hold: the oldest go first. */
const mostKept = 200

/** The figures of each wave as people may see them: computed on the columns, withheld by the rules, kept until an answer comes in. */
export class WaveFigures {
  readonly #columns: WaveColumns
  readonly #computation: Computation
  readonly #standardTables: StandardTables | undefined
  /** By state of the answers; each change of a wave is another matrix. */
  readonly #kept = new WeakMap<ResponseMatrix, Kept>()
  /** Tells one state from another where a figure is of two. */
  readonly #numbers = new WeakMap<ResponseMatrix, number>()
  #numbered = 0

  constructor(columns: WaveColumns, computation: Computation = onThisThread, standardTables?: StandardTables) {
    this.#columns = columns
    this.#computation = computation
    this.#standardTables = standardTables
  }

  async effectMatrices(waveId: string, view: View): Promise<EffectMatrices> {
    return await this.figure(waveId, 'effectMatrices', { view })
  }

  async crossings(waveId: string, by: CrossingBy, view: View): Promise<readonly Crossing[]> {
    return await this.figure(waveId, 'crossings', { by, view })
  }

  async pairedEffects(waveId: string, view: View): Promise<PairedEffects> {
    return await this.figure(waveId, 'pairedEffects', { view })
  }

  async reliability(waveId: string): Promise<WaveFigure<'reliability'>> {
    return await this.figure(waveId, 'reliability', {})
  }

  /** One figure of a wave as it is now. */
  async figure<Kind extends WaveFigureKind>(waveId: string, kind: Kind, asked: WaveFigureArguments<Kind>): Promise<WaveFigure<Kind>> {
    return await this.atOneMoment(waveId, (figures) => figures.figure(kind, asked))
  }

  /**
   * Several figures of the same answers, although more come in, and for those who may have them the coded answers themselves.
   * @param make may await: the matrix does not change until it is done
   */
  async atOneMoment<Made>(waveId: string, make: (figures: FiguresOfMoment, matrix: ResponseMatrix) => Made | Promise<Made>): Promise<Made> {
    // Asked before the answers are held: were they changed in between, what is made of them would bear an old name that nobody asks for
    const tables = await this.#standardTables?.of(waveId)
    const held = await this.#columns.hold(waveId)
    if (held === undefined) throw new Problem('notFound')
    const { matrix } = held
    const moment: Moment = { state: matrix, name: '', hold: () => held.hold().release, tables }
    const figure = async <Kind extends WaveFigureKind>(kind: Kind, asked: WaveFigureArguments<Kind>) =>
      (await this.#figure(moment, { of: 'wave', kind, arguments: asked, answers: matrix })) as WaveFigure<Kind>
    try {
      return await make({ figure, effectMatrices: (view) => figure('effectMatrices', { view }), crossings: (by, view) => figure('crossings', { by, view }) }, matrix)
    } finally {
      held.release()
    }
  }

  /** A figure of two waves and of the members who answered both. */
  async ofTwoWaves<Kind extends TwoWaveFigureKind>(earlierId: string, laterId: string, kind: Kind, asked: TwoWaveFigureArguments<Kind>): Promise<TwoWaveFigure<Kind>> {
    const held = await this.#columns.holdTwo(earlierId, laterId)
    if (held === undefined) throw new Problem('notFound')
    const { earlier, later, ...panel } = held
    const hold = () => {
      const holds = [earlier.hold(), later.hold()]
      return () => holds.forEach((one) => one.release())
    }
    try {
      return (await this.#figure(
        { state: later.matrix, name: `${earlierId} ${this.#numberOf(earlier.matrix)}`, hold, tables: undefined },
        { of: 'twoWaves', kind, arguments: asked, answers: { earlier: earlier.matrix, later: later.matrix, ...panel } },
      )) as TwoWaveFigure<Kind>
    } finally {
      earlier.release()
      later.release()
    }
  }

  /** A complete answer that has just been committed: it counts in the next figure. */
  take(response: ColumnResponse & { readonly waveId: string }, coded: Uint8Array): void {
    this.#columns.take(response, coded)
  }

  #numberOf(state: ResponseMatrix): number {
    if (!this.#numbers.has(state)) this.#numbers.set(state, ++this.#numbered)
    return this.#numbers.get(state)!
  }

  async #figure(moment: Moment, task: Task): Promise<unknown> {
    const kept = this.#keptOf(moment.state)
    const key = [task.kind, JSON.stringify(task.arguments), moment.name].join(' ').trimEnd()
    if (kept.figures.has(key)) return kept.figures.get(key)
    const tables = isStandard(task) ? moment.tables : undefined
    const found = await tables?.find(key)
    if (found !== undefined) {
      kept.figures.set(key, found)
      return found
    }
    const figure = await kept.runs.join(key, () => {
      const release = moment.hold()
      const running = this.#computation.start(task)
      // The threads read the columns until the computation has really ended
      running.figure.then(release, release)
      return running
    })
    if (isKept(task) && !kept.figures.has(key)) {
      kept.figures.set(key, figure)
      if (kept.figures.size > mostKept) kept.figures.delete(kept.figures.keys().next().value!)
      // Whoever asks next tries again
      await tables?.keep(key, figure).catch((error: unknown) => reportTrouble('a standard table could not be kept', error))
    }
    return figure
  }

  #keptOf(state: ResponseMatrix): Kept {
    const known = this.#kept.get(state)
    if (known) return known
    const kept: Kept = { figures: new Map(), runs: new SharedRuns() }
    this.#kept.set(state, kept)
    return kept
  }
}

/** A table with every pair behind its letters is too large to keep. */
const isKept = ({ kind, arguments: asked }: Task): boolean => !(kind === 'table' && (asked as { readonly tests: string }).tests === 'all')
