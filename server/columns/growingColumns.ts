import { emptyResponseMatrix, leftBlank, tenureCode } from '../../analysis/index.ts'
import { sharedBytes, sharedRegister } from './sharedMemory.ts'
import type { FillableResponseMatrix, MemberRegister, ResponseMatrix, StatementCounts } from '../../analysis/index.ts'

/** A complete response as the columns take it. */
export interface ColumnResponse {
  /** Only tells one response from another. */
  readonly id: string
  readonly clusterId: string
  readonly call: string
  readonly embedding: string
  readonly size: string
  /** A class of the time since joining; absent or null where it is not known. */
  readonly tenure?: string | null
  readonly revision: number
}

/** One state of the answers that stays as it is until it is let go. */
export interface HeldMatrix {
  readonly matrix: ResponseMatrix
  /** Once more, to be let go by itself. */
  hold(): HeldMatrix
  /** Once for each hold. */
  release(): void
}

interface Row {
  readonly cluster: number
  readonly call: number
  readonly size: number
  readonly embedding: number
  readonly tenure: number
  readonly coded: Uint8Array
}

interface Memory {
  readonly matrix: FillableResponseMatrix
  /** The columns of the matrix in the order of the coded bytes. */
  readonly columns: readonly Uint8Array[]
  holders: number
}

const firstCapacity = 256

const placesOf = (values: readonly string[]) => new Map(values.map((value, place) => [value, place]))

/**
 * The byte columns of one wave while answers come in: each response has an ordinal, a correction keeps it, capacity doubles.
 *
 * The columns are memory that other threads compute on. What a computation holds must not change under it, and a save must
 * not wait for it: a new response is written behind the last one that the computation knows of; a correction waits in
 * a list while somebody holds the memory, and is written when nobody does. Only who asks for the newest state in the
 * meantime pays for a copy of the columns.
 */
export class GrowingColumns {
  readonly #variables: readonly string[]
  readonly #statements: StatementCounts
  readonly #register: MemberRegister
  readonly #clusters: ReadonlyMap<string, number>
  readonly #calls: ReadonlyMap<string, number>
  readonly #sizes: ReadonlyMap<string, number>
  readonly #embeddings: ReadonlyMap<string, number>
  readonly #ordinals = new Map<string, number>()
  readonly #ids: string[] = []
  readonly #revisions: number[] = []
  #comings = 0
  #memory: Memory
  /** Corrections by ordinal that wait until nobody holds the memory. */
  readonly #waiting = new Map<number, Row>()
  /** What `matrix` gave since the last change. */
  #state: ResponseMatrix | undefined

  /** @param variables in the order of the coded bytes */
  constructor(register: MemberRegister, variables: readonly string[], statements: StatementCounts) {
    this.#register = sharedRegister(register)
    this.#variables = variables
    this.#statements = statements
    this.#clusters = placesOf(register.clusterIds)
    this.#calls = placesOf(register.levels.call)
    this.#sizes = placesOf(register.levels.size)
    this.#embeddings = placesOf(register.levels.embedding)
    this.#memory = this.#newMemory(firstCapacity)
  }

  /** As it is now: the same object until an answer changes something. Use it before anything is awaited, or hold it. */
  get matrix(): ResponseMatrix {
    if (this.#waiting.size > 0) {
      if (this.#memory.holders > 0) this.#moveTo(this.#memory.matrix.cluster.length)
      else this.#writeWaiting()
    }
    return (this.#state ??= { ...this.#memory.matrix })
  }

  /** As it is now, unchanged until it is released. */
  hold(): HeldMatrix {
    const { matrix } = this
    const memory = this.#memory
    const holdOnce = (): HeldMatrix => {
      memory.holders++
      let held = true
      return {
        matrix,
        hold: holdOnce,
        release: () => {
          if (held) memory.holders--
          held = false
        },
      }
    }
    return holdOnce()
  }

  /** Another number than before: a response came or went, so that ordinals may have changed. */
  get comings(): number {
    return this.#comings
  }

  /** The ordinal of a response; undefined when it is not here. */
  ordinalOf(id: string): number | undefined {
    return this.#ordinals.get(id)
  }

  /**
   * Adds a response, or puts its new codes in its place. An older revision than the one held changes nothing.
   * @throws RangeError for a class that the register does not have, or another number of codes than variables
   */
  put(response: ColumnResponse, coded: Uint8Array): void {
    if (coded.length !== this.#variables.length) throw new RangeError(`a response of ${coded.length} codes, where the wave has ${this.#variables.length} variables`)
    const row: Row = {
      cluster: this.#place(this.#clusters, 'cluster', response.clusterId),
      call: this.#place(this.#calls, 'call', response.call),
      size: this.#place(this.#sizes, 'size', response.size),
      embedding: this.#place(this.#embeddings, 'embedding', response.embedding),
      tenure: tenureCode(response.tenure),
      coded,
    }
    const known = this.#ordinals.get(response.id)
    if (known !== undefined && this.#revisions[known]! > response.revision) return
    const ordinal = known ?? this.#memory.matrix.responses
    this.#revisions[ordinal] = response.revision
    this.#state = undefined
    if (known === undefined) {
      if (ordinal === this.#memory.matrix.cluster.length) this.#moveTo(ordinal * 2)
      this.#ordinals.set(response.id, ordinal)
      this.#ids[ordinal] = response.id
      this.#memory.matrix.responses = ordinal + 1
      this.#comings++
      this.#write(ordinal, row)
    } else if (this.#memory.holders > 0) {
      this.#waiting.set(ordinal, { ...row, coded: coded.slice() })
    } else {
      this.#waiting.delete(ordinal)
      this.#write(ordinal, row)
    }
  }

  /** Takes a response out; the last one moves into its place. */
  remove(id: string): void {
    const ordinal = this.#ordinals.get(id)
    if (ordinal === undefined) return
    if (this.#memory.holders > 0) this.#moveTo(this.#memory.matrix.cluster.length)
    else this.#writeWaiting()
    this.#state = undefined
    const { matrix, columns } = this.#memory
    const last = matrix.responses - 1
    for (const column of [matrix.cluster, matrix.call, matrix.size, matrix.embedding, matrix.tenure]) {
      column[ordinal] = column[last]!
      column[last] = 0
    }
    for (const column of columns) {
      column[ordinal] = column[last]!
      column[last] = leftBlank
    }
    const moved = this.#ids[last]!
    this.#ids[ordinal] = moved
    this.#revisions[ordinal] = this.#revisions[last]!
    this.#ordinals.set(moved, ordinal)
    this.#ordinals.delete(id)
    this.#ids.pop()
    this.#revisions.pop()
    matrix.responses = last
    this.#comings++
  }

  #place(places: ReadonlyMap<string, number>, kind: string, value: string): number {
    const place = places.get(value)
    if (place === undefined) throw new RangeError(`the register of the wave has no ${kind} ${value}`)
    return place
  }

  #write(ordinal: number, { cluster, call, size, embedding, tenure, coded }: Row): void {
    const { matrix, columns } = this.#memory
    matrix.cluster[ordinal] = cluster
    matrix.call[ordinal] = call
    matrix.size[ordinal] = size
    matrix.embedding[ordinal] = embedding
    matrix.tenure[ordinal] = tenure
    for (let variable = 0; variable < coded.length; variable++) columns[variable]![ordinal] = coded[variable]!
  }

  #writeWaiting(): void {
    for (const [ordinal, row] of this.#waiting) this.#write(ordinal, row)
    this.#waiting.clear()
  }

  #newMemory(capacity: number): Memory {
    const matrix = emptyResponseMatrix(this.#register, this.#statements, capacity, sharedBytes)
    const columns = this.#variables.map((variable) => {
      const column = matrix.columns[variable]
      if (!column) throw new RangeError(`the response matrix has no variable ${variable}`)
      return column
    })
    return { matrix, columns, holders: 0 }
  }

  /** Leaves the memory to those who hold it, and goes on in a copy that nobody holds yet. */
  #moveTo(capacity: number): void {
    const { matrix: before } = this.#memory
    this.#memory = this.#newMemory(capacity)
    const { matrix: after } = this.#memory
    const copy = (to: Uint8Array | Uint16Array, from: Uint8Array | Uint16Array) => to.set(from.subarray(0, before.responses))
    after.responses = before.responses
    copy(after.cluster, before.cluster)
    copy(after.call, before.call)
    copy(after.size, before.size)
    copy(after.embedding, before.embedding)
    copy(after.tenure, before.tenure)
    for (const [variable, column] of Object.entries(before.columns)) copy(after.columns[variable]!, column)
    this.#writeWaiting()
    this.#state = undefined
  }
}
