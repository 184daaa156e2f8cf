import { Worker } from 'node:worker_threads'
import { uploadLimits } from './limits.ts'
import type { Cells } from './readCells.ts'
import type { RefusalKind } from './refusal.ts'

/** What became of a file: its cells, or one reason (`refusalInWords`). */
export type ReadUpload = { readonly kind: 'read'; readonly cells: Cells } | { readonly kind: 'refused'; readonly why: RefusalKind; readonly place: string }

const patienceMs = 1_500
const heapMegabytes = 64
/** One after another: two hostile files at once would take twice the memory. */
let last: Promise<unknown> = Promise.resolve()

/**
 * Reads a file that came over the network, in a thread of its own with a small heap and little time, so that whatever it does
 * to its reader it does not do to the server.
 * @param name as the browser said it; only its ending counts
 */
export function readUpload(file: Uint8Array, name: string): Promise<ReadUpload> {
  if (file.byteLength > uploadLimits.fileBytes) return Promise.resolve({ kind: 'refused', why: 'fileTooLarge', place: '' })
  const reading = last.then(() => readApart(file, name))
  last = reading
  return reading
}

function readApart(file: Uint8Array, name: string): Promise<ReadUpload> {
  return new Promise((done) => {
    const thread = new Worker(new URL('./uploadThread.ts', import.meta.url), {
      workerData: { file, name },
      // No secret of the environment, no option of the server
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 8, stackSizeMb: 2 },
    })
    const end = (result: ReadUpload) => {
      clearTimeout(patience)
      done(result)
      void thread.terminate()
    }
    const patience = setTimeout(() => end({ kind: 'refused', why: 'tookTooLong', place: '' }), patienceMs)
    thread.once('message', end)
    // Out of memory, or a fault of the reader: the file is what it cannot read
    thread.once('error', (error: NodeJS.ErrnoException) => end({ kind: 'refused', why: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'unpacksTooLarge' : 'damaged', place: '' }))
    thread.once('exit', () => end({ kind: 'refused', why: 'damaged', place: '' }))
  })
}
