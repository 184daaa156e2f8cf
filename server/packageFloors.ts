import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The oldest versions with every security fix that touches us, by public advisories; SQLite has its own floor where it is
 * opened. The lock file has newer ones: this is for a machine where something else came to stand.
 */
export const packageFloors: Readonly<Record<string, string>> = {
  hono: '4.13.5',
  kysely: '0.28.17',
  nodemailer: '9.1.1',
}

const partsOf = (version: string): number[] => version.split('-')[0]!.split('.').map(Number)

/** Whether `version` is `floor` or newer. A version that is no number of three parts, or is one before a release, is not. */
export function reaches(version: string, floor: string): boolean {
  const [parts, least] = [partsOf(version), partsOf(floor)]
  if (parts.length !== 3 || parts.some(Number.isNaN)) return false
  for (const [place, needed] of least.entries()) if (parts[place] !== needed) return parts[place]! > needed
  return !version.includes('-')
}

/** What the package that is loaded under this name says its version is. */
function versionOf(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.resolve(name)))
  for (;;) {
    const file = join(folder, 'package.json')
    if (existsSync(file)) {
      const described = JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string }
      if (described.name === name) return described.version ?? ''
    }
    if (dirname(folder) === folder) return ''
    folder = dirname(folder)
  }
}

/** @throws Error naming the package, its version and what is needed */
export function assertPackageFloors(floors = packageFloors): void {
  for (const [name, floor] of Object.entries(floors)) {
    const version = versionOf(name)
    if (!reaches(version, floor)) throw new Error(`${name} is ${version || 'of an unknown version'}, expected ${floor} or newer: older ones have known security faults. Run npm ci again`)
  }
}
