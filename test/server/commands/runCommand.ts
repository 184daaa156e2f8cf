import { execFile } from 'node:child_process'
import { resolve } from 'node:path'

export interface Ended {
  readonly code: number
  readonly output: string
  readonly errors: string
}

/** Runs a command as npm would, in a pipe, on the database of that address. */
export async function runCommand(name: string, words: readonly string[], databaseUrl: string, settings: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const file = resolve(import.meta.dirname, `../../../server/commands/${name}.ts`)
  const { NODE_OPTIONS: _, VITEST: __, ...inherited } = process.env
  return await new Promise((ended) => {
    execFile(process.execPath, [file, ...words], { env: { ...inherited, ...settings, DATABASE_URL: databaseUrl } }, (error, output, errors) => {
      ended({ code: error === null ? 0 : Number(error.code), output, errors })
    })
  })
}
