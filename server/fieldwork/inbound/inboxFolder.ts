import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { largestInbound } from './readInbound.ts'

const atOnce = 500

/**
 * Takes every `.eml` file of a folder, oldest name first, and moves it to `read/` beside it; a file that could not be
 * stored stays for the next time. A folder that is not there is empty.
 * @returns how many were taken
 */
export async function emptyInbox(folder: string, take: (source: Uint8Array) => Promise<unknown>): Promise<number> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const mails = names.filter((name) => name.endsWith('.eml')).sort().slice(0, atOnce)
  if (mails.length === 0) return 0
  const read = join(folder, 'read')
  await mkdir(read, { recursive: true, mode: 0o700 })
  for (const name of mails) {
    const file = join(folder, name)
    const { size } = await stat(file)
    // What is too large to be a report is counted, not read
    await take(size > largestInbound ? new Uint8Array(largestInbound + 1) : await readFile(file))
    await rename(file, join(read, name))
  }
  return mails.length
}
