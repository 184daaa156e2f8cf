import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { hasTemplates } from '../db/templates/template.ts'
import { putDemonstration } from './demonstrationData.ts'

const startFile = resolve(import.meta.dirname, '../../server/start.ts')

export interface RunningServer {
  /** Where it listens; the same as what people type, unless PUBLIC_ORIGIN says otherwise. */
  readonly origin: string
  /** Addresses that the server printed when it started; without demonstration they are empty. */
  readonly links: { readonly respondent: string; readonly manager: string; readonly analyst: string; readonly steward: string }
  readonly folder: string
  readonly databaseFile: string
  /** Without SMTP_URL every mail is a file in this folder. */
  readonly outbox: string
  readonly process: ChildProcess
  /** Everything that the server wrote to standard output and standard error so far. */
  output(): string
  /** SIGKILL: nothing gets the chance to be tidied up. The folder stays. */
  kill(): Promise<void>
  /** Ends the process and removes its folder. */
  stop(): Promise<void>
}

export interface ServerOptions {
  readonly environment?: Readonly<Record<string, string>>
  /** Start on what an earlier server left here; in an empty folder it loads the demonstration itself. */
  readonly folder?: string
}

const linkNames = ['respondent', 'manager', 'analyst', 'steward'] as const

/** Starts the real server, with the demonstration on a fresh SQLite file, on a free port; resolves when it is ready. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'cluster-survey-'))
  const loadsItself = options.folder !== undefined || options.environment?.['DATABASE_URL'] !== undefined || options.environment?.['NODE_ENV'] === 'production'
  if (!loadsItself && hasTemplates()) await putDemonstration(folder)
  const { NODE_ENV: _, NODE_OPTIONS: __, VITEST: ___, ...inherited } = process.env
  const child = spawn(process.execPath, [startFile], {
    cwd: folder,
    env: { ...inherited, PORT: '0', HOST: '127.0.0.1', ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // A test run that is broken off leaves no server behind
  const endWithUs = () => child.kill('SIGKILL')
  process.once('exit', endWithUs)
  child.once('exit', () => process.off('exit', endWithUs))
  let output = ''
  const exited = new Promise<void>((done) => child.once('exit', () => done()))
  const origin = await new Promise<string>((found, failed) => {
    const read = (part: Buffer) => {
      output += part.toString()
      // the last line of the start: everything before it is there
      const ready = /^Ready: (http\S+)$/m.exec(output)
      if (ready) found(ready[1]!)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code, signal) => failed(new Error(`The server stopped (${signal ?? code}) before it was ready:\n${output}`)))
  })
  const healthy = await fetch(`${origin}/healthz`)
  if (healthy.status !== 200) throw new Error(`/healthz answered ${healthy.status}`)
  // Whoever finds nobody there any more should read why
  let isAsked = false
  child.once('exit', (code, signal) => {
    if (!isAsked && code !== 0) console.error(`The server ended by itself (${signal ?? code}):\n${output.slice(-4_000)}`)
  })
  const link = (name: string) => new RegExp(`^\\s*${name}\\s+(http\\S+)$`, 'm').exec(output)?.[1] ?? ''
  const kill = async () => {
    isAsked = true
    child.kill('SIGKILL')
    await exited
  }
  return {
    origin,
    links: Object.fromEntries(linkNames.map((name) => [name, link(name)])) as unknown as RunningServer['links'],
    folder,
    databaseFile: join(folder, 'data/survey.db'),
    outbox: join(folder, 'data/outbox'),
    process: child,
    output: () => output,
    kill,
    stop: async () => {
      isAsked = true
      child.kill('SIGTERM')
      await exited
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
