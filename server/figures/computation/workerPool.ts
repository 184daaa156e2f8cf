import { Worker } from 'node:worker_threads'
import { Problem } from '../../problem.ts'
import { Stopped, type Computation, type Running } from './computation.ts'
import { board, wholeShare, type Assignment, type Outcome } from './messages.ts'
import type { Task } from '../jobs/task.ts'

/** What the threads did since the start. */
export interface PoolCounts {
  readonly started: number
  readonly made: number
  /** Ended before their time because nobody wanted them any more, before or after they had begun. */
  readonly stopped: number
  /** Threads that died; each was replaced. */
  readonly crashed: number
}

interface Job {
  readonly assignment: Assignment
  readonly resolve: (figure: unknown) => void
  readonly reject: (error: Error) => void
}

interface Thread {
  readonly worker: Worker
  job: Job | null
}

interface PoolOptions {
  /** A short question need not wait for one long table. */
  readonly threads?: number
  /** Where a thread that needs more memory ends instead of the server; by default what Node allows. */
  readonly megabytes?: number
}

/** Figures computed beside the thread that serves: in turn, by a few threads that start when they are first needed. */
export class WorkerPool implements Computation {
  readonly #most: number
  readonly #megabytes: number | undefined
  readonly #threads = new Set<Thread>()
  readonly #waiting = new Set<Job>()
  readonly #counts = { started: 0, made: 0, stopped: 0, crashed: 0 }

  constructor({ threads = 2, megabytes }: PoolOptions = {}) {
    this.#most = threads
    this.#megabytes = megabytes
  }

  get counts(): PoolCounts {
    return { ...this.#counts }
  }

  start(task: Task): Running {
    const shared = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT))
    let job!: Job
    const figure = new Promise<unknown>((resolve, reject) => (job = { assignment: { task, board: shared }, resolve, reject }))
    this.#waiting.add(job)
    this.#next()
    return {
      figure,
      share: () => Atomics.load(shared, board.share) / wholeShare,
      stop: () => {
        Atomics.store(shared, board.stop, 1)
        if (this.#waiting.delete(job)) this.#settle(job, { kind: 'stopped' })
      },
    }
  }

  /** Ends the threads, and with them what they were at. */
  async close(): Promise<void> {
    const ending = [...this.#threads].map(({ worker }) => worker.terminate())
    for (const job of this.#waiting) this.#settle(job, { kind: 'stopped' })
    this.#waiting.clear()
    await Promise.all(ending)
  }

  #next(): void {
    for (const job of this.#waiting) {
      const thread = [...this.#threads].find((one) => one.job === null) ?? (this.#threads.size < this.#most ? this.#newThread() : undefined)
      if (!thread) return
      this.#waiting.delete(job)
      thread.job = job
      this.#counts.started++
      // Columns are shared memory: what is copied is their names
      thread.worker.postMessage(job.assignment)
    }
  }

  #newThread(): Thread {
    const worker = new Worker(new URL('./figureThread.ts', import.meta.url), {
      execArgv: [],
      resourceLimits: this.#megabytes === undefined ? {} : { maxOldGenerationSizeMb: this.#megabytes },
    })
    const thread: Thread = { worker, job: null }
    // Figures do not keep a process alive that has nothing else to do
    worker.unref()
    worker.on('message', (outcome: Outcome) => {
      const { job } = thread
      thread.job = null
      if (job) this.#settle(job, outcome)
      this.#next()
    })
    worker.on('error', (error) => this.#lose(thread, error))
    worker.on('exit', () => this.#lose(thread, new Error('a thread that computes figures ended')))
    this.#threads.add(thread)
    return thread
  }

  /** A thread is gone: what it was at is refused, and the next figure gets a new one. */
  #lose(thread: Thread, error: unknown): void {
    if (!this.#threads.delete(thread)) return
    if (thread.job) {
      this.#counts.crashed++
      thread.job.reject(new Problem('computationFailed', { cause: error }))
      thread.job = null
    }
    this.#next()
  }

  #settle({ resolve, reject }: Job, outcome: Outcome): void {
    if (outcome.kind === 'made') {
      this.#counts.made++
      resolve(outcome.figure)
    } else if (outcome.kind === 'stopped') {
      this.#counts.stopped++
      reject(new Stopped())
    } else reject(outcome.kind === 'refused' ? new RangeError(outcome.message) : outcome.error)
  }
}
