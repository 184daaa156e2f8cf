import { setImmediate as nextTurn } from 'node:timers/promises'
import { codebook } from '../../surveys/index.ts'
import { readCodedResponses } from '../../db/answers/codedResponses.ts'
import { readRegister } from '../../db/identity/waves/register.ts'
import { findWave, listWaves } from '../../db/identity/waves/wave.ts'
import { GrowingColumns } from './growingColumns.ts'
import { PanelPairing } from './panelPairing.ts'
import { statementCountsOf } from './statementCounts.ts'
import type { ResponseMatrix } from '../../analysis/index.ts'
import type { Wave } from '../../db/identity/waves/wave.ts'
import type { ColumnsSource } from './columnsSource.ts'
import type { ColumnResponse, HeldMatrix } from './growingColumns.ts'
import type { PairedWaves } from './panelPairing.ts'

interface LoadedWave {
  /** The mark of the wave when it was read; another one means: read it again. */
  readonly mark: string
  readonly columns: GrowingColumns
}

export interface TwoWaves extends PairedWaves {
  readonly earlier: ResponseMatrix
  readonly later: ResponseMatrix
}

export interface HeldWaves extends PairedWaves {
  readonly earlier: HeldMatrix
  readonly later: HeldMatrix
}

type Change = (columns: GrowingColumns) => void

interface LoadingWave {
  readonly result: Promise<LoadedWave>
  /** What was committed while the store was being read, which the reading may have passed by. */
  readonly changes: Change[]
}

/** The complete responses of every wave as byte columns in memory; the store stays the truth. */
export class WaveColumns {
  readonly #source: ColumnsSource
  readonly #batchSize: number
  readonly #panels = new PanelPairing()
  readonly #loaded = new Map<string, LoadedWave>()
  readonly #loading = new Map<string, LoadingWave>()

  /**
   * Holds nothing yet: see loadWaveColumns.
   * @param batchSize responses that are read before other work gets its turn
   */
  constructor(source: ColumnsSource, batchSize = 2_000) {
    this.#source = source
    this.#batchSize = batchSize
  }

  /**
   * The response matrix of a wave with everything that was committed; undefined when there is no such wave.
   * Read from the store when a command, such as an import, changed the wave since.
   */
  async matrixOf(waveId: string): Promise<ResponseMatrix | undefined> {
    return (await this.#columnsOf(waveId))?.matrix
  }

  /** The same, unchanged until it is released. */
  async hold(waveId: string): Promise<HeldMatrix | undefined> {
    return (await this.#columnsOf(waveId))?.hold()
  }

  /** Two waves and the members who answered both, unchanged until they are released; undefined when one of the waves does not exist. */
  async holdTwo(earlierId: string, laterId: string): Promise<HeldWaves | undefined> {
    const earlier = await this.#columnsOf(earlierId)
    const later = await this.#columnsOf(laterId)
    if (!earlier || !later) return undefined
    const panel = await this.#panels.panelOf(this.#source, { id: earlierId, columns: earlier }, { id: laterId, columns: later })
    return { earlier: earlier.hold(), later: later.hold(), ...panel }
  }

  async #columnsOf(waveId: string): Promise<GrowingColumns | undefined> {
    const wave = await findWave(this.#source.reporting, waveId)
    if (!wave) {
      this.#loaded.delete(waveId)
      return undefined
    }
    const loaded = this.#loaded.get(waveId)
    if (loaded?.mark === wave.mark) return loaded.columns
    const { columns } = await this.#load(wave)
    return columns
  }

  /** Adds a complete response after its commit, or corrects it in its place. */
  take(response: ColumnResponse & { readonly waveId: string }, coded: Uint8Array): void {
    this.#change(response.waveId, (columns) => columns.put(response, coded))
  }

  /** Forgets an erased response after its commit. */
  remove(waveId: string, responseId: string): void {
    this.#change(waveId, (columns) => columns.remove(responseId))
  }

  #change(waveId: string, change: Change): void {
    this.#loading.get(waveId)?.changes.push(change)
    const loaded = this.#loaded.get(waveId)
    if (loaded && !fits(change, loaded.columns)) this.#loaded.delete(waveId)
  }

  async #load(wave: Wave): Promise<LoadedWave> {
    const running = this.#loading.get(wave.id)
    if (running) return await running.result
    const changes: Change[] = []
    const result = this.#read(wave, changes)
    this.#loading.set(wave.id, { result, changes })
    try {
      return await result
    } finally {
      this.#loading.delete(wave.id)
    }
  }

  async #read(wave: Wave, changes: readonly Change[]): Promise<LoadedWave> {
    const db = this.#source.reporting
    const variables = codebook(wave.questionnaireVersion).variables.map((variable) => variable.name)
    const columns = new GrowingColumns(await readRegister(db, wave.id), variables, statementCountsOf(variables))
    for await (const batch of readCodedResponses(db, wave.id, this.#batchSize)) {
      for (const response of batch) columns.put(response, response.coded)
      await nextTurn()
    }
    // From here to the end nothing is awaited, so that no change falls in between
    const complete = changes.every((change) => fits(change, columns))
    const loaded = { mark: wave.mark, columns }
    if (complete) this.#loaded.set(wave.id, loaded)
    return loaded
  }
}

/** False for a member or a version that came with another process: the store knows them, these columns do not yet. */
function fits(change: Change, columns: GrowingColumns): boolean {
  try {
    change(columns)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Reads every wave from the store, one pass over the responses. */
export async function loadWaveColumns(source: ColumnsSource): Promise<WaveColumns> {
  const columns = new WaveColumns(source)
  for (const wave of await listWaves(source.reporting)) await columns.matrixOf(wave.id)
  return columns
}
