import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../..')

/** Everything that a figure of a wave is made by. */
const rooms = ['analysis/**/*.ts', 'surveys/**/*.ts', 'server/figures/**/*.ts']

/**
 * Names this version of what makes figures: another one when a byte of it changed, whatever the version of the package says.
 * @param folder of the program
 */
export function codeVersion(folder = root): string {
  const hash = createHash('sha256').update(process.version)
  for (const file of globSync(rooms, { cwd: folder }).sort()) hash.update(`\n${file}\n`).update(readFileSync(join(folder, file)))
  return hash.digest('base64url')
}
