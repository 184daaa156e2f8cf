import { resolve } from 'node:path'
import type { Ended } from './runCommand.ts'

let runs = 0

/**
 * Runs a command in this process, one at a time: its file once more, on the modules that are there already. That is the
 * command from its words to its lines; that a process starts, ends and gives its code is for runCommand to show.
 */
export async function runHere(name: string, words: readonly string[], databaseUrl: string, settings: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const file = resolve(import.meta.dirname, `../../../server/commands/${name}.ts`)
  const { argv, env, exitCode } = process
  const umask = process.umask()
  const written = { stdout: '', stderr: '' }
  const put = (['stdout', 'stderr'] as const).map((name) => {
    const stream = process[name]
    const { write } = stream
    stream.write = (text) => {
      written[name] += String(text)
      return true
    }
    return () => void (stream.write = write)
  })
  process.argv = [process.execPath, file, ...words]
  process.env = { ...env, ...settings, DATABASE_URL: databaseUrl }
  process.exitCode = undefined
  try {
    await import(/* @vite-ignore */ `${file}?run=${++runs}`)
    return { code: Number(process.exitCode ?? 0), output: written.stdout, errors: written.stderr }
  } finally {
    for (const back of put) back()
    Object.assign(process, { argv, env, exitCode })
    process.umask(umask)
  }
}
