/** A thread that computes figures, one at a time, on the shared columns. Only the worker pool starts it. */
import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { runTask } from '../jobs/task.ts'
import { Stopped } from './computation.ts'
import { board, wholeShare, type Assignment, type Outcome } from './messages.ts'

// Members who save come before tables. On Linux 0 is this thread alone; elsewhere it would be the whole server
if (process.platform === 'linux') setPriority(0, 10)

function outcomeOf({ task, board: shared }: Assignment): Outcome {
  try {
    const figure = runTask(task, (done, all) => {
      if (Atomics.load(shared, board.stop) === 1) throw new Stopped()
      Atomics.store(shared, board.share, Math.round((done / all) * wholeShare))
    })
    Atomics.store(shared, board.share, wholeShare)
    return { kind: 'made', figure }
  } catch (error) {
    if (error instanceof Stopped) return { kind: 'stopped' }
    if (error instanceof RangeError) return { kind: 'refused', message: error.message }
    return { kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) }
  }
}

parentPort!.on('message', (assignment: Assignment) => parentPort!.postMessage(outcomeOf(assignment)))
