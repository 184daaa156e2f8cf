import { setImmediate as nextTurn } from 'node:timers/promises'
import { runTask } from '../jobs/task.ts'
import type { Task } from '../jobs/task.ts'

/** A figure that is being computed, or waits for its turn. */
export interface Running {
  /** Rejects with what the computation threw, and with Stopped after `stop`. */
  readonly figure: Promise<unknown>
  /** The part of the work that is done, 0..1. */
  readonly share: () => number
  /** Nobody wants it any more: it ends at its next step. */
  readonly stop: () => void
}

/** Where figures are computed. */
export interface Computation {
  start(task: Task): Running
}

/** The figure of a computation that was stopped. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/** Computes on the thread that asks: for commands and tests; a server would keep everybody waiting. */
export const onThisThread: Computation = {
  start(task) {
    let share = 0
    let stopped = false
    const compute = async () => {
      await nextTurn()
      return runTask(task, (done, all) => {
        if (stopped) throw new Stopped()
        share = done / all
      })
    }
    return { figure: compute(), share: () => share, stop: () => (stopped = true) }
  },
}
