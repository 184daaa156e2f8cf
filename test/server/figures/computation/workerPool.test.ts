import { afterAll, describe, expect, test } from 'vitest'
import { effectMatrices, rowNames, withholdSmallBases, type ResponseMatrix } from '../../../../analysis/index.ts'
import { GrowingColumns } from '../../../../server/columns/growingColumns.ts'
import { statementCountsOf } from '../../../../server/columns/statementCounts.ts'
import { Stopped } from '../../../../server/figures/computation/computation.ts'
import { readingFor, shareDone, type Reader } from '../../../../server/figures/computation/reader.ts'
import { SharedRuns } from '../../../../server/figures/computation/sharedRuns.ts'
import { WorkerPool } from '../../../../server/figures/computation/workerPool.ts'
import { codebook, currentVersion } from '../../../../surveys/index.ts'
import { generatedWave } from '../../../bench/generatedWave.ts'
import type { Task } from '../../../../server/figures/jobs/task.ts'

const variables = codebook(currentVersion).variables.map(({ name }) => name)
/** A generated wave in columns as a server holds them. */
function answersIn(clusters: number): ResponseMatrix {
  const wave = generatedWave({ seed: 5, members: 900, clusters, responses: 400, statements: statementCountsOf(variables) })
  const columns = new GrowingColumns(wave.register, variables, statementCountsOf(variables))
  wave.memberOfResponse.forEach((member, response) => {
    columns.put({ id: String(response), ...wave.classes[member]!, revision: 1 }, Uint8Array.from(variables, (name) => wave.matrix.columns[name]![response]!))
  })
  return columns.matrix
}

const answers = answersIn(12)
const matrices: Task = { of: 'wave', kind: 'effectMatrices', arguments: { view: 'stratified' }, answers }
/** Every row by every cluster: long, in many steps. */
const request = { rows: rowNames(answers), banner: ['cluster'], layer: null, view: 'raked' }
const longTable: Task = { of: 'wave', kind: 'table', arguments: { request, tests: 'letters' }, answers }

const pools: WorkerPool[] = []
const newPool = (options: ConstructorParameters<typeof WorkerPool>[0]) => {
  const pool = new WorkerPool(options)
  pools.push(pool)
  return pool
}
afterAll(async () => await Promise.all(pools.map((pool) => pool.close())))

/** Until a long computation is under way. */
async function begun(share: () => number): Promise<void> {
  while (share() === 0) await new Promise((next) => setImmediate(next))
}

describe('figures computed by other threads', () => {
  test('are those of this thread, on memory that is not copied', async () => {
    const pool = newPool({ threads: 1 })
    expect(await pool.start(matrices).figure).toEqual({ view: 'stratified', matrices: withholdSmallBases(effectMatrices(answers, 'stratified')) })
    // What the thread sees is this memory: a code that does not exist reaches it, and it says so
    const column = answers.columns['desired_1']!
    const before = column[0]!
    column[0] = 77
    await expect(pool.start(matrices).figure).rejects.toThrow('a column of desired holds a byte that is none of its codes')
    column[0] = before
    expect(await pool.start(matrices).figure).toBeDefined()
    expect(pool.counts).toEqual({ started: 3, made: 2, stopped: 0, crashed: 0 })
  })

  test('a request that the analysis refuses comes back as the refusal', async () => {
    const asked = { request: { rows: ['nonsense'], banner: [], layer: null, view: 'published' }, tests: 'letters' }
    await expect(newPool({ threads: 1 }).start({ ...longTable, arguments: asked }).figure).rejects.toThrow(new RangeError('"nonsense" is not a row of this wave'))
  })

  test('say how far they are, and end at their next step when they are stopped', async () => {
    const pool = newPool({ threads: 1 })
    const long = pool.start(longTable)
    const next = pool.start(matrices)
    await begun(long.share)
    expect(long.share()).toBeLessThan(1)
    long.stop()
    await expect(long.figure).rejects.toThrow(Stopped)
    await next.figure
    expect(next.share()).toBe(1)
    expect(pool.counts).toEqual({ started: 2, made: 1, stopped: 1, crashed: 0 })
  })

  test('one that is stopped before its turn is never begun', async () => {
    const pool = newPool({ threads: 1 })
    const first = pool.start(matrices)
    const second = pool.start(longTable)
    second.stop()
    await expect(second.figure).rejects.toThrow(Stopped)
    await first.figure
    expect(pool.counts).toEqual({ started: 1, made: 1, stopped: 1, crashed: 0 })
  })

  test('a thread that dies refuses its figure in words, and the next figure gets a new thread', async () => {
    // Enough for the effect matrices, not for a table with the 2,016 pairs of 64 clusters behind its letters in every row
    const pool = newPool({ threads: 1, megabytes: 24 })
    const tooLarge: Task = { of: 'wave', kind: 'table', arguments: { request: { ...request, view: 'published' }, tests: 'all' }, answers: answersIn(64) }
    await expect(pool.start(tooLarge).figure).rejects.toMatchObject({ name: 'Problem', code: 'computationFailed', status: 503, cause: { code: 'ERR_WORKER_OUT_OF_MEMORY' } })
    expect(await pool.start(matrices).figure).toBeDefined()
    expect(pool.counts).toEqual({ started: 2, made: 1, stopped: 0, crashed: 1 })
  })
})

describe('readers of one figure', () => {
  const readerOf = (controller: AbortController): Reader => ({ signal: controller.signal, waitsFor: new Set() })

  test('share one computation; one who leaves does not end it for the others, the last one does', async () => {
    const pool = newPool({ threads: 1 })
    const runs = new SharedRuns()
    const controllers = [new AbortController(), new AbortController(), new AbortController()] as const
    const readers = controllers.map(readerOf)
    const join = (reader: Reader) => readingFor(reader, () => runs.join('table', () => pool.start(longTable)))
    const [one, two, three] = readers.map(join)
    await begun(() => shareDone(readers[0]!))
    controllers[0].abort(new Error('left'))
    await expect(one).rejects.toThrow('left')
    expect(pool.counts).toMatchObject({ started: 1, stopped: 0 })
    controllers[1].abort(new Error('left, too'))
    controllers[2].abort(new Error('and the last'))
    await expect(two).rejects.toThrow('left, too')
    await expect(three).rejects.toThrow('and the last')
    // The thread takes the next one only when it has let go of the table
    expect(await runs.join('matrices', () => pool.start(matrices))).toBeDefined()
    expect(pool.counts).toEqual({ started: 2, made: 1, stopped: 1, crashed: 0 })
  })

  test('who asks after the last one left gets a computation of its own', async () => {
    const pool = newPool({ threads: 1 })
    const runs = new SharedRuns()
    const controller = new AbortController()
    const reader = readerOf(controller)
    const left = readingFor(reader, () => runs.join('table', () => pool.start(longTable)))
    await begun(() => shareDone(reader))
    controller.abort(new Error('left'))
    const stays = runs.join('table', () => pool.start(longTable))
    await expect(left).rejects.toThrow('left')
    expect(await stays).toMatchObject({ view: 'raked' })
    expect(pool.counts).toEqual({ started: 2, made: 1, stopped: 1, crashed: 0 })
  })

  test('who is gone already asks for nothing', async () => {
    const pool = newPool({ threads: 1 })
    const gone = { signal: AbortSignal.abort(new Error('gone')), waitsFor: new Set<never>() }
    await expect(readingFor(gone, () => new SharedRuns().join('table', () => pool.start(longTable)))).rejects.toThrow('gone')
    expect(pool.counts.started).toBe(0)
  })
})
