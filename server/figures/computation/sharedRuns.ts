import { currentReader } from './reader.ts'
import type { Running } from './computation.ts'

interface Run {
  readonly running: Running
  readers: number
}

/** The computations under way, so that all who want the same figure wait for the same one, and it stops when the last has left. */
export class SharedRuns {
  readonly #runs = new Map<string, Run>()

  /**
   * The figure of this key, computed once for all who ask meanwhile.
   * @throws the reason of the reader's signal as soon as the reader is gone
   */
  async join(key: string, start: () => Running): Promise<unknown> {
    const reader = currentReader()
    reader?.signal.throwIfAborted()
    const run = this.#runs.get(key) ?? this.#begin(key, start)
    run.readers++
    reader?.waitsFor.add(run.running)
    let left = false
    const leave = () => {
      if (left) return
      left = true
      if (--run.readers > 0) return
      // Who asks from now on is not to wait for a computation that is being stopped
      if (this.#runs.get(key) === run) this.#runs.delete(key)
      run.running.stop()
    }
    if (!reader) return await run.running.figure.finally(leave)
    return await new Promise((resolve, reject) => {
      const gone = () => {
        leave()
        reject(reader.signal.reason as Error)
      }
      reader.signal.addEventListener('abort', gone, { once: true })
      run.running.figure.then(resolve, reject).finally(() => {
        reader.signal.removeEventListener('abort', gone)
        leave()
      })
    })
  }

  #begin(key: string, start: () => Running): Run {
    const run: Run = { running: start(), readers: 0 }
    this.#runs.set(key, run)
    const forget = () => {
      if (this.#runs.get(key) === run) this.#runs.delete(key)
    }
    run.running.figure.then(forget, forget)
    return run
  }
}
