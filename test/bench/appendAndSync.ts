import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** How often a second this disk can append `bytes` and have them safe: the limit for one durable write at a time. */
export function appendAndSyncPerSecond(folder: string, bytes: number, forMs = 2000): number {
  const file = join(folder, 'append-and-sync')
  const handle = openSync(file, 'w')
  const record = Buffer.alloc(bytes, 0x61)
  const from = performance.now()
  let written = 0
  while (performance.now() - from < forMs) {
    writeSync(handle, record)
    fsyncSync(handle)
    written++
  }
  const seconds = (performance.now() - from) / 1000
  closeSync(handle)
  rmSync(file)
  return written / seconds
}
