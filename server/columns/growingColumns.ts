import { emptyResponseMatrix, leftBlank } from '../../analysis/index.ts'
import type { FillableResponseMatrix, MemberRegister, ResponseMatrix, StatementCounts } from '../../analysis/index.ts'

/** A complete response as the columns take it. */
export interface ColumnResponse {
  /** Only tells one response from another. */
  readonly id: string
  readonly clusterId: string
  readonly call: string
  readonly embedding: string
  readonly size: string
  readonly revision: number
}

const firstCapacity = 256

const placesOf = (values: readonly string[]) => new Map(values.map((value, place) => [value, place]))

/** The byte columns of one wave while answers come in: each response has an ordinal, a correction keeps it, capacity doubles. */
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
  #matrix: FillableResponseMatrix
  /** The columns of the matrix in the order of the coded bytes. */
  #columns: readonly Uint8Array[]

  /** @param variables in the order of the coded bytes */
  constructor(register: MemberRegister, variables: readonly string[], statements: StatementCounts) {
    this.#register = register
    this.#variables = variables
    this.#statements = statements
    this.#clusters = placesOf(register.clusterIds)
    this.#calls = placesOf(register.levels.call)
    this.#sizes = placesOf(register.levels.size)
    this.#embeddings = placesOf(register.levels.embedding)
    this.#matrix = emptyResponseMatrix(register, statements, firstCapacity)
    this.#columns = this.#ordered(this.#matrix)
  }

  /** As it is now. It goes on changing: use it before anything is awaited, or ask again. */
  get matrix(): ResponseMatrix {
    return this.#matrix
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
    const cluster = this.#place(this.#clusters, 'cluster', response.clusterId)
    const call = this.#place(this.#calls, 'call', response.call)
    const size = this.#place(this.#sizes, 'size', response.size)
    const embedding = this.#place(this.#embeddings, 'embedding', response.embedding)
    let ordinal = this.#ordinals.get(response.id)
    if (ordinal === undefined) {
      ordinal = this.#matrix.responses
      if (ordinal === this.#matrix.cluster.length) this.#grow()
      this.#ordinals.set(response.id, ordinal)
      this.#ids[ordinal] = response.id
      this.#matrix.responses = ordinal + 1
      this.#comings++
    } else if (this.#revisions[ordinal]! > response.revision) return
    this.#revisions[ordinal] = response.revision
    const matrix = this.#matrix
    matrix.cluster[ordinal] = cluster
    matrix.call[ordinal] = call
    matrix.size[ordinal] = size
    matrix.embedding[ordinal] = embedding
    for (let variable = 0; variable < coded.length; variable++) this.#columns[variable]![ordinal] = coded[variable]!
  }

  /** Takes a response out; the last one moves into its place. */
  remove(id: string): void {
    const ordinal = this.#ordinals.get(id)
    if (ordinal === undefined) return
    const matrix = this.#matrix
    const last = matrix.responses - 1
    for (const column of [matrix.cluster, matrix.call, matrix.size, matrix.embedding]) {
      column[ordinal] = column[last]!
      column[last] = 0
    }
    for (const column of this.#columns) {
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

  #ordered(matrix: ResponseMatrix): Uint8Array[] {
    return this.#variables.map((variable) => {
      const column = matrix.columns[variable]
      if (!column) throw new RangeError(`the response matrix has no variable ${variable}`)
      return column
    })
  }

  #grow(): void {
    const before = this.#matrix
    const after = emptyResponseMatrix(this.#register, this.#statements, before.cluster.length * 2)
    after.responses = before.responses
    after.cluster.set(before.cluster)
    after.call.set(before.call)
    after.size.set(before.size)
    after.embedding.set(before.embedding)
    for (const [variable, column] of Object.entries(before.columns)) after.columns[variable]!.set(column)
    this.#matrix = after
    this.#columns = this.#ordered(after)
  }
}
