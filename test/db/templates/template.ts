import { chmodSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export const hasTemplates = (): boolean => process.env['TEST_TEMPLATES'] !== undefined

/**
 * The folder of that name, made by the first file of the run that asks; only to copy from.
 * Two files that ask at once both make it, and the one that is ready last throws its own away.
 */
export async function template(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const templates = process.env['TEST_TEMPLATES']
  if (templates === undefined) throw new Error('templates are there while vitest runs: TEST_TEMPLATES is not set')
  const place = join(templates, name)
  if (existsSync(place)) return place
  const own = mkdtempSync(`${place}-`)
  chmodSync(own, 0o755)
  try {
    await make(own)
    renameSync(own, place)
  } catch (error) {
    rmSync(own, { recursive: true, force: true })
    if (!existsSync(place)) throw error
  }
  return place
}
