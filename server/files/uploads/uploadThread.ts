import { parentPort, workerData } from 'node:worker_threads'
import { uploadLimits } from './limits.ts'
import { readCells } from './readCells.ts'
import { FileRefused } from './refusal.ts'
import type { ReadUpload } from './readUpload.ts'

/** One file, then the thread is over: nothing of it is left for the next. */
async function read(): Promise<ReadUpload> {
  const { file, name } = workerData as { file: Uint8Array; name: string }
  try {
    return { kind: 'read', cells: await readCells(Buffer.from(file.buffer, file.byteOffset, file.byteLength), name, uploadLimits) }
  } catch (error) {
    return error instanceof FileRefused ? { kind: 'refused', why: error.kind, place: error.place } : { kind: 'refused', why: 'damaged', place: '' }
  }
}

parentPort!.postMessage(await read())
